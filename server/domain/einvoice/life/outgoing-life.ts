import type { CopyStatus } from '../copy/copy-states.ts';
import type { PlainDate } from '../../shared/plain-date.ts';
import type { BusinessState, FiscalState, OutgoingChannel, OutgoingStatus, ReportStatus, TransportState } from '../states.ts';
import { type LifeStep, lifeStep } from './life-step.ts';
import { isNeedless, type TakenBack, takenBackStep } from './taken-back.ts';

/** What is known of an eRačun of ours. Instants are when we came to know. */
export interface OutgoingFacts {
  readonly issuedAt: Date;
  /** Null while it is in no queue. */
  readonly sending: {
    readonly channel: OutgoingChannel;
    readonly status: OutgoingStatus;
    readonly transport: TransportState;
    readonly fiscal: FiscalState;
    readonly business: BusinessState;
    readonly failure: string | null;
    readonly errors: readonly string[];
    readonly providerRef: string | null;
    readonly rawCode: string | null;
    readonly queuedAt: Date;
    readonly sentAt: Date | null;
    /** The corrected copy that is exchanged now. */
    readonly copyId: string | null;
  } | null;
  /** When each state was seen first. */
  readonly seen: {
    readonly accepted: Date | null;
    readonly fiscal: Date | null;
    readonly delivered: Date | null;
    readonly business: Date | null;
  };
  /** The intermediary tells of reports. */
  readonly tellsFiscal: boolean;
  /** Last day on which the buyer reports the receipt, and whether it has passed; null before it was delivered. */
  readonly receiptDue: { readonly on: PlainDate; readonly isOver: boolean } | null;
  /** Null for what is never paid: a storno, a credit note. */
  readonly payment: {
    readonly isSettled: boolean;
    readonly isPart: boolean;
    /** Nothing is left to pay though nothing was paid: credited in full, or covered by advances. */
    readonly isVoid: boolean;
    readonly lastOn: PlainDate | null;
    readonly dueOn: PlainDate | null;
  } | null;
  readonly reports: readonly {
    readonly id: string;
    readonly status: ReportStatus;
    readonly failure: string | null;
    readonly errors: readonly string[];
    readonly dueOn: PlainDate;
    readonly reportedAt: Date | null;
    readonly hasMessage: boolean;
  }[];
  /** Of the PDF that goes to a buyer who cannot receive: how its last mail stands, null before there was one; and whether it goes by itself. */
  readonly pdf: {
    readonly mail: { readonly at: Date; readonly state: 'queued' | 'sent' | 'undelivered' } | null;
    readonly isAutomatic: boolean;
  };
  /** Answers of the intermediary in the archive: when it took the eRačun, and the first that told each state. */
  readonly answers: {
    readonly accepted: string | null;
    readonly fiscal: string | null;
    readonly delivered: string | null;
    readonly business: string | null;
  };
  /** The file that went out, in the archive. */
  readonly fileId: string | null;
  readonly responseId: string | null;
  /** The corrected copy that the intermediary does not have yet; null where none is on its way. */
  readonly copy: { readonly status: CopyStatus; readonly failure: string | null; readonly errors: readonly string[] } | null;
  /** What took it back, or answered its rejection; null while it stands. */
  readonly takenBack: TakenBack | null;
}

type Sending = NonNullable<OutgoingFacts['sending']>;

/** The way of an eRačun of ours, from its invoice to the report of its payment. */
export function outgoingLife(facts: OutgoingFacts): readonly LifeStep[] {
  const created = lifeStep('created', 'done', 'you', { at: facts.issuedAt });
  const { sending, takenBack } = facts;
  const last = takenBack === null ? [] : [takenBackStep(takenBack, sending)];
  if (sending === null)
    return isNeedless(takenBack)
      ? [created, lifeStep('checked', 'skipped', 'you', { note: 'not_needed' }), ...last]
      : [created, lifeStep('checked', 'now', 'you', { note: 'not_sent' }), ...last];
  const checked = lifeStep('checked', 'done', 'fiskai', { at: sending.queuedAt });
  const sent = sentStep(facts, sending);
  if (sending.status !== 'sent') return [created, checked, sent, ...last];
  return [
    created,
    checked,
    sent,
    acceptedStep(facts, sending),
    fiscalizedStep(facts, sending),
    ...(sending.channel === 'report' ? [mailedStep(facts)] : exchanged(facts, sending)),
    ...(facts.copy === null ? [] : [correctedStep(facts.copy)]),
    ...paidSteps(facts),
    ...last,
  ];
}

