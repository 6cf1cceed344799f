import { and, eq, isNull, sql } from 'drizzle-orm';

import { payments } from '#drizzle/schema/payments.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import type { Buyer } from '#server/domain/invoicing/document.ts';
import { cashLimitAt } from '#server/domain/rules/read-rules.ts';
import type { Rule } from '#server/domain/rules/rule.ts';
import { normalizeDecimal } from '#server/domain/shared/decimal.ts';
import type { FieldIssue } from '#server/domain/shared/errors.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';
import type { PlainDate } from '#server/domain/shared/plain-date.ts';

/** Cash that is about to be noted as paid of a document. */
export interface CashFromBuyer {
  readonly buyer: Pick<Buyer, 'kind'> | null;
  readonly amountMinor: bigint;
  /** Day on which it is paid. */
  readonly day: PlainDate;
  readonly invoiceId: string;
  readonly rules: readonly Rule[];
}

/**
 * The complaint about cash between taxpayers beyond the limit of one document (Zakon o fiskalizaciji čl. 30): what is paid of it
 * counts together, whenever it is paid. Null where it may be paid. A document that is paid in cash as a whole is judged when it is issued.
 */
export async function cashLimitIssue(tx: CompanyTx, cash: CashFromBuyer, path: string): Promise<FieldIssue | null> {
  const { buyer, amountMinor, day, invoiceId, rules } = cash;
  if (buyer === null || buyer.kind === 'consumer' || amountMinor <= 0n) return null;
  const limitMinor = cashLimitAt(rules, day);
  const paidMinor = await paidOf(tx, invoiceId);
  if (paidMinor + amountMinor <= limitMinor) return null;
  const left = limitMinor > paidMinor ? limitMinor - paidMinor : 0n;
  const text = (minor: bigint): string => normalizeDecimal(decimalFromMinor(minor));
  const params = { limit: text(limitMinor), paid: text(paidMinor), left: text(left) };
  return { path, code: paidMinor === 0n ? 'CASH_TAXPAYER_DOCUMENT' : 'CASH_TAXPAYER_PAID', params };
}

/** Cash that came in of a document, cents. */
async function paidOf(tx: CompanyTx, invoiceId: string): Promise<bigint> {
  const [row] = await tx
    .select({ sum: sql<bigint>`coalesce(sum(${payments.amountMinor}), 0)::bigint`.mapWith(payments.amountMinor) })
    .from(payments)
    .where(and(eq(payments.method, 'cash'), isNull(payments.voidedAt), eq(payments.invoiceId, invoiceId)));
  return row?.sum ?? 0n;
}
