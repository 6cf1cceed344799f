import type { EInvoiceAccount, EInvoicePort, SendOutcome } from '#server/integrations/einvoice/port.ts';

import type { OpenedAccount } from '../account.ts';

/** Longer than any sending may take: who holds a document for this long has died. */
export const LEASE_MS = 180_000;

interface Queued {
  readonly status: string;
  readonly nextAttemptAt: Date | null;
  readonly leaseUntil: Date | null;
}

/** Whether a row of a queue is to be sent now, and whether it may have been sent before; null while it is not its time or somebody is at it. */
export function dueNow(row: Queued, now: Date): { readonly mustLookUp: boolean } | null {
  const isAbandoned = row.status === 'sending' && (row.leaseUntil === null || row.leaseUntil <= now);
  const isDue = (row.status === 'queued' || row.status === 'unsure') && row.nextAttemptAt !== null && row.nextAttemptAt <= now;
  return isAbandoned || isDue ? { mustLookUp: isAbandoned || row.status === 'unsure' } : null;
}

export type Outcome = SendOutcome | { readonly kind: 'failed'; readonly error: unknown } | Stopped;

interface Stopped {
  readonly kind: 'stopped';
  readonly failure: 'account' | 'unsure' | 'too_late' | 'cancelled';
}

export interface Delivery {
  /** Null while the account that it was queued for is not there. */
  readonly opened: OpenedAccount | null;
  readonly mustLookUp: boolean;
  /** Where it is looked up; null where the intermediary cannot be asked. */
  readonly find: (port: EInvoicePort, account: EInvoiceAccount) => Promise<string | null> | null;
  readonly send: (port: EInvoicePort, account: EInvoiceAccount) => Promise<SendOutcome | Stopped>;
}

/** Hands one document to its intermediary. What may have been sent before is looked up first; where nobody can be asked, a person must. */
export async function deliver({ opened, mustLookUp, find, send }: Delivery): Promise<Outcome> {
  // Where it was perhaps sent, the account is asked that is no longer there, and that only a person can do.
  if (opened === null) return { kind: 'stopped', failure: mustLookUp ? 'unsure' : 'account' };
  const { port, account } = opened;
  if (mustLookUp) {
    const asked = find(port, account);
    if (asked === null) return { kind: 'stopped', failure: 'unsure' };
    const providerRef = await asked;
    if (providerRef !== null) return { kind: 'accepted', providerRef, answer: null };
  }
  return send(port, account);
}

/** What became of a delivery, by the error where there is one. */
export const attempt = (delivery: Delivery): Promise<Outcome> =>
  deliver(delivery).catch((error: unknown): Outcome => ({ kind: 'failed', error }));
