import type { CompanyRegistryPort } from '#server/integrations/company-registry/port.ts';
import {
  createSudregCompanyRegistry,
  type SudregConfig,
  type SudregDeps,
} from '#server/integrations/company-registry/sudreg/adapter.ts';

export interface CompanyRegistryConfigs {
  readonly sudreg: SudregConfig;
}

/** Makers of the port, one per vendor. */
export const COMPANY_REGISTRY_VENDORS: {
  readonly [Vendor in keyof CompanyRegistryConfigs]: (
    config: CompanyRegistryConfigs[Vendor],
    deps: SudregDeps,
  ) => CompanyRegistryPort;
} = { sudreg: createSudregCompanyRegistry };
