import { openAsCharged } from '#app/features/invoice-document/open-charged.ts';
import { paperFormat } from '#app/features/invoice-document/paper-format.ts';
import { paperWords } from '#app/features/invoice-document/paper-words.ts';
import type { InvoiceDto } from '#server/contracts/invoicing.ts';

/** What a reminder sent by hand begins with, in the document's language: which document, since when, and how much of it is open. */
export function reminderText({
  number,
  locale,
  dueOn,
  issuedOn,
  ...amounts
}: Pick<InvoiceDto, 'number' | 'locale' | 'open' | 'total' | 'inCurrency' | 'dueOn' | 'issuedOn'>): string {
  const format = paperFormat(locale);
  const { amount, currency } = openAsCharged(amounts);
  return paperWords(locale)('reminder', { number, open: format.money(amount, currency), dueOn: format.date(dueOn ?? issuedOn) });
}
