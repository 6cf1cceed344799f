import type { DraftFields } from '#app/features/invoice-editor/draft-fields.ts';
import { addDays } from '#server/domain/shared/plain-date.ts';

interface CustomerTerms {
  readonly id: string;
  readonly paymentTermDays: number | null;
  readonly documentLocale: DraftFields['locale'];
}

/** What choosing a customer (null: nobody) changes on a document: it speaks their language and is due by their terms. */
export function customerChanges(
  customer: CustomerTerms | null,
  today: string,
): Partial<Pick<DraftFields, 'locale' | 'dueOn'>> & Pick<DraftFields, 'contactId'> {
  if (customer === null) return { contactId: '' };
  const { id, paymentTermDays: term, documentLocale: locale } = customer;
  return { contactId: id, locale, ...(term === null ? {} : { dueOn: addDays(today, term) }) };
}
