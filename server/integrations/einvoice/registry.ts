import type { Intermediary } from '#server/domain/einvoice/intermediaries.ts';

import { createEposlovanje, type EposlovanjeConfig } from './eposlovanje/adapter.ts';
import { createIeRacuni, type IeRacuniConfig } from './ie-racuni/adapter.ts';
import { createMojEracun, type MojEracunConfig } from './moj-eracun/adapter.ts';
import type { EInvoicePort } from './port.ts';
import type { EInvoiceDeps } from './vendor-call.ts';

export interface EInvoiceConfigs {
  readonly moj_eracun: MojEracunConfig;
  readonly eposlovanje: EposlovanjeConfig;
  readonly ie_racuni: IeRacuniConfig;
}

/** Makers of the port, one per intermediary. */
export const EINVOICE_ADAPTERS: {
  readonly [Name in Intermediary]: (config: EInvoiceConfigs[Name], deps: EInvoiceDeps) => EInvoicePort;
} = { moj_eracun: createMojEracun, eposlovanje: createEposlovanje, ie_racuni: createIeRacuni };
