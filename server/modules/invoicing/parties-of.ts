import { eq } from 'drizzle-orm';

import { companies } from '#drizzle/schema/companies.ts';
import { contacts } from '#drizzle/schema/parties.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import { buyerFrom } from '#server/domain/invoicing/buyer-of.ts';
import type { Buyer, Seller } from '#server/domain/invoicing/document.ts';
import { notFound } from '#server/domain/shared/errors.ts';

export type CompanyRow = typeof companies.$inferSelect;

/** The company of the transaction. */
export async function companyOf(tx: CompanyTx): Promise<CompanyRow> {
  const [company] = await tx.select().from(companies).limit(1);
  if (!company) throw notFound('COMPANY_NOT_FOUND');
  return company;
}

/**
 * The same for issuing: until the document commits nobody changes how its numbers are counted, and whoever waits to do so sees
 * the document then (`updateCompany` takes the row's strongest lock). Documents do not wait for each other here.
 */
export async function issuingCompanyOf(tx: CompanyTx): Promise<CompanyRow> {
  const [company] = await tx.select().from(companies).limit(1).for('key share');
  if (!company) throw notFound('COMPANY_NOT_FOUND');
  return company;
}

/** The company as it stands on its documents today. */
export function sellerOf(company: CompanyRow): Seller {
  const { name, kind, ownerName, oib, iban, bic, email, phone, website, inVat, hasVatId, vatOnCollection, legalFooter, accent } =
    company;
  const { street, postalCode, city, country } = company;
  const address = { street, postalCode, city, country };
  const plain = {
    name,
    kind,
    ownerName,
    oib,
    address,
    iban,
    bic,
    email,
    phone,
    website,
    inVat,
    hasVatId,
    vatOnCollection,
    legalFooter,
  };
  return accent === null ? plain : { ...plain, accent };
}

/** A contact as it stands on documents; null for nobody chosen. Another company's contact is not found. */
export async function buyerOf(tx: CompanyTx, contactId: string | null): Promise<Buyer | null> {
  if (contactId === null) return null;
  const [contact] = await tx.select().from(contacts).where(eq(contacts.id, contactId));
  if (!contact) throw notFound('CONTACT_NOT_FOUND');
  return buyerFrom(contact);
}
