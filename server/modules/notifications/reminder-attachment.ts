import type { Deps } from '#server/context.ts';
import type { IssuedDocument } from '#server/domain/invoicing/document.ts';
import type { ReminderFacts } from '#server/domain/reminders/facts.ts';
import { minorFromDecimal } from '#server/domain/shared/money.ts';
import { renderTablePdf } from '#server/modules/invoicing/index.ts';

import { dateText, INTEREST_WORDS, percentText } from './mails/invoice-words.ts';

/**
 * The calculation of late interest that a reminder tells of, as a PDF; null where it tells none. The same facts and instant give
 * the same bytes.
 */
export async function interestAttachment(
  deps: Deps,
  { locale, number, seller }: IssuedDocument,
  { interest }: ReminderFacts,
  printedAt: Date,
): Promise<{ readonly filename: string; readonly bytes: Uint8Array } | null> {
  if (interest === null) return null;
  const words = INTEREST_WORDS[locale];
  const bytes = await renderTablePdf({
    title: words.title,
    owner: `${seller.name}, OIB ${seller.oib}`,
    facts: [words.invoice(number, dateText(interest.until, locale)), ...(interest.isEstimated ? [words.estimated] : [])],
    columns: [words.period, words.days, words.rate, words.owed, words.interest],
    rows: interest.spans.map(({ from, to, days, rate, owed, interest: amount }) => [
      `${dateText(from, locale)} – ${dateText(to, locale)}`,
      days,
      percentText(rate, locale),
      minorFromDecimal(owed),
      minorFromDecimal(amount),
    ]),
    sum: [words.sum, null, null, null, minorFromDecimal(interest.total)],
    locale,
    printedAt,
    demo: deps.installation.environment === 'demo',
  });
  return { filename: `${words.stem}-${number.replaceAll('/', '-')}.pdf`, bytes };
}