function sentStep({ fileId, takenBack }: OutgoingFacts, sending: Sending): LifeStep {
  const { status, failure, errors, sentAt, channel, copyId } = sending;
  if ((status === 'refused' || status === 'stopped') && isNeedless(takenBack))
    return lifeStep('sent', 'skipped', 'fiskai', { note: 'not_needed', words: errors });
  switch (status) {
    case 'queued':
    case 'sending':
      return lifeStep('sent', 'now', 'fiskai', { note: failure === null ? 'queued' : `failure.${failure}` });
    case 'unsure':
      return lifeStep('sent', 'now', 'fiskai', { note: 'looked_up' });
    case 'refused':
      return lifeStep('sent', 'failed', 'you', { note: 'refused', words: errors });
    case 'stopped':
      return lifeStep('sent', 'failed', 'you', { note: `failure.${failure ?? 'away'}`, words: errors });
    case 'sent':
      return lifeStep('sent', 'done', 'fiskai', {
        at: sentAt,
        note: channel === 'report' ? 'only_reported' : copyId === null ? null : 'copy_sent',
        message: fileId === null ? null : { kind: 'document', id: fileId },
      });
  }
}

/** The buyer gets the PDF instead of the eRačun. */
function mailedStep({ pdf: { mail, isAutomatic } }: OutgoingFacts): LifeStep {
  if (mail === null)
    return isAutomatic
      ? lifeStep('delivered', 'now', 'you', { note: 'pdf_missing' })
      : lifeStep('delivered', 'skipped', 'you', { note: 'by_mail' });
  switch (mail.state) {
    case 'queued':
      return lifeStep('delivered', 'now', 'fiskai', { note: 'pdf_queued' });
    case 'sent':
      return lifeStep('delivered', 'done', 'fiskai', { at: mail.at, note: 'pdf_mailed' });
    case 'undelivered':
      return lifeStep('delivered', 'failed', 'you', { at: mail.at, note: 'pdf_undelivered' });
  }
}

const answered = (id: string | null) => (id === null ? null : ({ kind: 'answer', id } as const));

function acceptedStep(
  { seen, answers, takenBack }: OutgoingFacts,
  { transport, fiscal, providerRef, rawCode, errors }: Sending,
): LifeStep {
  const words = [providerRef, rawCode].filter((word) => word !== null && word !== '').map(String);
  if (transport === 'failed' || transport === 'cancelled')
    return lifeStep('accepted', isNeedless(takenBack) ? 'skipped' : 'failed', 'you', {
      at: seen.accepted,
      note: isNeedless(takenBack) ? 'not_needed' : transport,
      words: errors,
      message: answered(answers.accepted),
    });
  if ((transport === 'preparing' || transport === 'processing') && fiscal !== 'done')
    return lifeStep('accepted', 'now', 'intermediary', { note: 'processing', words, message: answered(answers.accepted) });
  return lifeStep('accepted', 'done', 'intermediary', { at: seen.accepted, words, message: answered(answers.accepted) });
}

function fiscalizedStep(
  { seen, tellsFiscal, answers, takenBack }: OutgoingFacts,
  { fiscal, transport, errors, providerRef }: Sending,
): LifeStep {
  if (fiscal === 'done')
    return lifeStep('fiscalized', 'done', 'intermediary', { at: seen.fiscal, message: answered(answers.fiscal) });
  if (fiscal === 'failed') {
    const rest = { words: errors, message: answered(answers.fiscal) };
    return takenBack?.isWhole
      ? lifeStep('fiscalized', 'skipped', 'intermediary', { ...rest, note: 'fiscal_taken_back' })
      : lifeStep('fiscalized', 'failed', 'you', { ...rest, note: 'fiscal_failed' });
  }
  if (providerRef === null) return lifeStep('fiscalized', 'unseen', 'intermediary', { note: 'no_ref' });
  if (!tellsFiscal) return lifeStep('fiscalized', 'unseen', 'intermediary', { note: 'not_told' });
  const isOver = transport === 'failed' || transport === 'cancelled';
  return lifeStep('fiscalized', isOver ? 'later' : 'now', 'intermediary', { note: isOver ? null : 'fiscal_pending' });
}

