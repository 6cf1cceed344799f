import type { OutgoingStatus, TransportState } from '../states.ts';
import { type LifeStep, lifeStep } from './life-step.ts';

/** What takes an invoice back. */
export interface TakenBack {
  readonly by: 'storno' | 'credit_note';
  readonly id: string;
  readonly number: string;
  readonly at: Date;
  /** Nothing of the invoice is left: a storno, or credit for all of it. */
  readonly isWhole: boolean;
  /** How it goes as eRačun itself; null while it is in no queue. */
  readonly sending: { readonly status: OutgoingStatus; readonly transport: TransportState } | null;
}

type Exchange = { readonly status: OutgoingStatus; readonly transport: TransportState } | null;

const isOut = (exchange: Exchange): boolean =>
  exchange?.status === 'sent' && exchange.transport !== 'failed' && exchange.transport !== 'cancelled';

const isUnderway = (exchange: Exchange): boolean =>
  exchange?.status === 'queued' || exchange?.status === 'sending' || exchange?.status === 'unsure';

/** Nobody needs to mend the sending of what was cancelled before it went. */
export const isNeedless = (takenBack: TakenBack | null): boolean => takenBack?.by === 'storno';

/**
 * The last step of an eRačun that was taken back. What takes back follows it to the buyer as an eRačun of its own, so it waits for a
 * person as long as that one does not go; where the first never went, nothing follows.
 */
export function takenBackStep({ by, id, number, at, isWhole, sending }: TakenBack, original: Exchange): LifeStep {
  const rest = { number, message: { kind: 'invoice', id } } as const;
  const said = isWhole ? by : 'part';
  if (isUnderway(original)) return lifeStep('taken_back', 'later', 'fiskai', { ...rest, note: `taken_back.first.${by}` });
  if (!isOut(original))
    return by === 'storno'
      ? lifeStep('taken_back', 'done', 'you', { ...rest, at, note: 'taken_back.unsent' })
      : lifeStep('taken_back', 'later', 'you', { ...rest, note: 'taken_back.first.credit_note' });
  if (isOut(sending)) return lifeStep('taken_back', 'done', 'you', { ...rest, at, note: `taken_back.${said}` });
  if (sending === null) return lifeStep('taken_back', 'now', 'you', { ...rest, at, note: `taken_back.send.${by}` });
  return isUnderway(sending)
    ? lifeStep('taken_back', 'now', 'fiskai', { ...rest, at, note: `taken_back.underway.${by}` })
    : lifeStep('taken_back', 'failed', 'you', { ...rest, at, note: `taken_back.stopped.${by}` });
}
