import { eq } from 'drizzle-orm';

import { contacts } from '#drizzle/schema/parties.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { ContactDto, SaveContactInput } from '#server/contracts/contacts.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { conflict, notFound } from '#server/domain/shared/errors.ts';
import { record } from '#server/events/record.ts';

import { contactDto, searchTextOf } from '../contact-row.ts';

/**
 * Adds a contact, or changes the one of `id` when it still has the `version` that was read. Documents that were issued keep
 * the customer as he was.
 *
 * @throws DomainError `conflict` CONTACT_CHANGED_ELSEWHERE, `not_found` CONTACT_NOT_FOUND
 */
export async function saveContact(ctx: CompanyContext, { id, version, ...fields }: SaveContactInput): Promise<ContactDto> {
  const now = ctx.deps.clock.now();
  const values = { ...fields, searchText: searchTextOf(fields), updatedAt: now };
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    if (id === undefined) {
      const fresh = { companyId: ctx.company.id, id: ctx.deps.ids.next(), createdAt: now };
      const [row] = await tx
        .insert(contacts)
        .values({ ...fresh, ...values })
        .returning();
      if (row === undefined) throw new Error('a contact was not stored');
      await record(tx, { type: 'contact.saved', subject: `contact:${row.id}`, data: { name: row.name, created: true } });
      return contactDto(row);
    }
    const [before] = await tx.select({ version: contacts.version }).from(contacts).where(eq(contacts.id, id)).for('update');
    if (before === undefined) throw notFound('CONTACT_NOT_FOUND');
    if (before.version !== version) throw conflict('CONTACT_CHANGED_ELSEWHERE');
    const [row] = await tx
      .update(contacts)
      .set({ ...values, version: before.version + 1 })
      .where(eq(contacts.id, id))
      .returning();
    if (row === undefined) throw new Error('a contact vanished');
    await record(tx, { type: 'contact.saved', subject: `contact:${id}`, data: { name: row.name, created: false } });
    return contactDto(row);
  });
}
