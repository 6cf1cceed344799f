import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { InvoicePdf } from '#server/contracts/documents.ts';
import type { ReceiptPdfInput } from '#server/contracts/till-sale.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { minorFromDecimal } from '#server/domain/shared/money.ts';
import { invoicePdfFilename, loadDocument, renderSlipPdf } from '#server/modules/invoicing/index.ts';

import { loadReceipt } from '../load-receipt.ts';

/** A receipt for a printer with a roll, as it is handed over now. Throws `not_found` INVOICE_NOT_FOUND. */
export async function getReceiptPdf(ctx: CompanyContext, { id, width }: ReceiptPdfInput): Promise<InvoicePdf> {
  const { document, receipt } = await withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => ({
    document: (await loadDocument(tx, id)).document,
    receipt: await loadReceipt(tx, ctx.deps, id),
  }));
  const payments = receipt.payments.map(({ method, amount }) => ({ method, amountMinor: minorFromDecimal(amount) }));
  const { fiscal } = receipt.paper;
  const bytes = await renderSlipPdf({ document, fiscal, payments, width, demo: receipt.isDemo });
  const filename = invoicePdfFilename(document).replace(/\.pdf$/, `-${width}mm.pdf`);
  return { filename, base64: Buffer.from(bytes).toString('base64') };
}
