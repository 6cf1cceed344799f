import { and, desc, eq, sql } from 'drizzle-orm';

import { invoiceDrafts, invoices } from '#drizzle/schema/invoicing.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { OpenBlankDraftInput } from '#server/contracts/invoicing.ts';
import { type CompanyTx, contextOf, withCompanyTx } from '#server/db/company-tx.ts';
import type { DraftContent } from '#server/domain/invoicing/document.ts';

import { draftSummary } from '../draft-summary.ts';
import { newContent } from '../new-content.ts';
import { companyOf } from '../parties-of.ts';

/**
 * The person's blank sheet, filled in with today's defaults, the customer's terms, and the way to pay and the price mode of
 * their last document. A person has one, whatever asks for it and however often; lists do not show it until it is saved, from
 * when on it is a draft like any other. A service has no sheet: it begins a draft each time.
 */
export async function openBlankDraft(ctx: CompanyContext, input: OpenBlankDraftInput): Promise<{ readonly id: string }> {
  const { deps } = ctx;
  const rules = await deps.rules();
  const now = deps.clock.now();
  return withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    const content = { ...(await newContent(tx, input.contactId ?? null)), ...(await habitsOf(tx)), kind: input.kind };
    const summary = await draftSummary(tx, content, rules, now);
    const { actor } = contextOf(tx);
    const blankFor = actor.kind === 'user' ? actor.id : null;
    // Nothing was written on it yet: it begins when it is asked for, not when the first one was.
    const sheet = { content, ...summary, createdAt: now, updatedAt: now };
    const [draft] = await tx
      .insert(invoiceDrafts)
      .values({ companyId: ctx.company.id, id: deps.ids.next(), ...sheet, blankFor })
      .onConflictDoUpdate({
        target: [invoiceDrafts.companyId, invoiceDrafts.blankFor],
        // Another window may show the sheet as it was; the version tells it when that is no longer so.
        set: {
          ...sheet,
          version: sql`${invoiceDrafts.version} + (${invoiceDrafts.content} is distinct from excluded.content)::int`,
        },
      })
      .returning({ id: invoiceDrafts.id });
    if (!draft) throw new Error('a draft was not written');
    return draft;
  });
}

/** How the person was paid and wrote prices the last time; most sell the same way all day. */
async function habitsOf(tx: CompanyTx): Promise<Partial<Pick<DraftContent, 'paymentMethod' | 'priceMode'>>> {
  const { actor } = contextOf(tx);
  if (actor.kind !== 'user') return {};
  const [last] = await tx
    .select({ paymentMethod: invoices.paymentMethod, priceMode: invoices.priceMode })
    .from(invoices)
    .where(and(eq(invoices.createdBy, actor.id), eq(invoices.kind, 'invoice')))
    .orderBy(desc(invoices.issuedAt))
    .limit(1);
  if (!last) return {};
  return (await companyOf(tx)).inVat ? last : { paymentMethod: last.paymentMethod };
}
