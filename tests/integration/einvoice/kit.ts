import { MOCK_CREDENTIALS } from '#mocks/credentials.ts';
import type { Intermediary } from '#server/domain/einvoice/intermediaries.ts';
import { addContact, firm, freshOib, issue, line } from '#tests/integration/invoicing/kit.ts';
import type { TestCompany, TestHouse } from '#tests/kit/house.ts';

export interface ConnectedCompany extends TestCompany {
  readonly oib: string;
}

/** What opens the simulated account of a company. */
export const accountInput = (intermediary: Intermediary, oib: string) => ({
  intermediary,
  ...MOCK_CREDENTIALS.einvoiceAccounts(oib)[intermediary],
});

/** A company with an account at an intermediary; in VAT unless told. */
export async function connected(
  house: TestHouse,
  intermediary: Intermediary,
  input: Parameters<TestHouse['company']>[1] = {},
): Promise<ConnectedCompany> {
  const oib = freshOib();
  const company = await firm(house, { ...input, oib });
  await company.api.einvoice.saveAccount(accountInput(intermediary, oib));
  return { ...company, oib };
}

/** Of a business that the simulated address books know, or do not: those whose OIB ends with a zero are unknown. */
export function buyerOib({ known }: { readonly known: boolean } = { known: true }): string {
  const oib = freshOib();
  return oib.endsWith('0') === known ? buyerOib({ known }) : oib;
}

/** An invoice to a domestic business, paid by transfer. */
export async function invoiceToBusiness(
  house: TestHouse,
  company: TestCompany,
  kpd: string | null = '62.20.20',
  oib: string = buyerOib(),
) {
  const contactId = await addContact(house, company, { name: 'Žito i Čvor d.o.o.', oib });
  const lines = [line({ vatCode: 'standard', kpd, description: 'Čišćenje & šišanje živice' })];
  return issue(company.api, { contactId, paymentMethod: 'transfer', dueOn: '2026-12-10', lines });
}

export async function outgoingOf(company: TestCompany, id: string) {
  const { sent } = await company.api.einvoice.ofInvoice({ id });
  if (sent === null) throw new Error('not queued');
  return sent;
}

/** Documents that the intermediary has of this company. */
export const sentAt = (house: TestHouse, intermediary: Intermediary, oib: string) =>
  (house.mocks.control.tables(intermediary)[0]?.rows ?? []).filter((row) => row[1] === oib);
