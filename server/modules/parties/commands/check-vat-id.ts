import { eq } from 'drizzle-orm';

import { companies } from '#drizzle/schema/companies.ts';
import { contacts } from '#drizzle/schema/parties.ts';
import { vatChecks } from '#drizzle/schema/vat-checks.ts';
import { type CompanyContext, type Deps, scopeOf } from '#server/context.ts';
import type { DirectoryIdInput } from '#server/contracts/directory.ts';
import type { VatCheck } from '#server/contracts/party-checks.ts';
import { type CompanyScope, withCompanyTx } from '#server/db/company-tx.ts';
import { notFound, precondition } from '#server/domain/shared/errors.ts';
import { record } from '#server/events/record.ts';

import { requesterVatIdOf } from '../requester-vat-id.ts';
import { vatCheckDto } from '../vat-check-row.ts';

/**
 * Asks whether a customer's VAT number is registered, and keeps the answer with the number of the consultation: what a seller shows
 * when a supply without VAT is doubted (Zakon o PDV-u čl. 41 st. 1 t. a). An answer that did not come is not kept.
 *
 * @throws DomainError `not_found` CONTACT_NOT_FOUND, `precondition` CONTACT_VAT_ID_MISSING or VAT_CHECK_OFF
 * @throws ProviderError when nothing could be found out; the number is then neither valid nor invalid
 */
export async function checkVatId(ctx: CompanyContext, { id }: DirectoryIdInput): Promise<VatCheck> {
  const scope = scopeOf(ctx);
  const vatId = await withCompanyTx(ctx.deps, scope, async (tx) => {
    const [contact] = await tx.select({ vatId: contacts.vatId }).from(contacts).where(eq(contacts.id, id));
    if (contact === undefined) throw notFound('CONTACT_NOT_FOUND');
    if (contact.vatId === null) throw precondition('CONTACT_VAT_ID_MISSING');
    return contact.vatId;
  });
  return askVatId(ctx.deps, scope, id, vatId);
}

/** The same of a number that a customer has or had, in the name of whoever the scope says. */
export async function askVatId(deps: Deps, scope: CompanyScope, id: string, vatId: string): Promise<VatCheck> {
  const { companyId } = scope;
  const question = await withCompanyTx(deps, scope, async (tx) => {
    const [own] = await tx.select().from(companies).where(eq(companies.id, companyId));
    if (own === undefined) throw new Error('a company vanished');
    return { vatId, requesterVatId: requesterVatIdOf(own) };
  });
  const { valid, name, address, requestId } = await deps.ports.vatCheck.check(question);
  return withCompanyTx(deps, scope, async (tx) => {
    const values = { ...question, name, address, requestId, result: valid ? 'valid' : 'invalid' } as const;
    const [row] = await tx
      .insert(vatChecks)
      .values({ companyId, id: deps.ids.next(), contactId: id, checkedAt: deps.clock.now(), ...values })
      .returning();
    if (row === undefined) throw new Error('a check was not stored');
    await record(tx, { type: 'contact.vat_checked', subject: `contact:${id}`, data: { vatId, valid, requestId } });
    return vatCheckDto(row);
  });
}
