import { eq } from 'drizzle-orm';

import { contacts } from '#drizzle/schema/parties.ts';
import { type CompanyTx, contextOf } from '#server/db/company-tx.ts';
import type { DraftContent } from '#server/domain/invoicing/document.ts';
import { abroadOf, firstCodeOutsideVat } from '#server/domain/invoicing/foreign-buyer.ts';
import { addDays, zagrebDateOf } from '#server/domain/shared/plain-date.ts';

import { operatorsOf, placesOf } from './draft-parts.ts';
import { companyOf } from './parties-of.ts';

/** An empty line, as the editor adds it. */
export const EMPTY_LINE: DraftContent['lines'][number] = {
  productId: null,
  description: '',
  quantity: '1',
  unit: 'H87',
  unitPrice: '',
  discountPercent: '',
  vatCode: 'standard',
  exemptionReason: null,
  kpd: null,
};

/** A fresh draft's content: the company's and the customer's own defaults, so that only the lines are left to write. */
export async function newContent(tx: CompanyTx, contactId: string | null): Promise<DraftContent> {
  const company = await companyOf(tx);
  const [place] = await placesOf(tx);
  const [operator] = await operatorsOf(tx);
  const contact = contactId === null ? undefined : (await tx.select().from(contacts).where(eq(contacts.id, contactId)))[0];
  const abroad = contact ? abroadOf(contact.kind, contact.country) : null;
  const today = zagrebDateOf(contextOf(tx).deps.clock.now());
  return {
    contactId: contact?.id ?? null,
    premisesId: place?.id ?? null,
    deviceId: place?.devices[0]?.id ?? null,
    operatorId: operator?.id ?? null,
    priceMode: 'net',
    lines: [{ ...EMPTY_LINE, vatCode: company.inVat ? 'standard' : firstCodeOutsideVat(company.hasVatId, abroad) }],
    discountPercent: '',
    deliveryOn: today,
    dueOn: addDays(today, contact?.paymentTermDays ?? company.paymentTermDays),
    paymentMethod: 'transfer',
    note: '',
    locale: contact?.documentLocale ?? company.documentLocale,
  };
}
