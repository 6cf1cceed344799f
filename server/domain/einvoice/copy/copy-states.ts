import type { BusinessState, FiscalState, OutgoingStatus, TransportState } from '../states.ts';

/** As of any eRačun that is sent · `withdrawn`: a person gave it up before the intermediary had it. */
export type CopyStatus = OutgoingStatus | 'withdrawn';

/** How the exchange that a copy took the place of stood when the intermediary took the copy; instants in ISO 8601. */
export interface ReplacedExchange {
  readonly providerRef: string | null;
  readonly transport: TransportState;
  readonly fiscal: FiscalState;
  readonly business: BusinessState;
  readonly rawCode: string | null;
  readonly sentAt: string | null;
}
