import type { contacts } from '#drizzle/schema/parties.ts';
import type { ContactDto, ContactFields, ContactListItem, ContactOption } from '#server/contracts/contacts.ts';
import { foldText } from '#server/domain/shared/fold-text.ts';

export type ContactRow = typeof contacts.$inferSelect;

/** What a list finds a contact by. */
export const searchTextOf = ({ name, oib, vatId, city, email, phone }: ContactFields): string =>
  foldText([name, oib, vatId, city, email, phone].filter((part) => part !== null).join(' '));

export function contactOption(row: ContactRow): ContactOption {
  const { id, kind, name, oib, vatId, street, postalCode, city, country, email, paymentTermDays, documentLocale } = row;
  return { id, kind, name, oib, vatId, street, postalCode, city, country, email, paymentTermDays, documentLocale };
}

export function contactDto(row: ContactRow): ContactDto {
  const { phone, note, version, createdAt, updatedAt, archivedAt } = row;
  return { ...contactOption(row), phone, note, version, createdAt, updatedAt, archived: archivedAt !== null };
}

export function contactListItem(row: ContactRow): ContactListItem {
  const { id, kind, name, oib, vatId, city, country, email, archivedAt } = row;
  return { id, kind, name, oib, vatId, city, country, email, archived: archivedAt !== null };
}
