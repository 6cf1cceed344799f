import { and, asc, eq, isNull } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';

import { fiscalSubmissions } from '#drizzle/schema/fiscalization.ts';
import { invoices } from '#drizzle/schema/invoicing.ts';
import { payments } from '#drizzle/schema/payments.ts';
import type { Deps } from '#server/context.ts';
import type { TillReceiptDto } from '#server/contracts/till-sale.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import { fiscalQrUrl } from '#server/domain/fiscal/fiscal-qr.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';
import { tipsLeftWith } from '#server/modules/fiscalization/index.ts';
import { documentDto, loadDocument } from '#server/modules/invoicing/index.ts';

import { tipDto } from './tip-dto.ts';

/** A receipt as it is handed over, with its JIR when that has come. Throws `not_found` INVOICE_NOT_FOUND. */
export async function loadReceipt(tx: CompanyTx, deps: Deps, id: string): Promise<TillReceiptDto> {
  const { document } = await loadDocument(tx, id);
  const [submission] = await tx.select().from(fiscalSubmissions).where(eq(fiscalSubmissions.invoiceId, id));
  const storno = alias(invoices, 'storno');
  const [cancelling] = await tx.select({ number: storno.number }).from(storno).where(eq(storno.cancelsId, id));
  const paid = await tx
    .select({ method: payments.method, amountMinor: payments.amountMinor })
    .from(payments)
    .where(and(eq(payments.invoiceId, id), isNull(payments.voidedAt)))
    .orderBy(asc(payments.id));
  const fiscal = submission
    ? {
        zki: submission.zki,
        jir: submission.jir,
        qrUrl: fiscalQrUrl({ ...submission.receipt, jir: submission.jir }),
      }
    : null;
  return {
    id,
    paper: { ...documentDto(document), fiscal },
    payments: paid.map(({ method, amountMinor }) => ({ method, amount: decimalFromMinor(amountMinor) })),
    tips: (await tipsLeftWith(tx, [id])).map(tipDto),
    isDemo: deps.installation.environment === 'demo',
    cancelledBy: cancelling?.number ?? null,
  };
}
