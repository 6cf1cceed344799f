import { eq } from 'drizzle-orm';

import { fiscalSubmissions } from '#drizzle/schema/fiscalization.ts';
import type { Deps } from '#server/context.ts';
import { type CompanyScope, type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import { asCopy } from '#server/domain/einvoice/copy/copy-content.ts';
import { fiscalQrUrl } from '#server/domain/fiscal/fiscal-qr.ts';
import type { FiscalState, IssuedDocument } from '#server/domain/invoicing/document.ts';

import { type CopyMade, lastCopy } from './last-copy.ts';
import { loadSalesDocument } from './load-sales-document.ts';
import { logoOf } from './logo.ts';
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

/** The fiscal side of a document as it is printed, or was at an instant: a JIR that came later is not on it. Null when it is not fiscalized. */
async function fiscalStateOf(tx: CompanyTx, invoiceId: string, at?: Date): Promise<FiscalState | null> {
  const { receipt, zki, jir, fiscalizedAt } = fiscalSubmissions;
  const [row] = await tx
    .select({ receipt, zki, jir, fiscalizedAt })
    .from(fiscalSubmissions)
    .where(eq(fiscalSubmissions.invoiceId, invoiceId));
  if (!row) return null;
  const known = at === undefined || (row.fiscalizedAt !== null && row.fiscalizedAt <= at) ? row.jir : null;
  return { zki: row.zki, jir: known, qrUrl: fiscalQrUrl({ ...row.receipt, jir: known }) };
}

/**
 * Prints an issued document as it stands, or as it stood at an instant. The same state always gives the same bytes, so whoever
 * names the instant gets the same picture however often, and however late, it is asked for. What a corrected copy of its eRačun said by
 * then is printed as that has it, or as one that is only being made: `copy`.
 */
export async function renderIssued(
  deps: Deps,
  scope: CompanyScope,
  invoiceId: string,
  at?: Date,
  copy?: CopyMade,
): Promise<RenderedInvoice> {
  const { document, fiscal, logo } = await withCompanyTx(deps, scope, async (tx) => {
    const { document: issued, logoId } = await loadSalesDocument(tx, invoiceId);
    const made = copy ?? (await lastCopy(tx, invoiceId, at));
    const document = made === null ? issued : asCopy(issued, made.content, made.at);
    return { document, fiscal: await fiscalStateOf(tx, invoiceId, at), logo: await logoOf(tx, logoId) };
  });
  const bytes = await renderInvoicePdf({ document, fiscal, demo: deps.installation.environment === 'demo', logo });
  const variant = fiscal === null ? 'plain' : fiscal.jir === null ? 'zki' : 'jir';
  return { document, variant, filename: invoicePdfFilename(document), bytes };
}
