import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm';

import { receiptNotices } from '#drizzle/schema/fiscalization.ts';
import { invoices } from '#drizzle/schema/invoicing.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import type { FiscalReceipt } from '#server/domain/fiscal/receipt.ts';
import type { ReceiptData } from '#server/domain/fiscal/receipt-change.ts';
import type { PaymentMethod } from '#server/domain/invoicing/document.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';

/** Payment method and buyer's OIB as the Tax Administration has them: of the last change that it took, else of the receipt. */
export async function currentDataOf(
  tx: CompanyTx,
  invoiceId: string,
  issued: { readonly paymentMethod: PaymentMethod; readonly receipt: FiscalReceipt },
): Promise<ReceiptData> {
  const [change] = await tx
    .select({ paymentMethod: receiptNotices.paymentMethod, buyerOib: receiptNotices.buyerOib })
    .from(receiptNotices)
    .where(and(taken(invoiceId), eq(receiptNotices.kind, 'change')))
    .orderBy(desc(receiptNotices.createdAt), desc(receiptNotices.id))
    .limit(1);
  return change ?? { paymentMethod: issued.paymentMethod, buyerOib: issued.receipt.OibPrimateljaRacuna ?? null };
}

/**
 * The way to pay of a document in a statement about `invoices`: of the last change that the Tax Administration took, else its own. Changed are
 * few, so that they are looked up once and the others are left alone.
 */
export const paymentMethodNow: SQL = sql`case when ${invoices.id} in (select ${receiptNotices.invoiceId} from ${receiptNotices} where ${receiptNotices.kind} = 'change' and ${receiptNotices.status} = 'accepted')
  then (select ${receiptNotices.paymentMethod} from ${receiptNotices} where ${receiptNotices.companyId} = ${invoices.companyId} and ${receiptNotices.invoiceId} = ${invoices.id} and ${receiptNotices.kind} = 'change' and ${receiptNotices.status} = 'accepted' order by ${receiptNotices.createdAt} desc, ${receiptNotices.id} desc limit 1)
  else ${invoices.paymentMethod} end`;

/** Tips that the Tax Administration took, oldest first. */
export async function tipsOf(
  tx: CompanyTx,
  invoiceId: string,
): Promise<readonly { readonly amount: string; readonly method: PaymentMethod; readonly at: Date }[]> {
  const rows = await tx
    .select()
    .from(receiptNotices)
    .where(and(taken(invoiceId), eq(receiptNotices.kind, 'tip')))
    .orderBy(asc(receiptNotices.createdAt));
  return rows.map(({ amountMinor, paymentMethod, createdAt }) => ({
    amount: decimalFromMinor(amountMinor ?? 0n),
    method: paymentMethod,
    at: createdAt,
  }));
}

const taken = (invoiceId: string) => and(eq(receiptNotices.invoiceId, invoiceId), eq(receiptNotices.status, 'accepted'));
