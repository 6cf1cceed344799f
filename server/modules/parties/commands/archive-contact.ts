import { eq } from 'drizzle-orm';

import { contacts } from '#drizzle/schema/parties.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { ContactDto } from '#server/contracts/contacts.ts';
import type { ArchiveInput } from '#server/contracts/directory.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { notFound } from '#server/domain/shared/errors.ts';
import { record } from '#server/events/record.ts';

import { contactDto } from '../contact-row.ts';

/**
 * Puts a contact away, so that it is not offered for new documents, or takes it back. Doing it twice changes nothing.
 *
 * @throws DomainError `not_found` CONTACT_NOT_FOUND
 */
export async function archiveContact(ctx: CompanyContext, { id, archived }: ArchiveInput): Promise<ContactDto> {
  const now = ctx.deps.clock.now();
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const [before] = await tx.select().from(contacts).where(eq(contacts.id, id)).for('update');
    if (before === undefined) throw notFound('CONTACT_NOT_FOUND');
    if ((before.archivedAt !== null) === archived) return contactDto(before);
    const next = { archivedAt: archived ? now : null, updatedAt: now, version: before.version + 1 };
    await tx.update(contacts).set(next).where(eq(contacts.id, id));
    await record(tx, { type: 'contact.archived', subject: `contact:${id}`, data: { archived } });
    return contactDto({ ...before, ...next });
  });
}
