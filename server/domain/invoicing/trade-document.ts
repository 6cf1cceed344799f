import type { PlainDate } from '#server/domain/shared/plain-date.ts';
import type { IssuedDocument } from './document.ts';
import { issueDocument, type DocumentContent, type IssueContext } from './issue.ts';
import { tradeNumberOf, type TradeKind } from './kinds.ts';

export interface TradeContext extends Omit<IssueContext, 'number'> {
  readonly kind: TradeKind;
  readonly ordinal: number;
}

/**
 * The frozen quote or pro forma of a checked draft: the same lines and totals as its invoice would have, a number of its own
 * sequence, no premises and no device. `dueOn` is the last day of a quote and the day of payment of a pro forma; nothing has
 * been supplied yet.
 */
export function issueTradeDocument(content: DocumentContent, { kind, ordinal, ...context }: TradeContext): IssuedDocument {
  const number = { ordinal, premisesCode: '', deviceCode: '' };
  const document = issueDocument({ ...content, deliveryOn: null }, { ...context, number });
  return { ...document, kind, number: tradeNumberOf(kind, ordinal, document.year), dueOn: content.dueOn };
}

/** What the customer said of a paper; `open` takes an earlier answer back. */
export const TRADE_DECISIONS = ['accepted', 'declined', 'open'] as const;
export type TradeDecision = (typeof TRADE_DECISIONS)[number];

export type TradeState = 'converted' | 'accepted' | 'declined' | 'expired' | 'bounced' | 'opened' | 'sent' | 'issued';

/** Facts from which the state of a paper follows. */
export interface TradeFacts {
  readonly converted: boolean;
  /** The last one; null where there was none. */
  readonly decision: TradeDecision | null;
  readonly dueOn: PlainDate | null;
  /** State of the last mail; null where none was sent. */
  readonly email: string | null;
}

const NOT_ARRIVED: readonly string[] = ['bounced', 'failed', 'complained', 'suppressed'];

/** How far a paper came: how it ended, else whether it still holds, else whether the customer has it. */
export function tradeStateOf({ converted, decision, dueOn, email }: TradeFacts, today: PlainDate): TradeState {
  if (converted) return 'converted';
  if (decision === 'accepted' || decision === 'declined') return decision;
  if (dueOn !== null && dueOn < today) return 'expired';
  if (email === null) return 'issued';
  if (NOT_ARRIVED.includes(email)) return 'bounced';
  return email === 'opened' || email === 'clicked' ? 'opened' : 'sent';
}
