import { eq } from 'drizzle-orm';

import { contacts } from '#drizzle/schema/parties.ts';
import type { DraftTerms } from '#server/contracts/draft-parts.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import type { DraftContent } from '#server/domain/invoicing/document.ts';
import { addDays, type PlainDate } from '#server/domain/shared/plain-date.ts';

import type { CompanyRow } from './parties-of.ts';

/**
 * What a draft's customer, or the company, asks for, and whether a person wanted otherwise.
 *
 * @param days days from which the draft's due date may have been counted
 */
export async function draftTerms(
  tx: CompanyTx,
  content: Pick<DraftContent, 'contactId' | 'dueOn' | 'locale'>,
  company: Pick<CompanyRow, 'paymentTermDays' | 'documentLocale'>,
  days: readonly PlainDate[],
): Promise<DraftTerms> {
  const { contactId, dueOn, locale } = content;
  const { paymentTermDays: term, documentLocale: language } = contacts;
  const [contact] =
    contactId === null ? [] : await tx.select({ term, language }).from(contacts).where(eq(contacts.id, contactId));
  const usual = days.map((day) => addDays(day, contact?.term ?? company.paymentTermDays));
  return {
    paymentTermDays: company.paymentTermDays,
    buyerTermDays: contact?.term ?? null,
    own: {
      dueOn: dueOn !== null && !usual.includes(dueOn),
      locale: locale !== (contact?.language ?? company.documentLocale),
    },
  };
}
