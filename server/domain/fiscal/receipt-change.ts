import { isPaidOnTheSpot, type BuyerKind, type PaymentMethod } from '#server/domain/invoicing/document.ts';
import { isValidOib } from '#server/domain/parties/oib.ts';
import { cashLimitAt, fiscalTotalLimitsAt } from '#server/domain/rules/read-rules.ts';
import type { Rule } from '#server/domain/rules/rule.ts';
import { normalizeDecimal } from '#server/domain/shared/decimal.ts';
import type { FieldIssue } from '#server/domain/shared/errors.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';
import { addDays, daysBetween, type PlainDate } from '#server/domain/shared/plain-date.ts';

/** What of a fiscalized receipt may become other on the day of its issue (Zakon o fiskalizaciji, promjena podataka računa). */
export interface ReceiptData {
  readonly paymentMethod: PaymentMethod;
  /** Of a business that pays in cash or by card; null for none. */
  readonly buyerOib: string | null;
}

export interface ChangeFacts {
  readonly now: ReceiptData;
  readonly sellerOib: string;
  readonly buyerKind: BuyerKind;
  readonly totalMinor: bigint;
  readonly rules: readonly Rule[];
  readonly today: PlainDate;
}

/** Everything for which a change would be refused, or would break another rule, by the fields of its form. */
export function findChangeIssues(wish: ReceiptData, facts: ChangeFacts): readonly FieldIssue[] {
  const { now, rules, today, totalMinor } = facts;
  const issues: FieldIssue[] = [];
  const { paymentMethod, buyerOib } = wish;
  if (paymentMethod === now.paymentMethod && buyerOib === now.buyerOib)
    issues.push({ path: 'paymentMethod', code: 'RECEIPT_CHANGE_NOTHING' });
  if (buyerOib !== null && !isValidOib(buyerOib)) issues.push({ path: 'buyerOib', code: 'OIB_INVALID' });
  if (buyerOib === facts.sellerOib) issues.push({ path: 'buyerOib', code: 'RECEIPT_CHANGE_OIB_OF_SELLER' });
  if (paymentMethod === 'transfer' && facts.buyerKind !== 'consumer')
    issues.push({ path: 'paymentMethod', code: 'RECEIPT_CHANGE_NEEDS_EINVOICE' });
  else if (paymentMethod === 'transfer' && buyerOib !== null)
    issues.push({ path: 'buyerOib', code: 'RECEIPT_CHANGE_OIB_WITH_TRANSFER' });
  const limit = limitOf(wish, facts.buyerKind, rules, today);
  if (limit !== null && totalMinor > limit.minor) {
    const params = { limit: normalizeDecimal(decimalFromMinor(limit.minor)) };
    issues.push({ path: 'paymentMethod', code: limit.code, params });
  }
  return issues;
}

function limitOf(wish: ReceiptData, buyerKind: BuyerKind, rules: readonly Rule[], today: PlainDate) {
  const isBusiness = buyerKind !== 'consumer' || wish.buyerOib !== null;
  if (wish.paymentMethod === 'cash' && isBusiness) return { minor: cashLimitAt(rules, today), code: 'RECEIPT_CHANGE_CASH_LIMIT' };
  if (!isPaidOnTheSpot(wish.paymentMethod)) return null;
  return { minor: fiscalTotalLimitsAt(rules, today).cashOrCard, code: 'RECEIPT_CHANGE_OVER_LIMIT' };
}

/** Data may be changed until midnight of the day of issue in Zagreb (s011). */
export const isChangeable = (issuedOn: PlainDate, today: PlainDate): boolean => issuedOn === today;

/** Days after the day of issue for which CIS takes a tip (s009). */
const TIP_DAYS = 2;

/** The first day of issue whose receipts CIS takes a tip for. */
export const firstTippedDay = (today: PlainDate): PlainDate => addDays(today, -TIP_DAYS);

export const takesTip = (issuedOn: PlainDate, today: PlainDate): boolean => daysBetween(issuedOn, today) <= TIP_DAYS;
