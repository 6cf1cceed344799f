import type { PlainDate } from '../../shared/plain-date.ts';

/** Steps of the way of an eRačun that we sent, in their order. */
export const OUTGOING_STEPS = [
  'created',
  'checked',
  'sent',
  'accepted',
  'fiscalized',
  'delivered',
  'recipient_fiscalized',
  'answered',
  'corrected',
  'paid',
  'payment_reported',
  'taken_back',
] as const;

/** Steps of the way of an eRačun that came, in their order. */
export const INCOMING_STEPS = [
  'received',
  'acknowledged',
  'read',
  'receipt_fiscalized',
  'decided',
  'booked',
  'told_paid',
  'rejection_reported',
] as const;

export type LifeKey = (typeof OUTGOING_STEPS)[number] | (typeof INCOMING_STEPS)[number];

/**
 * `done` · `now`: its time has come · `later` · `failed` · `unseen`: nobody tells us whether it happened · `skipped`: does not happen
 * to this one.
 */
export type LifeState = 'done' | 'now' | 'later' | 'failed' | 'unseen' | 'skipped';

/** Who must act, or did. */
export type LifeActor = 'you' | 'fiskai' | 'intermediary' | 'buyer' | 'seller';

export interface LifeStep {
  readonly key: LifeKey;
  readonly state: LifeState;
  readonly at: Date | null;
  readonly actor: LifeActor;
  /** Code of the sentence that says what is so and what now; null where the step speaks for itself. */
  readonly note: string | null;
  /** A day in that sentence: a deadline, or when it goes on. */
  readonly on: PlainDate | null;
  /** The number of another document in that sentence. */
  readonly number: string | null;
  /** In the words of the intermediary. */
  readonly words: readonly string[];
  /** The raw message of the step, or the document that it is about. */
  readonly message: { readonly kind: 'document' | 'report' | 'response' | 'answer' | 'invoice'; readonly id: string } | null;
}

export const lifeStep = (
  key: LifeKey,
  state: LifeState,
  actor: LifeActor,
  rest: Partial<Pick<LifeStep, 'at' | 'note' | 'on' | 'number' | 'words' | 'message'>> = {},
): LifeStep => ({ key, state, actor, at: null, note: null, on: null, number: null, words: [], message: null, ...rest });

/** The step that matters now: what failed first, then what waits for the person who looks, then what goes on by itself. */
export function stepOfNow(steps: readonly LifeStep[]): LifeStep['key'] | null {
  const found =
    steps.find(({ state }) => state === 'failed') ??
    steps.find(({ state, actor }) => state === 'now' && actor === 'you') ??
    steps.find(({ state }) => state === 'now');
  return found?.key ?? null;
}
