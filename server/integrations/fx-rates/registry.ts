import { createHnbFxRates, type HnbConfig, type HnbDeps } from '#server/integrations/fx-rates/hnb/adapter.ts';
import type { FxRatesPort } from '#server/integrations/fx-rates/port.ts';

export interface FxRatesConfigs {
  readonly hnb: HnbConfig;
}

/** Makers of the port, one per vendor. */
export const FX_RATES_VENDORS: {
  readonly [Vendor in keyof FxRatesConfigs]: (config: FxRatesConfigs[Vendor], deps: HnbDeps) => FxRatesPort;
} = { hnb: createHnbFxRates };
