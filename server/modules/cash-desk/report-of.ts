import { and, asc, eq, gt, gte, inArray, isNull, lte, ne, sql } from 'drizzle-orm';

import { cashEntries, shiftReceipts } from '#drizzle/schema/cash.ts';
import { receiptNotices } from '#drizzle/schema/fiscalization.ts';
import { invoiceLevies, invoiceLines, invoices, invoiceVatGroups, settledAdvances } from '#drizzle/schema/invoicing.ts';
import { payments } from '#drizzle/schema/payments.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import type { CashEntryKind } from '#server/domain/cash/entry-kinds.ts';
import {
  type ReportMethod,
  type ShiftDocument,
  type ShiftFacts,
  shiftReport,
  type ShiftReport,
} from '#server/domain/cash/shift-report.ts';
import type { PaymentMethod } from '#server/domain/invoicing/document.ts';
import { takesBack } from '#server/domain/invoicing/kinds.ts';
import { sumMinor } from '#server/domain/shared/money.ts';
import type { ShiftRow } from '#server/modules/cash/index.ts';

/** CIS takes a tip for two days after the receipt: older ones of the device are not looked at. */
const TIPPED_DAYS_MS = 4 * 86_400_000;

/**
 * What a shift comes to now. A handful of statements, whatever was sold; all of it sums of frozen rows. Whoever closes the shift holds it,
 * so that no document joins meanwhile.
 */
export async function reportOf(tx: CompanyTx, shift: ShiftRow, until: Date): Promise<ShiftReport> {
  const ofShift = eq(shiftReceipts.shiftId, shift.id);
  const { vatCode, ratePercent } = invoiceVatGroups;
  const rates = await tx
    .select({
      vatCode,
      ratePercent,
      baseMinor: minorSum(invoiceVatGroups.baseMinor),
      vatMinor: minorSum(invoiceVatGroups.vatMinor),
    })
    .from(shiftReceipts)
    .innerJoin(invoiceVatGroups, sameInvoice(invoiceVatGroups))
    .where(ofShift)
    .groupBy(vatCode, ratePercent)
    .orderBy(sql`${ratePercent}::numeric desc`, asc(vatCode));
  const { kind, name } = invoiceLevies;
  const levies = await tx
    .select({
      kind,
      name,
      ratePercent: invoiceLevies.ratePercent,
      baseMinor: minorSum(invoiceLevies.baseMinor),
      amountMinor: minorSum(invoiceLevies.amountMinor),
    })
    .from(shiftReceipts)
    .innerJoin(invoiceLevies, sameInvoice(invoiceLevies))
    .where(ofShift)
    .groupBy(kind, name, invoiceLevies.ratePercent);
  return shiftReport({
    documents: await documentsOf(tx, shift.id),
    rates,
    levies,
    tips: await tipsOf(tx, shift, until),
    cash: await cashOf(tx, shift),
  });
}

type MinorColumn = typeof invoices.totalMinor | typeof payments.amountMinor | typeof cashEntries.amountMinor;

const minorSum = (column: MinorColumn | typeof invoiceVatGroups.baseMinor | typeof invoiceLevies.baseMinor) =>
  sql<bigint>`sum(${column})::bigint`.mapWith(payments.amountMinor);

const sameInvoice = (table: typeof invoices | typeof invoiceVatGroups | typeof invoiceLevies) => {
  const id = 'invoiceId' in table ? table.invoiceId : table.id;
  return and(eq(table.companyId, shiftReceipts.companyId), eq(id, shiftReceipts.invoiceId));
};

async function documentsOf(tx: CompanyTx, shiftId: string): Promise<readonly ShiftDocument[]> {
  const lineDiscounts = sql<bigint>`coalesce((select sum(l.discount_minor) from ${invoiceLines} l where l.company_id = ${invoices.companyId} and l.invoice_id = ${invoices.id}), 0)::bigint`;
  const rows = await tx
    .select({
      id: invoices.id,
      cancelsId: invoices.cancelsId,
      kind: invoices.kind,
      number: invoices.number,
      baseMinor: invoices.baseMinor,
      vatMinor: invoices.vatMinor,
      totalMinor: invoices.totalMinor,
      discountMinor: invoices.discountMinor,
      lineDiscountMinor: lineDiscounts.mapWith(invoices.discountMinor),
      prepaidMinor: invoices.prepaidMinor,
      operatorMark: invoices.operatorMark,
      operatorName: invoices.operatorName,
      method: invoices.paymentMethod,
    })
    .from(shiftReceipts)
    .innerJoin(invoices, sameInvoice(invoices))
    .where(eq(shiftReceipts.shiftId, shiftId))
    // By number: a paper receipt has an earlier time than what was issued before it.
    .orderBy(asc(invoices.year), asc(invoices.ordinal));
  const paid = await paidOf(tx, shiftId);
  const settling = await settlingOf(tx, shiftId);
  return rows.map(({ id, cancelsId, kind, lineDiscountMinor, prepaidMinor, ...row }): ShiftDocument => {
    const sign = kind === 'storno' ? -1n : 1n;
    const byPayments = (paid.get(cancelsId ?? id) ?? []).map(({ method, amountMinor }) => ({
      method: method as ReportMethod,
      amountMinor: sign * amountMinor,
    }));
    const advance = prepaidMinor === 0n ? [] : [{ method: 'advance' as const, amountMinor: prepaidMinor }];
    return {
      ...row,
      takesBack: takesBack(kind),
      discountMinor: row.discountMinor + lineDiscountMinor,
      // What takes an advance back for its final invoice gives no money back: the final invoice counts it as paid.
      paid: settling.has(id) ? [{ method: 'advance', amountMinor: row.totalMinor }] : [...byPayments, ...advance],
    };
  });
}

