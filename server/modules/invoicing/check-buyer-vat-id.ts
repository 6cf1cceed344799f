import { and, eq, gte } from 'drizzle-orm';

import { vatChecks } from '#drizzle/schema/vat-checks.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { systemActor } from '#server/db/scope.ts';
import { takesBack } from '#server/domain/invoicing/kinds.ts';
import { provingVatId } from '#server/domain/invoicing/vat-id-proof.ts';
import { zagrebDateOf, zagrebInstant } from '#server/domain/shared/plain-date.ts';
import { defineSubscriber } from '#server/events/subscriber.ts';
import { askVatId } from '#server/modules/parties/index.ts';

import { loadDocument } from './load-document.ts';

const NAME = 'invoicing.check-buyer-vat-id';

/**
 * A document that leaves VAT out on account of the buyer's VAT number needs the proof of its day that the number is registered: it is
 * asked for once the document is issued, unless somebody asked on that day. A service that does not answer is asked again by the queue.
 */
export const checkBuyerVatId = defineSubscriber({
  name: NAME,
  on: ['invoice.issued'],
  isOff: (deps) => deps.installation.modes.vies === 'off',
  async handle(deps, event) {
    if (takesBack(event.data.kind)) return;
    const scope = { companyId: event.companyId, actor: systemActor(NAME) };
    const open = await withCompanyTx(deps, scope, async (tx) => {
      const { document, row } = await loadDocument(tx, event.subject.slice('invoice:'.length));
      const vatId = provingVatId(document.lines, document.buyer);
      if (vatId === null || row.contactId === null) return null;
      const dayStart = zagrebInstant(zagrebDateOf(deps.clock.now()), '00:00:00');
      const { contactId: ofContact, vatId: number, checkedAt } = vatChecks;
      const asked = await tx
        .select({ id: vatChecks.id })
        .from(vatChecks)
        .where(and(eq(ofContact, row.contactId), eq(number, vatId), gte(checkedAt, dayStart)))
        .limit(1);
      return asked.length > 0 ? null : { contactId: row.contactId, vatId };
    });
    if (open !== null) await askVatId(deps, scope, open.contactId, open.vatId);
  },
});
