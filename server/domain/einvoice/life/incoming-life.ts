import type { ReceiptDeadline } from '../receipt-deadline.ts';
import type { FiscalState, ReportStatus } from '../states.ts';
import type { PlainDate } from '../../shared/plain-date.ts';
import { type LifeStep, lifeStep } from './life-step.ts';

/** What is known of an eRačun that came. */
export interface IncomingFacts {
  readonly kind: 'invoice' | 'credit_note' | 'response' | 'unreadable';
  readonly receivedAt: Date;
  readonly acknowledgedAt: Date | null;
  readonly hasFlags: boolean;
  /** Its file, in the archive. */
  readonly fileId: string;
  readonly fiscal: FiscalState;
  readonly fiscalAt: Date | null;
  readonly fiscalErrors: readonly string[];
  readonly tellsFiscal: boolean;
  readonly deadline: ReceiptDeadline | null;
  readonly acceptedAt: Date | null;
  readonly rejectedAt: Date | null;
  readonly mayDecide: boolean;
  readonly bookedAt: Date | null;
  /** A corrected copy of it came: that one is answered and booked. */
  readonly isReplaced: boolean;
  readonly paidAt: Date | null;
  readonly report: {
    readonly id: string;
    readonly status: ReportStatus;
    readonly failure: string | null;
    readonly errors: readonly string[];
    readonly dueOn: PlainDate;
    readonly reportedAt: Date | null;
    readonly hasMessage: boolean;
  } | null;
}

/** The way of an eRačun that came: from the inbox to what its recipient says of it. */
export function incomingLife(facts: IncomingFacts): readonly LifeStep[] {
  const { kind, receivedAt, acknowledgedAt, hasFlags, fileId } = facts;
  const received = lifeStep('received', 'done', 'seller', { at: receivedAt, message: { kind: 'document', id: fileId } });
  const acknowledged =
    acknowledgedAt === null
      ? lifeStep('acknowledged', 'now', 'fiskai', { note: 'not_acknowledged' })
      : lifeStep('acknowledged', 'done', 'fiskai', { at: acknowledgedAt });
  const read =
    kind === 'unreadable'
      ? lifeStep('read', 'failed', 'you', { note: 'unreadable' })
      : lifeStep('read', 'done', 'fiskai', { at: receivedAt, note: hasFlags ? 'odd' : null });
  if (kind === 'response' || kind === 'unreadable') return [received, acknowledged, read];
  return [received, acknowledged, read, receiptStep(facts), ...decisions(facts)];
}

function receiptStep({ fiscal, fiscalAt, fiscalErrors, tellsFiscal, deadline }: IncomingFacts): LifeStep {
  const on = deadline?.on ?? null;
  if (fiscal === 'done') return lifeStep('receipt_fiscalized', 'done', 'intermediary', { at: fiscalAt });
  if (fiscal === 'failed')
    return lifeStep('receipt_fiscalized', 'failed', 'you', { note: 'receipt_failed', words: fiscalErrors, on });
  if (!tellsFiscal) return lifeStep('receipt_fiscalized', 'unseen', 'intermediary', { note: 'receipt_not_told', on });
  return deadline?.isOver
    ? lifeStep('receipt_fiscalized', 'failed', 'you', { note: 'receipt_late', on })
    : lifeStep('receipt_fiscalized', 'now', 'intermediary', { note: 'receipt_waits', on });
}

function decisions(facts: IncomingFacts): readonly LifeStep[] {
  const { acceptedAt, rejectedAt, mayDecide, bookedAt, paidAt, report, isReplaced } = facts;
  if (rejectedAt !== null) {
    const decided = lifeStep('decided', 'done', 'you', { at: rejectedAt, note: 'you_rejected' });
    return report === null ? [decided] : [decided, rejectionStep(report)];
  }
  if (isReplaced && acceptedAt === null && bookedAt === null)
    return [lifeStep('decided', 'skipped', 'you', { note: 'replaced' })];
  const decided =
    acceptedAt === null
      ? isReplaced
        ? lifeStep('decided', 'skipped', 'you', { note: 'replaced' })
        : lifeStep('decided', mayDecide ? 'now' : 'later', 'you', { note: mayDecide ? 'decide' : 'decide_there' })
      : lifeStep('decided', 'done', 'you', { at: acceptedAt, note: 'you_accepted' });
  const paid = paidAt === null ? lifeStep('told_paid', 'later', 'you') : lifeStep('told_paid', 'done', 'you', { at: paidAt });
  return [decided, bookedStep(facts), paid];
}

/** The cost is one, and a corrected copy says it better. */
function bookedStep({ bookedAt, isReplaced }: IncomingFacts): LifeStep {
  if (bookedAt !== null) return lifeStep('booked', 'done', 'you', { at: bookedAt });
  return isReplaced
    ? lifeStep('booked', 'skipped', 'you', { note: 'replaced_booked' })
    : lifeStep('booked', 'now', 'you', { note: 'book' });
}

function rejectionStep(report: NonNullable<IncomingFacts['report']>): LifeStep {
  const { id, status, failure, errors, dueOn, reportedAt, hasMessage } = report;
  const message = hasMessage ? ({ kind: 'report', id } as const) : null;
  if (status === 'reported') return lifeStep('rejection_reported', 'done', 'fiskai', { at: reportedAt, message });
  if (status === 'failed')
    return lifeStep('rejection_reported', 'failed', 'you', { note: `failure.${failure ?? 'away'}`, words: errors, on: dueOn });
  return lifeStep('rejection_reported', 'now', status === 'held' ? 'you' : 'fiskai', {
    note: status === 'held' ? 'report_held' : 'report_planned',
    on: dueOn,
  });
}
