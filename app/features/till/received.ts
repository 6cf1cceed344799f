import type { Payment } from '#app/features/till/use-selling.ts';
import { parseDecimal } from '#app/i18n/parse.ts';
import { DECIMAL_LIMITS, isDecimal } from '#server/domain/shared/decimal.ts';
import { decimalFromMinor, minorFromDecimal } from '#server/domain/shared/money.ts';
import type { TipMethod } from '#server/contracts/till-tip.ts';
import { TILL_METHODS, type TillMethod } from '#server/domain/till/split-payment.ts';

export interface Received {
  /** What pays the receipt; of cash without what goes back. */
  readonly payments: readonly Payment[];
  /** Decimal string; empty for nothing. */
  readonly changeDue: string;
  readonly problem: 'missing' | 'too_much' | null;
  /** What is missing, decimal string. */
  readonly difference: string;
}

/** A tip that is left together with the payment, in cents. */
export interface ReceivedTip {
  readonly method: TipMethod;
  readonly minor: bigint;
}

/** Cents of what was typed; nothing where it is no amount. */
export function typedMinor(text: string): bigint {
  const amount = parseDecimal(text);
  return amount !== null && isDecimal(amount, DECIMAL_LIMITS.amount) && !amount.startsWith('-') ? minorFromDecimal(amount) : 0n;
}

/** Amounts as they were typed, against the total and a tip that is among them: only cash goes back. */
export function receivedAs(
  typed: Readonly<Record<TillMethod, string>>,
  totalMinor: bigint,
  tip: ReceivedTip = { method: 'cash', minor: 0n },
): Received {
  const minor = (method: TillMethod): bigint => typedMinor(typed[method]) - (tip.method === method ? tip.minor : 0n);
  const [cash, card, other] = [minor('cash'), minor('card'), minor('other')];
  const rest = totalMinor - card - other;
  const none = { payments: [], changeDue: '', difference: '' };
  // The tip alone is more than what came in that way.
  if (card < 0n) return { ...none, problem: 'missing', difference: decimalFromMinor(-card) };
  if (rest < 0n) return { ...none, problem: 'too_much' };
  if (cash < rest) return { ...none, problem: 'missing', difference: decimalFromMinor(rest - cash) };
  const amounts = { cash: rest, card, other };
  const paid = TILL_METHODS.filter((method) => amounts[method] > 0n);
  const payments = (paid.length > 0 ? paid : (['cash'] as const)).map((method) => ({
    method,
    amount: decimalFromMinor(amounts[method]),
  }));
  return { payments, changeDue: cash > rest ? decimalFromMinor(cash - rest) : '', problem: null, difference: '' };
}
