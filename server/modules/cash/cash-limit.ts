import { and, eq, isNull, ne, or, sql } from 'drizzle-orm';

import { invoices } from '#drizzle/schema/invoicing.ts';
import { invoiceSettlements, payments } from '#drizzle/schema/payments.ts';
import { type CompanyTx, contextOf } from '#server/db/company-tx.ts';
import type { Buyer } from '#server/domain/invoicing/document.ts';
import { cashLimitAt, cashLimitIsByDay } from '#server/domain/rules/read-rules.ts';
import type { Rule } from '#server/domain/rules/rule.ts';
import { normalizeDecimal } from '#server/domain/shared/decimal.ts';
import type { FieldIssue } from '#server/domain/shared/errors.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';
import type { PlainDate } from '#server/domain/shared/plain-date.ts';

/** Cash that a buyer is about to pay. */
export interface CashFromBuyer {
  readonly buyer: Pick<Buyer, 'kind' | 'oib' | 'vatId'> | null;
  readonly amountMinor: bigint;
  /** Day on which it is paid. */
  readonly day: PlainDate;
  /** The document, where it is there already. */
  readonly invoiceId?: string;
  readonly rules: readonly Rule[];
}

/**
 * The complaint about cash between taxpayers beyond the limit (Zakon o fiskalizaciji čl. 30): what is paid of one document counts together,
 * whenever it is paid, and so do, as the rule of the day reads it, all documents of one buyer on one day. Documents that were cancelled do
 * not count. Until the transaction ends, nobody else takes cash of the same buyer. Null where it may be paid.
 */
export async function cashLimitIssue(tx: CompanyTx, cash: CashFromBuyer, path: string): Promise<FieldIssue | null> {
  const { buyer, amountMinor, day, invoiceId, rules } = cash;
  if (buyer === null || buyer.kind === 'consumer' || amountMinor <= 0n) return null;
  const key = buyer.oib ?? buyer.vatId;
  const limitMinor = cashLimitAt(rules, day);
  const before = key === null || !cashLimitIsByDay(rules, day) ? 0n : await paidOn(tx, key, day);
  const ofDocument = invoiceId === undefined ? 0n : await paidOf(tx, invoiceId);
  const paidMinor = before > ofDocument ? before : ofDocument;
  if (paidMinor + amountMinor <= limitMinor) return null;
  const left = limitMinor > paidMinor ? limitMinor - paidMinor : 0n;
  const text = (minor: bigint): string => normalizeDecimal(decimalFromMinor(minor));
  const params = { limit: text(limitMinor), paid: text(paidMinor), left: text(left) };
  const code = paidMinor === 0n ? 'CASH_TAXPAYER_DOCUMENT' : before > ofDocument ? 'CASH_TAXPAYER_DAY' : 'CASH_TAXPAYER_PAID';
  return { path, code, params };
}

const stands = and(eq(payments.method, 'cash'), isNull(payments.voidedAt));
const sum = sql<bigint>`coalesce(sum(${payments.amountMinor}), 0)::bigint`.mapWith(payments.amountMinor);

/** Cash of a business on a day, by its OIB or VAT number, cents. */
async function paidOn(tx: CompanyTx, key: string, day: PlainDate): Promise<bigint> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`cash:${contextOf(tx).companyId}:${key}:${day}`}, 0))`);
  const buyer = (field: 'oib' | 'vatId' | 'kind') => sql<string>`${invoices.buyer} ->> '${sql.raw(field)}'`;
  const [row] = await tx
    .select({ sum })
    .from(payments)
    .innerJoin(invoices, and(eq(invoices.companyId, payments.companyId), eq(invoices.id, payments.invoiceId)))
    .innerJoin(
      invoiceSettlements,
      and(eq(invoiceSettlements.companyId, payments.companyId), eq(invoiceSettlements.invoiceId, payments.invoiceId)),
    )
    .where(
      and(
        stands,
        eq(payments.paidOn, day),
        eq(invoiceSettlements.cancelled, false),
        ne(buyer('kind'), 'consumer'),
        or(eq(buyer('oib'), key), eq(buyer('vatId'), key)),
      ),
    );
  return row?.sum ?? 0n;
}

async function paidOf(tx: CompanyTx, invoiceId: string): Promise<bigint> {
  const [row] = await tx
    .select({ sum })
    .from(payments)
    .where(and(stands, eq(payments.invoiceId, invoiceId)));
  return row?.sum ?? 0n;
}
