import type { PlainDate } from '#server/domain/shared/plain-date.ts';
import { type IssuedDocument, showsPrices } from './document.ts';
import { issueDocument, type DocumentContent, type IssueContext } from './issue.ts';
import { tradeNumberOf, type TradeKind } from './kinds.ts';

export interface TradeContext extends Omit<IssueContext, 'number'> {
  readonly kind: TradeKind;
  readonly ordinal: number;
  /** The invoice whose goods a delivery note delivers. */
  readonly delivers: IssuedDocument['refersTo'];
}

/**
 * The frozen paper of a checked draft: the same lines and totals as its invoice would have, a number of its own sequence, no
 * premises and no device. `dueOn` is the last day of a quote and the day of payment of a pro forma, and nothing has been supplied
 * yet; a delivery note asks for no money, and says when and where the goods go.
 */
export function issueTradeDocument(
  content: DocumentContent,
  { kind, ordinal, delivers, ...context }: TradeContext,
): IssuedDocument {
  const number = { ordinal, premisesCode: '', deviceCode: '' };
  const document = issueDocument({ ...content, deliveryOn: null }, { ...context, number });
  const numbered = { ...document, kind, number: tradeNumberOf(kind, ordinal, document.year) };
  if (kind !== 'delivery_note') return { ...numbered, dueOn: content.dueOn };
  const { printsPrices = false, address = '' } = content.delivery ?? {};
  const delivery = { printsPrices, address: address.trim() };
  return {
    ...numbered,
    delivery,
    deliveryOn: content.deliveryOn ?? document.issuedOn,
    dueOn: null,
    paymentReference: null,
    notes: showsPrices({ delivery }) ? document.notes : [],
    refersTo: delivers,
  };
}

/** What a customer can say of a quote. */
export const CUSTOMER_ANSWERS = ['accepted', 'declined'] as const;
export type CustomerAnswer = (typeof CUSTOMER_ANSWERS)[number];

/** What was said of a paper: by its customer, or by its seller, who withdraws it. `open` takes what was said before back. */
export const TRADE_DECISIONS = [...CUSTOMER_ANSWERS, 'withdrawn', 'open'] as const;
export type TradeDecision = (typeof TRADE_DECISIONS)[number];

export type TradeState =
  'converted' | 'replaced' | 'accepted' | 'declined' | 'withdrawn' | 'expired' | 'bounced' | 'opened' | 'sent' | 'issued';

/** Facts from which the state of a paper follows. */
export interface TradeFacts {
  readonly converted: boolean;
  /** Another of its own kind was made of it. */
  readonly replaced: boolean;
  /** The last one; null where there was none. */
  readonly decision: TradeDecision | null;
  readonly dueOn: PlainDate | null;
  /** State of the last mail; null where none was sent. */
  readonly email: string | null;
}

const NOT_ARRIVED: readonly string[] = ['bounced', 'failed', 'complained', 'suppressed'];

/** How far a paper came: how it ended, else whether it still holds, else whether the customer has it. */
export function tradeStateOf({ converted, replaced, decision, dueOn, email }: TradeFacts, today: PlainDate): TradeState {
  if (replaced) return 'replaced';
  if (converted) return 'converted';
  if (decision !== null && decision !== 'open') return decision;
  if (dueOn !== null && dueOn < today) return 'expired';
  if (email === null) return 'issued';
  if (NOT_ARRIVED.includes(email)) return 'bounced';
  return email === 'opened' || email === 'clicked' ? 'opened' : 'sent';
}

const WAITING: readonly TradeState[] = ['issued', 'sent', 'opened', 'bounced'];

/** Whether a paper still holds and nobody has spoken. */
export const isWaiting = (state: TradeState): boolean => WAITING.includes(state);
