import { and, eq, sql } from 'drizzle-orm';

import { invoiceDrafts } from '#drizzle/schema/invoicing.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { ConvertDocumentInput } from '#server/contracts/trade.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';

import { beginCharging } from '../delivered.ts';
import { contentToCopy } from '../content-to-copy.ts';
import { insertDraft } from '../insert-draft.ts';
import { loadTradeDocument } from '../load-sales-document.ts';
import { newContent } from '../new-content.ts';
import { refuseConverted } from '../origin.ts';

/**
 * Begins the next document of a sale (a pro forma or an invoice of a quote, an invoice of a pro forma) as a draft with the same
 * lines, which remembers what it comes from. Asked twice it gives the draft that is there.
 *
 * @throws DomainError `conflict` TRADE_ALREADY_CONVERTED where that document was issued already
 */
export async function convertDocument(ctx: CompanyContext, input: ConvertDocumentInput): Promise<{ readonly id: string }> {
  const { deps } = ctx;
  const rules = await deps.rules();
  return withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    const { row } = await loadTradeDocument(tx, input.id);
    if (row.kind === 'delivery_note' && input.to === 'invoice') return { id: await beginCharging(tx, [input.id], rules) };
    await refuseConverted(tx, input.id, input.to);
    const sameKind = sql`${invoiceDrafts.content} ->> 'kind' = ${input.to}`;
    const [begun] = await tx
      .select({ id: invoiceDrafts.id })
      .from(invoiceDrafts)
      .where(and(eq(invoiceDrafts.originId, input.id), sameKind));
    if (begun) return begun;
    const copied = await contentToCopy(tx, input.id);
    const { deliveryOn, dueOn, premisesId, deviceId, operatorId } = await newContent(tx, copied.contactId);
    const content = { ...copied, kind: input.to, deliveryOn, dueOn, premisesId, deviceId, operatorId };
    const id = deps.ids.next();
    await insertDraft(tx, { id, content, rules, originId: input.id });
    return { id };
  });
}
