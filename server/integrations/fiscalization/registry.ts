import { type CisDeps, createCisFiscalization } from '#server/integrations/fiscalization/cis/adapter.ts';
import type { CisConfig } from '#server/integrations/fiscalization/cis/config.ts';
import type { FiscalizationPort } from '#server/integrations/fiscalization/port.ts';

export interface FiscalizationConfigs {
  readonly cis: CisConfig;
}

export type FiscalizationVendor = keyof FiscalizationConfigs;

/** Makers of the port, one per vendor. */
export const FISCALIZATION_VENDORS: {
  readonly [Vendor in FiscalizationVendor]: (config: FiscalizationConfigs[Vendor], deps: CisDeps) => FiscalizationPort;
} = { cis: createCisFiscalization };