function exchanged(facts: OutgoingFacts, sending: Sending): readonly LifeStep[] {
  const { seen, receiptDue, responseId, answers, takenBack, copy } = facts;
  const { transport, business, errors, providerRef } = sending;
  if (transport === 'failed' || transport === 'cancelled') return [lifeStep('delivered', 'later', 'intermediary')];
  const isThere = transport === 'delivered';
  // A person said that it went: without the intermediary's reference nobody can ask how it does.
  if (!isThere && providerRef === null)
    return [
      lifeStep('delivered', 'unseen', 'intermediary', { note: 'no_ref' }),
      lifeStep('recipient_fiscalized', 'unseen', 'buyer'),
    ];
  const delivered = lifeStep('delivered', isThere ? 'done' : 'now', 'intermediary', {
    at: isThere ? seen.delivered : null,
    note: isThere ? null : 'underway',
    message: isThere ? answered(answers.delivered) : null,
  });
  if (!isThere) return [delivered, lifeStep('recipient_fiscalized', 'later', 'buyer')];
  const isSaid = business === 'confirmed' || business === 'approved' || business === 'paid' || business === 'part_paid';
  const receipt = lifeStep('recipient_fiscalized', 'unseen', 'buyer', {
    note: receiptDue?.isOver ? 'receipt_over' : 'receipt_due',
    on: receiptDue?.on ?? null,
  });
  const message = responseId === null ? answered(answers.business) : ({ kind: 'response', id: responseId } as const);
  const reply =
    business === 'rejected'
      ? takenBack === null && copy === null
        ? lifeStep('answered', 'failed', 'you', { at: seen.business, note: 'rejected', words: errors, message })
        : lifeStep('answered', 'done', 'buyer', { at: seen.business, note: 'said.rejected', words: errors, message })
      : isSaid
        ? lifeStep('answered', 'done', 'buyer', { at: seen.business, note: `said.${business}`, message })
        : lifeStep('answered', 'later', 'buyer', { note: 'no_answer_needed', message });
  return [delivered, receipt, reply];
}

/** A copy that is made is on its way until the intermediary has it, or waits for a person. */
function correctedStep({ status, failure, errors }: NonNullable<OutgoingFacts['copy']>): LifeStep {
  if (status === 'stopped' && failure === 'unsure') return lifeStep('corrected', 'failed', 'you', { note: 'copy_unsure' });
  if (status === 'stopped' || status === 'refused')
    return lifeStep('corrected', 'failed', 'you', { note: 'copy_waits', words: errors });
  return lifeStep('corrected', 'now', 'fiskai', { note: status === 'unsure' ? 'looked_up' : 'queued' });
}

function paidSteps({ payment, reports, sending }: OutgoingFacts): readonly LifeStep[] {
  if (payment === null) return [];
  const { isSettled, isPart, isVoid, lastOn, dueOn } = payment;
  const paid = isVoid
    ? lifeStep('paid', 'done', 'buyer', { note: 'nothing_to_pay' })
    : isSettled
      ? lifeStep('paid', 'done', 'buyer', { on: lastOn, note: 'paid_on' })
      : isPart
        ? lifeStep('paid', 'now', 'buyer', { on: dueOn, note: 'part_paid' })
        : lifeStep('paid', 'later', 'buyer', { on: dueOn, note: dueOn === null ? null : 'due_on' });
  const told = reports.filter(({ status }) => status !== 'dropped');
  const failed = told.find(({ status }) => status === 'failed');
  const open = told.find(({ status }) => status !== 'reported');
  const last = told.findLast(({ status }) => status === 'reported');
  const message = last?.hasMessage ? ({ kind: 'report', id: last.id } as const) : null;
  if ((isVoid || sending?.business === 'rejected') && told.length === 0) return [paid];
  if (failed !== undefined)
    return [
      paid,
      lifeStep('payment_reported', 'failed', 'you', {
        note: `failure.${failed.failure ?? 'away'}`,
        words: failed.errors,
        on: failed.dueOn,
      }),
    ];
  if (open?.status === 'held' && open.failure === 'no_duty')
    return [paid, lifeStep('payment_reported', 'later', 'you', { note: 'report_no_duty', message })];
  if (open?.status === 'held')
    return [paid, lifeStep('payment_reported', 'now', 'you', { note: 'report_held', on: open.dueOn, message })];
  if (open !== undefined)
    return [paid, lifeStep('payment_reported', 'now', 'fiskai', { note: 'report_planned', on: open.dueOn, message })];
  if (last === undefined) return [paid, lifeStep('payment_reported', 'later', 'fiskai', { note: 'report_later' })];
  const isAll = isSettled || isVoid;
  return [
    paid,
    lifeStep('payment_reported', isAll ? 'done' : 'later', 'fiskai', {
      at: last.reportedAt,
      note: isAll ? null : 'report_part',
      message,
    }),
  ];
}
