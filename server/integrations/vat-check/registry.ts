import type { VatCheckPort } from '#server/integrations/vat-check/port.ts';
import { createViesVatCheck, type ViesConfig, type ViesDeps } from '#server/integrations/vat-check/vies/adapter.ts';

export interface VatCheckConfigs {
  readonly vies: ViesConfig;
}

/** Makers of the port, one per vendor. */
export const VAT_CHECK_VENDORS: {
  readonly [Vendor in keyof VatCheckConfigs]: (config: VatCheckConfigs[Vendor], deps: ViesDeps) => VatCheckPort;
} = { vies: createViesVatCheck };
