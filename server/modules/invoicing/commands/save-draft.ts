import { and, eq } from 'drizzle-orm';

import { invoiceDrafts } from '#drizzle/schema/invoicing.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { SaveDraftInput } from '#server/contracts/invoicing.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { conflict, notFound } from '#server/domain/shared/errors.ts';

import { draftSummary } from '../draft-summary.ts';

/**
 * Saves a draft as it was typed. A version that somebody else has moved on is a conflict: nobody's words are overwritten unseen. Asked for again
 * because the answer was lost, what is stored already is no conflict.
 */
export async function saveDraft(
  ctx: CompanyContext,
  input: SaveDraftInput,
): Promise<{ readonly version: number; readonly savedAt: Date }> {
  const { deps } = ctx;
  const rules = await deps.rules();
  const now = deps.clock.now();
  return withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    const summary = await draftSummary(tx, input.content, rules, now);
    const [saved] = await tx
      .update(invoiceDrafts)
      .set({ content: input.content, ...summary, blankFor: null, version: input.version + 1, updatedAt: now })
      .where(and(eq(invoiceDrafts.id, input.id), eq(invoiceDrafts.version, input.version)))
      .returning({ version: invoiceDrafts.version });
    if (saved) return { version: saved.version, savedAt: now };
    const [there] = await tx
      .select({
        version: invoiceDrafts.version,
        savedAt: invoiceDrafts.updatedAt,
        isSame: eq(invoiceDrafts.content, input.content).mapWith(Boolean),
      })
      .from(invoiceDrafts)
      .where(eq(invoiceDrafts.id, input.id));
    if (there?.isSame && there.version === input.version + 1) return { version: there.version, savedAt: there.savedAt };
    throw there ? conflict('DRAFT_CHANGED_ELSEWHERE', { params: { version: there.version } }) : notFound('DRAFT_NOT_FOUND');
  });
}
