import { eq } from 'drizzle-orm';

import { internalNotes, invoices } from '#drizzle/schema/invoicing.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import { NoteInternallyInput } from '#server/contracts/internal-notes.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { notFound } from '#server/domain/shared/errors.ts';

/**
 * Keeps what the company's people note of an issued document, and its labels, in place of what was there. The document stays as it
 * was issued.
 *
 * @throws DomainError `not_found` INVOICE_NOT_FOUND
 */
export async function noteInternally(ctx: CompanyContext, raw: NoteInternallyInput): Promise<void> {
  const { id, note, labels } = NoteInternallyInput.parse(raw);
  await withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const [found] = await tx.select({ id: invoices.id }).from(invoices).where(eq(invoices.id, id));
    if (!found) throw notFound('INVOICE_NOT_FOUND');
    const kept = { note, labels, updatedAt: ctx.deps.clock.now() };
    await tx
      .insert(internalNotes)
      .values({ companyId: ctx.company.id, invoiceId: id, ...kept })
      .onConflictDoUpdate({ target: [internalNotes.companyId, internalNotes.invoiceId], set: kept });
  });
}
