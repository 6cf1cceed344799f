import { eq } from 'drizzle-orm';

import { fiscalSubmissions } from '#drizzle/schema/fiscalization.ts';
import type { Deps } from '#server/context.ts';
import { type CompanyScope, type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import { fiscalQrUrl } from '#server/domain/fiscal/fiscal-qr.ts';
import type { FiscalState, IssuedDocument } from '#server/domain/invoicing/document.ts';

import { loadDocument } from './load-document.ts';
import { invoicePdfFilename } from './pdf/invoice-pdf-filename.ts';
import { renderInvoicePdf } from './pdf/render-invoice-pdf.ts';

/** Which of a document's pictures this is: never fiscalized, with its ZKI alone, or with its JIR. Each is kept. */
export type PdfVariant = 'plain' | 'zki' | 'jir';

export interface RenderedInvoice {
  readonly document: IssuedDocument;
  readonly variant: PdfVariant;
  readonly filename: string;
  readonly bytes: Uint8Array;
}

/** The fiscal side of a document as it is printed; null when it is not fiscalized. */
export async function fiscalStateOf(tx: CompanyTx, invoiceId: string): Promise<FiscalState | null> {
  const [row] = await tx
    .select({ receipt: fiscalSubmissions.receipt, zki: fiscalSubmissions.zki, jir: fiscalSubmissions.jir })
    .from(fiscalSubmissions)
    .where(eq(fiscalSubmissions.invoiceId, invoiceId));
  if (!row) return null;
  return { zki: row.zki, jir: row.jir, qrUrl: fiscalQrUrl({ ...row.receipt, jir: row.jir }) };
}

/** Prints an issued document as it stands now. The same state always gives the same bytes. */
export async function renderIssued(deps: Deps, scope: CompanyScope, invoiceId: string): Promise<RenderedInvoice> {
  const { document, fiscal } = await withCompanyTx(deps, scope, async (tx) => ({
    document: (await loadDocument(tx, invoiceId)).document,
    fiscal: await fiscalStateOf(tx, invoiceId),
  }));
  const bytes = await renderInvoicePdf({ document, fiscal, demo: deps.installation.environment === 'demo', logo: null });
  const variant = fiscal === null ? 'plain' : fiscal.jir === null ? 'zki' : 'jir';
  return { document, variant, filename: invoicePdfFilename(document), bytes };
}
