import type { BankDataAdapterDeps } from '#server/integrations/bank-data/adapter-deps.ts';
import { createEnableBankingData, type EnableBankingConfig } from '#server/integrations/bank-data/enablebanking/adapter.ts';
import { createGocardlessData, type GocardlessConfig } from '#server/integrations/bank-data/gocardless/adapter.ts';
import type { BankDataPort, BankDataVendor } from '#server/integrations/bank-data/port.ts';

export interface BankDataConfigs {
  readonly gocardless: GocardlessConfig;
  readonly enablebanking: EnableBankingConfig;
}

/** Makers of the port, one per vendor. */
export const BANK_DATA_ADAPTERS: {
  readonly [Vendor in BankDataVendor]: (config: BankDataConfigs[Vendor], deps: BankDataAdapterDeps) => BankDataPort;
} = { gocardless: createGocardlessData, enablebanking: createEnableBankingData };
