import type { BusinessState, OutgoingChannel, OutgoingStatus, TransportState } from '../einvoice/states.ts';
import { daysBetween } from '../shared/plain-date.ts';
import { takesBack, type LegalKind } from './kinds.ts';

/** Facts about an issued document from which its state follows. */
export interface StatusFacts {
  readonly kind: LegalKind;
  readonly cancelled: boolean;
  readonly fiscal: 'pending' | 'sending' | 'fiscalized' | 'stopped' | null;
  readonly totalMinor: bigint;
  readonly paidMinor: bigint;
  /** What credit notes took back of it. */
  readonly creditedMinor: bigint;
  readonly dueOn: string | null;
  readonly email:
    | 'queued'
    | 'scheduled'
    | 'sent'
    | 'delivered'
    | 'opened'
    | 'clicked'
    | 'delayed'
    | 'bounced'
    | 'complained'
    | 'failed'
    | 'suppressed'
    | null;
  /** Its way as eRačun; null when it does not go as one. */
  readonly einvoice: {
    readonly channel: OutgoingChannel;
    readonly status: OutgoingStatus;
    readonly transport: TransportState;
    readonly business: BusinessState;
  } | null;
}

/** A mail that did not do what it was sent for. */
const NOT_ARRIVED: readonly string[] = ['bounced', 'failed', 'complained', 'suppressed'];

/** How far a document is as eRačun: `reported` is with its buyer only once it was mailed, `stopped` waits for a person, `rejected` by the buyer; `waitsForPerson` finds the same two, and what was not reported. */
function einvoiceProgressOf({ einvoice }: Pick<StatusFacts, 'einvoice'>) {
  if (einvoice === null) return null;
  const { channel, status, transport, business } = einvoice;
  if (status === 'refused' || status === 'stopped' || transport === 'failed' || transport === 'cancelled') return 'stopped';
  if (business === 'rejected') return 'rejected';
  // What was only reported reached the Tax Administration and nobody else.
  if (channel === 'report' && status === 'sent') return 'reported';
  // What the buyer answered to has arrived, whatever the intermediary tells of it.
  if (transport === 'delivered' || business !== 'none') return 'delivered';
  return status === 'sent' ? 'sent' : 'queued';
}

type OpenFacts = Pick<StatusFacts, 'kind' | 'cancelled' | 'totalMinor' | 'paidMinor' | 'creditedMinor'>;

/** What is still to be paid: nothing of a storno and of what it cancels, and of the rest what was neither paid nor credited. */
export function openMinorOf({ kind, cancelled, totalMinor, paidMinor, creditedMinor }: OpenFacts): bigint {
  const open = totalMinor - paidMinor - creditedMinor;
  return takesBack(kind) || cancelled || open < 0n ? 0n : open;
}

/** Whole days since the due date; 0 when it is not due or nothing is open. */
export function overdueDaysOf(facts: StatusFacts, today: string): number {
  if (facts.dueOn === null || openMinorOf(facts) === 0n) return 0;
  return Math.max(0, daysBetween(facts.dueOn, today));
}

/** The state that matters most now: first what someone must act on, then how it ended, then how far it came. */
export function invoiceStatusOf(facts: StatusFacts, today: string) {
  if (facts.fiscal === 'stopped') return 'fiscalization_stopped' as const;
  if (facts.fiscal === 'pending' || facts.fiscal === 'sending') return 'awaiting_jir' as const;
  if (facts.cancelled) return 'cancelled' as const;
  const einvoice = einvoiceProgressOf(facts);
  if (einvoice === 'stopped') return 'einvoice_stopped' as const;
  // Once credit was given, the rejection has been answered.
  if (einvoice === 'rejected' && facts.creditedMinor === 0n) return 'einvoice_rejected' as const;
  if (facts.kind === 'storno') return 'storno' as const;
  if (facts.kind === 'credit_note') return 'credit_note' as const;
  if (facts.creditedMinor > 0n && facts.creditedMinor >= facts.totalMinor) return 'credited' as const;
  if (openMinorOf(facts) === 0n) return 'paid' as const;
  if (overdueDaysOf(facts, today) > 0) return 'overdue' as const;
  if (facts.paidMinor > 0n) return 'partly_paid' as const;
  if (facts.email === 'opened' || facts.email === 'clicked') return 'opened' as const;
  if (einvoice === 'delivered' || einvoice === 'rejected') return 'delivered' as const;
  if (facts.email !== null && NOT_ARRIVED.includes(facts.email)) return 'bounced' as const;
  if (einvoice === 'queued') return 'einvoice_queued' as const;
  return facts.email === null && (einvoice === null || einvoice === 'reported') ? ('issued' as const) : ('sent' as const);
}
