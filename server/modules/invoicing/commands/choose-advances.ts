import { eq } from 'drizzle-orm';

import { invoiceDrafts } from '#drizzle/schema/invoicing.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { ChooseAdvancesInput } from '#server/contracts/invoicing.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { draftKindOf } from '#server/domain/invoicing/kinds.ts';
import { conflict, invalid, notFound } from '#server/domain/shared/errors.ts';

import { loadAdvance, refuseSettling } from '../advance.ts';

/**
 * Says which advances of its customer a draft of an invoice deducts; none for an invoice like any other. What each of them pays is
 * settled when it is issued.
 *
 * @throws DomainError `not_found` DRAFT_NOT_FOUND, `invalid` DRAFT_KIND_SETTLED, `conflict` ADVANCE_OF_ANOTHER, and as `refuseSettling`
 */
export async function chooseAdvances(ctx: CompanyContext, { id, advanceIds }: ChooseAdvancesInput): Promise<void> {
  await withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const [draft] = await tx.select().from(invoiceDrafts).where(eq(invoiceDrafts.id, id)).for('update');
    if (!draft) throw notFound('DRAFT_NOT_FOUND');
    if (draftKindOf(draft.content) !== 'invoice') throw invalid('DRAFT_KIND_SETTLED');
    const settlesIds = [...new Set(advanceIds)];
    for (const advanceId of settlesIds) {
      const advance = await loadAdvance(tx, advanceId);
      refuseSettling(advance);
      if (advance.row.contactId !== draft.content.contactId)
        throw conflict('ADVANCE_OF_ANOTHER', { params: { number: advance.document.number } });
    }
    await tx
      .update(invoiceDrafts)
      .set({ settlesIds, updatedAt: ctx.deps.clock.now(), blankFor: null })
      .where(eq(invoiceDrafts.id, id));
  });
}
