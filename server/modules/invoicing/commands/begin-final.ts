import { arrayContains } from 'drizzle-orm';

import { invoiceDrafts } from '#drizzle/schema/invoicing.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { InvoiceIdInput } from '#server/contracts/invoicing.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';

import { loadAdvance, refuseSettling } from '../advance.ts';
import { contentToCopy } from '../content-to-copy.ts';
import { insertDraft } from '../insert-draft.ts';
import { newContent } from '../new-content.ts';

/**
 * Begins the final invoice of an advance as a draft with the advance's lines, to be made those of the whole supply. Asked twice it
 * gives the draft that is there.
 *
 * @throws DomainError `invalid` ADVANCE_EXPECTED, `conflict` ADVANCE_SETTLED, INVOICE_ALREADY_CANCELLED
 */
export async function beginFinal(ctx: CompanyContext, { id }: InvoiceIdInput): Promise<{ readonly id: string }> {
  const { deps } = ctx;
  const rules = await deps.rules();
  return withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    refuseSettling(await loadAdvance(tx, id));
    const [begun] = await tx
      .select({ id: invoiceDrafts.id })
      .from(invoiceDrafts)
      .where(arrayContains(invoiceDrafts.settlesIds, [id]));
    if (begun) return begun;
    const copied = await contentToCopy(tx, id);
    const { deliveryOn, dueOn, premisesId, deviceId, operatorId } = await newContent(tx, copied.contactId);
    const content = { ...copied, kind: 'invoice' as const, deliveryOn, dueOn, premisesId, deviceId, operatorId, note: '' };
    const draftId = deps.ids.next();
    await insertDraft(tx, { id: draftId, content, rules, settlesIds: [id] });
    return { id: draftId };
  });
}
