import { eq } from 'drizzle-orm';

import { events } from '#drizzle/schema/events.ts';
import { fiscalSubmissions, providerMessages } from '#drizzle/schema/fiscalization.ts';
import { numberSequences } from '#drizzle/schema/invoicing.ts';
import type { CompanyContext, Deps } from '#server/context.ts';
import type { SaveContactInput } from '#server/contracts/contacts.ts';
import type { CreateDraftInput } from '#server/contracts/invoicing.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { mod1110CheckDigit } from '#server/domain/parties/oib.ts';
import { DomainError } from '#server/domain/shared/errors.ts';
import { saveContact } from '#server/modules/parties/index.ts';
import type { AppCaller } from '#server/trpc/caller.ts';
import { createCaller } from '#server/trpc/caller.ts';
import type { TestCompany, TestHouse } from '#tests/kit/house.ts';

type DraftInput = NonNullable<CreateDraftInput['content']>;
type Line = NonNullable<DraftInput['lines']>[number];

/** A line of a seller outside VAT: 2 × 50.00. */
export const line = (over: Partial<Line> = {}): Line => ({
  productId: null,
  description: 'Izrada logotipa',
  quantity: '2',
  unit: 'H87',
  unitPrice: '50.00',
  discountPercent: '',
  vatCode: 'exempt',
  exemptionReason: null,
  kpd: null,
  ...over,
});

let taxpayers = 0;

/** A valid OIB that no other company of this run has: CIS tells receipts apart by it. */
export function freshOib(): string {
  taxpayers += 1;
  const digits = `7${String(process.pid % 100_000).padStart(5, '0')}${String(taxpayers).padStart(4, '0')}`;
  return `${digits}${mod1110CheckDigit(digits)}`;
}

/** A company outside VAT without a certificate. */
export const bareCompany = async (house: TestHouse, input: Parameters<TestHouse['company']>[1] = {}): Promise<TestCompany> =>
  house.company(await house.person(), { oib: freshOib(), ...input });

/** A company outside VAT with a certificate of the simulated authority. */
export async function studio(house: TestHouse, input: Parameters<TestHouse['company']>[1] = {}): Promise<TestCompany> {
  const company = await bareCompany(house, input);
  await company.api.certificates.addMock();
  return company;
}

/** A company in VAT with a certificate. */
export const firm = (house: TestHouse, input: Parameters<TestHouse['company']>[1] = {}) =>
  studio(house, { kind: 'doo', ownerName: null, name: 'Javor d.o.o.', inVat: true, ...input });

/** A request of the company's owner, for commands that no router offers yet. */
export function contextIn(house: TestHouse, company: TestCompany): CompanyContext {
  const { userId, name } = company.owner.session;
  return {
    ...house.context(company.owner.session),
    company: { id: company.id, slug: company.slug, role: 'owner' },
    sessionId: null,
    actor: { kind: 'user', id: userId, name },
  };
}

/** The same company through a house of which something else is true. */
export function apiWith(house: TestHouse, company: TestCompany, deps: Deps): AppCaller {
  const { session } = company.owner;
  const actor = { kind: 'user', id: session.userId, name: session.name } as const;
  return createCaller({
    ...house.context(session),
    deps,
    session,
    company: { id: company.id, slug: company.slug, role: 'owner', scopes: [], actor },
  });
}

const NO_CONTACT: SaveContactInput = {
  kind: 'business',
  name: 'Hrast d.o.o.',
  oib: '02994650199',
  vatId: null,
  street: 'Savska 5',
  postalCode: '10000',
  city: 'Zagreb',
  country: 'HR',
  email: null,
  phone: null,
  paymentTermDays: null,
  documentLocale: 'hr',
  note: '',
};

/** Adds a customer; a domestic business unless told. Returns its id. */
export async function addContact(house: TestHouse, company: TestCompany, input: Partial<SaveContactInput> = {}): Promise<string> {
  return (await saveContact(contextIn(house, company), { ...NO_CONTACT, ...input })).id;
}

/** Drafts and issues in one go, paid by card unless told. */
export async function issue(api: AppCaller, content: DraftInput = {}) {
  const draft = await api.invoicing.createDraft({ content: { lines: [line()], paymentMethod: 'card', ...content } });
  return api.invoicing.issue(draft);
}

/** The domain error that a call ends with; fails when it succeeds or breaks in another way. */
export async function refusal(call: Promise<unknown>): Promise<DomainError> {
  const error: unknown = await call.then(
    (value) => new Error(`was not refused: ${JSON.stringify(value)}`),
    (reason: unknown) => reason,
  );
  const cause = error instanceof Error && error.cause instanceof DomainError ? error.cause : error;
  if (cause instanceof DomainError) return cause;
  throw error;
}

/** Codes of an incomplete document's complaints. */
export const complaints = async (call: Promise<unknown>) => (await refusal(call)).issues.map(({ code }) => code);

export const sequencesOf = (house: TestHouse, company: TestCompany) =>
  withSystemTx(house.deps, 'test', (tx) => tx.select().from(numberSequences).where(eq(numberSequences.companyId, company.id)));

export async function submissionOf(house: TestHouse, invoiceId: string) {
  const [row] = await withSystemTx(house.deps, 'test', (tx) =>
    tx.select().from(fiscalSubmissions).where(eq(fiscalSubmissions.invoiceId, invoiceId)),
  );
  if (!row) throw new Error('no submission');
  return row;
}

/** Exchanges with CIS about a document, oldest first. */
export const exchangesOf = (house: TestHouse, invoiceId: string) =>
  withSystemTx(house.deps, 'test', (tx) =>
    tx
      .select()
      .from(providerMessages)
      .where(eq(providerMessages.subject, `invoice:${invoiceId}`))
      .orderBy(providerMessages.sentAt, providerMessages.id),
  );

/** Types of a document's events in the order they were written. */
export async function eventTypes(house: TestHouse, invoiceId: string): Promise<string[]> {
  const rows = await withSystemTx(house.deps, 'test', (tx) =>
    tx
      .select({ type: events.type })
      .from(events)
      .where(eq(events.subject, `invoice:${invoiceId}`))
      .orderBy(events.position),
  );
  return rows.map(({ type }) => type);
}

/** What CIS knows under a document's number. */
export async function receiptOf(house: TestHouse, company: TestCompany, number: string, year = 2026) {
  const { oib } = await company.api.companies.get();
  const [ordinal = '', premises = '', device = ''] = number.split('/');
  const key = `${oib}/${year}/${premises}/${device}/${ordinal}`;
  return house.mocks.control.receipts().find((receipt) => receipt.key === key) ?? null;
}
