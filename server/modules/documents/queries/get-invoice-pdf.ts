import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { InvoicePdf } from '#server/contracts/documents.ts';
import type { InvoiceIdInput } from '#server/contracts/invoicing.ts';
import { renderIssued } from '#server/modules/invoicing/index.ts';

/** The document's PDF as it stands now, made from its frozen content: the same bytes as the archive's of the same state. */
export async function getInvoicePdf(ctx: CompanyContext, input: InvoiceIdInput): Promise<InvoicePdf> {
  const { filename, bytes } = await renderIssued(ctx.deps, scopeOf(ctx), input.id);
  return { filename, base64: Buffer.from(bytes).toString('base64') };
}