interface Paid {
  readonly method: PaymentMethod;
  readonly amountMinor: bigint;
}

/** What was paid of the documents of a shift, and of those that they cancel, by document. */
async function paidOf(tx: CompanyTx, shiftId: string): Promise<ReadonlyMap<string, readonly Paid[]>> {
  const paidFor = tx
    .select({ id: sql<string>`coalesce(${invoices.cancelsId}, ${invoices.id})` })
    .from(shiftReceipts)
    .innerJoin(invoices, sameInvoice(invoices))
    .where(eq(shiftReceipts.shiftId, shiftId));
  const { invoiceId, method, amountMinor } = payments;
  const rows = await tx
    .select({ invoiceId, method, amountMinor: minorSum(amountMinor) })
    .from(payments)
    .where(and(inArray(invoiceId, paidFor), isNull(payments.voidedAt)))
    .groupBy(invoiceId, method);
  return Map.groupBy(rows, (row) => row.invoiceId);
}

/** Documents of a shift that take an advance back for its final invoice. */
async function settlingOf(tx: CompanyTx, shiftId: string): Promise<ReadonlySet<string>> {
  const rows = await tx
    .select({ id: settledAdvances.cancellingId })
    .from(settledAdvances)
    .innerJoin(
      shiftReceipts,
      and(eq(shiftReceipts.companyId, settledAdvances.companyId), eq(shiftReceipts.invoiceId, settledAdvances.cancellingId)),
    )
    .where(eq(shiftReceipts.shiftId, shiftId));
  return new Set(rows.map(({ id }) => id));
}

/** Tips that were noted for receipts of the device while the shift was open; that the Tax Administration has not heard of one yet takes nothing off it. */
async function tipsOf(tx: CompanyTx, shift: ShiftRow, until: Date): Promise<ShiftFacts['tips']> {
  const rows = await tx
    .select({ method: receiptNotices.paymentMethod, amountMinor: receiptNotices.amountMinor })
    .from(invoices)
    .innerJoin(receiptNotices, and(eq(receiptNotices.companyId, invoices.companyId), eq(receiptNotices.invoiceId, invoices.id)))
    .where(
      and(
        eq(invoices.deviceId, shift.deviceId),
        gte(invoices.issuedAt, new Date(shift.openedAt.getTime() - TIPPED_DAYS_MS)),
        eq(receiptNotices.kind, 'tip'),
        ne(receiptNotices.status, 'refused'),
        gt(receiptNotices.createdAt, shift.openedAt),
        lte(receiptNotices.createdAt, until),
      ),
    )
    .orderBy(asc(receiptNotices.createdAt));
  return rows.map(({ method, amountMinor }) => ({ method, amountMinor: amountMinor ?? 0n }));
}

async function cashOf(tx: CompanyTx, { id, floatMinor }: ShiftRow): Promise<ShiftFacts['cash']> {
  const rows = await tx
    .select({
      kind: cashEntries.kind,
      incoming: sql<boolean>`${cashEntries.drawerMinor} > 0`,
      minor: minorSum(cashEntries.drawerMinor),
    })
    .from(cashEntries)
    .where(and(eq(cashEntries.shiftId, id), ne(cashEntries.drawerMinor, 0n)))
    .groupBy(cashEntries.kind, sql`2`);
  const sum = (isOf: (kind: CashEntryKind) => boolean, incoming: boolean): bigint =>
    sumMinor(rows.filter((row) => isOf(row.kind) && row.incoming === incoming).map(({ minor }) => minor));
  const isDocument = (kind: CashEntryKind): boolean => kind === 'receipt' || kind === 'refund';
  const isMove = (kind: CashEntryKind): boolean => kind === 'drawer_in' || kind === 'drawer_out';
  const isSlip = (kind: CashEntryKind): boolean => !isDocument(kind) && !isMove(kind);
  return {
    float: floatMinor,
    receipts: sum(isDocument, true),
    refunds: sum(isDocument, false),
    payIns: sum(isSlip, true),
    payOuts: sum(isSlip, false),
    movedIn: sum(isMove, true),
    movedOut: sum(isMove, false),
  };
}
