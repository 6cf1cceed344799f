import { and, eq, sql } from 'drizzle-orm';

import { invoiceDrafts } from '#drizzle/schema/invoicing.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { BeginCorrectionInput } from '#server/contracts/invoicing.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { purposeFor } from '#server/domain/invoicing/device-purpose.ts';
import { correctionContent } from '#server/domain/invoicing/correction.ts';
import { correctedTerms } from '#server/domain/invoicing/einvoice-terms.ts';

import { contentToCopy } from '../content-to-copy.ts';
import { loadCorrected, refuseCorrection } from '../corrected.ts';
import { insertDraft } from '../insert-draft.ts';
import { newContent } from '../new-content.ts';

/**
 * Begins a credit or a debit note to an issued document as a draft with all its lines; whoever writes it leaves those that are
 * corrected, with their quantities and prices. Asked twice it gives the draft that is there.
 *
 * @throws DomainError `invalid` CORRECTION_IMPOSSIBLE, `conflict` INVOICE_ALREADY_CANCELLED
 */
export async function beginCorrection(ctx: CompanyContext, { id, kind }: BeginCorrectionInput): Promise<{ readonly id: string }> {
  const { deps } = ctx;
  const rules = await deps.rules();
  return withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    const original = await loadCorrected(tx, id);
    await refuseCorrection(tx, original, kind);
    const [begun] = await tx
      .select({ id: invoiceDrafts.id })
      .from(invoiceDrafts)
      .where(and(eq(invoiceDrafts.correctsId, id), sql`${invoiceDrafts.content} ->> 'kind' = ${kind}`));
    if (begun) return begun;
    const copied = await contentToCopy(tx, id);
    const { dueOn, premisesId, deviceId, operatorId } = await newContent(tx, copied.contactId);
    const einvoice = correctedTerms(copied.einvoice) ?? undefined;
    const content = { ...copied, kind, dueOn, premisesId, deviceId, operatorId, note: '', einvoice };
    const draftId = deps.ids.next();
    const asked = purposeFor({ isEInvoice: original.wentAsEInvoice, isFiscalized: original.isFiscalized });
    const corrections = correctionContent(content, original.corrected);
    await insertDraft(tx, { id: draftId, content: corrections, rules, correctsId: id, asked });
    return { id: draftId };
  });
}
