import { eq, sql } from 'drizzle-orm';
import { PNG } from 'pngjs';

import { TENANT_TABLES } from '#drizzle/policies.ts';
import { apiTokens } from '#drizzle/schema/access.ts';
import { bankAccounts, bankConnections, bankConsents, bankTransactions } from '#drizzle/schema/banking.ts';
import { mailboxConsents, mailboxes, mailFiles } from '#drizzle/schema/mailbox.ts';
import { settledAdvances } from '#drizzle/schema/invoicing.ts';
import { memberships, sessions, users } from '#drizzle/schema/identity.ts';
import { emailSuppressions, inboundEmails, mailSettings } from '#drizzle/schema/notifications.ts';
import { recurringOccurrences } from '#drizzle/schema/recurring.ts';
import type { Deps } from '#server/context.ts';
import { rowsOf } from '#server/db/client.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { systemActor } from '#server/db/scope.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { pdfSample } from '#tests/integration/documents/samples.ts';
import type { TestCompany, TestHouse } from '#tests/kit/house.ts';

import { addEInvoices } from './furnish-einvoice.ts';
import { addFurther, type Further } from './furnish-further.ts';

/** One of everything that a company can have. `stornoId` cancels `cancelledId`, `draftId` is not issued. */
export interface FurnishedCompany extends TestCompany, Further {
  /** A word in each text of the company, so that a test finds any of it in an answer. */
  readonly mark: string;
  readonly oib: string;
  readonly contactId: string;
  readonly contactOib: string;
  readonly productId: string;
  readonly premisesId: string;
  readonly deviceId: string;
  readonly operatorId: string;
  readonly certificateId: string;
  readonly logoId: string;
  readonly draftId: string;
  readonly invoiceId: string;
  /** A schedule that was made from the invoice. */
  readonly recurringId: string;
  readonly cancelledId: string;
  readonly stornoId: string;
  /** A quote that a pro forma was made of. */
  readonly quoteId: string;
  readonly proformaId: string;
  readonly deliveryId: string;
  readonly paymentId: string;
  readonly documentId: string;
  /** A document that came in, and its bytes. */
  readonly receivedId: string;
  readonly receivedBase64: string;
  /** A file that a browser was let send. */
  readonly uploadId: string;
  /** A connected mailbox, and a consent of which nothing came. */
  readonly mailboxId: string;
  readonly mailboxConsentId: string;
  /** A consent of which nothing came; a connected bank, one of its accounts and a transaction on it. */
  readonly bankConsentId: string;
  readonly bankConnectionId: string;
  readonly bankAccountId: string;
  readonly bankTransactionId: string;
  /** A received eRačun. */
  readonly einvoiceId: string;
  readonly reportId: string;
  /** A cost made from the received document. */
  readonly expenseId: string;
  readonly tokenId: string;
  /** The payment page on which its subscription was bought. */
  readonly checkoutId: string;
  /** A session of its owner. */
  readonly sessionId: string;
  /** Where the second page of its invoices begins. */
  readonly cursor: string;
}

export interface Furnishing {
  readonly mark: string;
  readonly oib: string;
  readonly contactOib: string;
}

export const SOVA: Furnishing = { mark: 'Sovinjak', oib: '69435151530', contactOib: '85821130368' };
export const RODA: Furnishing = { mark: 'Rodaljice', oib: '94577403194', contactOib: '18683136487' };

export const line = (description: string) => ({
  productId: null,
  description,
  quantity: '2',
  unit: 'H87',
  unitPrice: '50.00',
  discountPercent: '',
  vatCode: 'exempt' as const,
  exemptionReason: null,
  kpd: null,
  levies: { packagingPieces: '1' },
});

export const smallPicture = (): string => PNG.sync.write(new PNG({ width: 20, height: 20 })).toString('base64');

/** A company with something of every kind. */
export async function furnish(house: TestHouse, { mark, oib, contactOib }: Furnishing): Promise<FurnishedCompany> {
  const owner = await house.person({ name: `${mark} osoba` });
  const company = await house.company(owner, { name: `${mark} obrt`, premisesName: `${mark} ured`, oib, operatorOib: oib });
  const { api } = company;
  const email = `${mark.toLowerCase()}@example.hr`;
  await api.certificates.addMock();
  await api.logo.set({ base64: smallPicture() });
  const address = { street: `${mark} ulica 1`, postalCode: '10000', city: 'Zagreb' };
  const contact = await api.parties.save({
    kind: 'business',
    name: `${mark} kupac`,
    oib: contactOib,
    vatId: `HR${contactOib}`,
    ...address,
    email,
    documentLocale: 'hr',
  });
  await api.parties.checkVatId({ id: contact.id });
  const product = await api.catalog.save({
    name: `${mark} usluga`,
    unit: 'HUR',
    price: '45',
    priceMode: 'net',
    vatCode: 'exempt',
  });
  const draft = async () =>
    api.invoicing.createDraft({ contactId: contact.id, content: { lines: [line(`${mark} stavka`)], paymentMethod: 'card' } });
  const issue = async () => (await api.invoicing.issue(await draft())).id;
  const [invoiceId, cancelledId] = [await issue(), await issue()];
  const { id: stornoId } = await api.invoicing.cancel({ id: cancelledId, reason: `${mark} razlog` });
  await api.invoicing.reportTip({ id: invoiceId, amount: '2.00', paymentMethod: 'cash' });
  await api.invoicing.send({ id: invoiceId, to: email, message: `${mark} poruka` });
  await house.drain();
  const begun = await api.recurring.begin({ invoiceId });
  const { id: recurringId } = await api.recurring.create({
    ...begun,
    lines: [...begun.lines],
    invoiceId,
    name: `${mark} održavanje`,
  });
  await insertOccurrence(house.deps, company.id, recurringId);
  await insertSettledAdvance(house.deps, company.id, { finalId: invoiceId, cancellingId: stornoId });
  await api.invoicing.noteInternally({ id: invoiceId, note: `${mark} bilješka`, labels: [mark] });
  const further = await addFurther(house, company, { mark, contactId: contact.id, productId: product.id, invoiceId });
  const quote = await api.invoicing.createDraft({
    contactId: contact.id,
    content: { kind: 'quote', lines: [line(`${mark} ponuda`)] },
  });
  const { id: quoteId } = await api.invoicing.issue(quote);
  await api.trade.decide({ id: quoteId, decision: 'accepted' });
  const { id: proformaId } = await api.invoicing.issue(await api.trade.convert({ id: quoteId, to: 'proforma' }));
  const delivery = await api.invoicing.createDraft({
    contactId: contact.id,
    content: { kind: 'delivery_note', lines: [line(`${mark} otpremnica`)] },
  });
  const { id: deliveryId } = await api.invoicing.issue(delivery);
  await api.invoicing.issue(await api.trade.invoiceDeliveries({ ids: [deliveryId] }));
  const { id: draftId } = await draft();
  const { id: tokenId } = await api.access.createToken({ name: `${mark} ključ`, role: 'member', scopes: [], expiresAt: null });
  const checkout = await api.billing.beginCheckout({ plan: 'standard', interval: 'month' });
  const checkoutId = there(checkout.url.split('/').at(-1));
  await house.mocks.control.act('stripe', 'pay');
  await api.billing.settleCheckout({ id: checkoutId });
  const [premises] = await api.companies.listPremises();
  const [operator] = await api.companies.listOperators();
  const [certificate] = (await api.certificates.list()).items;
  const [document] = (await api.documents.list({ kind: 'invoice_pdf' })).items;
  const receivedBase64 = pdfSample(`${mark} racun`).toString('base64');
  const file = { filename: `${mark}-racun.pdf`, contentType: 'application/pdf' };
  const received = await api.documents.upload({ ...file, base64: receivedBase64 });
  const { id: expenseId } = await api.expenses.save({
    supplierName: `${mark} dobavljač`,
    supplierTaxId: contactOib,
    supplierAddress: '',
    supplierIban: '',
    number: '7-1-1',
    issuedOn: '2026-11-20',
    currency: 'EUR',
    total: '12.50',
    paymentReference: '',
    note: '',
    documentId: there(received.documentId),
    lines: [{ description: `${mark} stavka`, amount: '10.00' }],
    vatGroups: [{ rate: '25', base: '10.00', amount: '2.50' }],
  });
  await api.expenses.saveReadingSettings({ automatic: true, monthlyBudget: '5.00' });
  await house.drain();
  const upload = await api.documents.beginUpload({ ...file, bytes: 10 });
  await insertMail(house.deps, company.id, mark);
  const mailbox = await insertMailbox(house.deps, company.id, mark);
  return {
    ...company,
    mark,
    oib,
    contactId: contact.id,
    contactOib,
    productId: product.id,
    premisesId: there(premises).id,
    deviceId: there(premises?.devices[0]).id,
    operatorId: there(operator).id,
    certificateId: there(certificate).id,
    logoId: there(await api.logo.get()).id,
    draftId,
    invoiceId,
    recurringId,
    cancelledId,
    stornoId,
    quoteId,
    proformaId,
    deliveryId,
    paymentId: there((await api.invoicing.get({ id: invoiceId })).payments[0]).id,
    documentId: there(document).id,
    receivedId: there(received.documentId),
    receivedBase64,
    uploadId: upload.id,
    expenseId,
    ...mailbox,
    ...further,
    ...(await insertBank(house.deps, company.id, mark)),
    ...(await addEInvoices(house, { ...company, oib, mark }, invoiceId)),
    tokenId,
    checkoutId,
    sessionId: await insertSession(house.deps, owner.session.userId),
    cursor: there((await api.invoicing.list({ limit: 1 })).nextCursor),
  };
}

/** A day that a schedule made, as its log keeps it. */
async function insertOccurrence(deps: Deps, companyId: string, recurringId: string): Promise<void> {
  const now = deps.clock.now();
  await withCompanyTx(deps, { companyId, actor: systemActor('test') }, (tx) =>
    tx.insert(recurringOccurrences).values({
      companyId,
      recurringId,
      on: '2026-11-24',
      invoiceId: deps.ids.next(),
      state: 'draft',
      createdAt: now,
      updatedAt: now,
    }),
  );
}

/** A row as a final invoice has it, without the advance, which would move the numbers that other tests count. */
async function insertSettledAdvance(
  deps: Deps,
  companyId: string,
  pair: { readonly finalId: string; readonly cancellingId: string },
): Promise<void> {
  await withCompanyTx(deps, { companyId, actor: systemActor('test') }, (tx) =>
    tx.insert(settledAdvances).values({ companyId, ...pair }),
  );
}

/** What mail leaves at a company: its settings, an address that bounced, a mail that came. */
async function insertMail(deps: Deps, companyId: string, mark: string): Promise<void> {
  const now = deps.clock.now();
  const address = `${mark.toLowerCase()}@bounced.example`;
  await withCompanyTx(deps, { companyId, actor: systemActor('test') }, async (tx) => {
    const inboundToken = mark.toLowerCase();
    // The mail of a document has made them already.
    await tx.update(mailSettings).set({ replyTo: address, inboundToken }).where(eq(mailSettings.companyId, companyId));
    await tx.insert(emailSuppressions).values({ companyId, address, reason: 'bounced', detail: mark, since: now });
    const mail = { sender: address, subject: `${mark} račun`, receivedAt: now, kept: 0, skipped: [] };
    await tx.insert(inboundEmails).values({ companyId, id: deps.ids.next(), providerId: deps.ids.next(), ...mail });
  });
}

/** A connected mailbox, a file that came out of it, and a consent that failed. */
async function insertMailbox(deps: Deps, companyId: string, mark: string) {
  const now = deps.clock.now();
  const [id, mailboxConsentId] = [deps.ids.next(), deps.ids.next()];
  const address = `${mark.toLowerCase()}@mailbox.example`;
  const sealed = deps.sealer.seal(
    Buffer.from(JSON.stringify({ refreshToken: mark, accessToken: mark })),
    `mailbox:${companyId}:${id}`,
  );
  const times = { readFrom: now, nextReadAt: now, createdAt: now };
  const rules = { senders: [`@${mark.toLowerCase()}.example`], subjectWords: [], files: ['pdf'] };
  await withCompanyTx(deps, { companyId, actor: systemActor('test') }, async (tx) => {
    const box = { companyId, id, vendor: 'google' as const, address, state: 'paused' as const, folder: 'INBOX', rules };
    await tx.insert(mailboxes).values({ ...box, credentials: sealed, ...times });
    const mail = { mailId: mark, part: '1', sender: address, mailSubject: `${mark} račun`, receivedAt: now };
    const file = { filename: `${mark}.pdf`, outcome: 'refused' as const, reason: 'MAIL_FILE_LINK', createdAt: now };
    await tx.insert(mailFiles).values({ companyId, id: deps.ids.next(), mailboxId: id, ...mail, ...file });
    const begun = { stateHash: deps.ids.random(), vendor: 'google' as const, sessionId: mark, verifier: sealed };
    const failed = { answeredAt: now, failure: 'over', expiresAt: new Date(now.getTime() + 86_400_000) };
    await tx.insert(mailboxConsents).values({ companyId, id: mailboxConsentId, ...begun, ...failed });
  });
  return { mailboxId: id, mailboxConsentId };
}

/** A connected bank with an account and a transaction, and a consent that failed. */
async function insertBank(deps: Deps, companyId: string, mark: string) {
  const now = deps.clock.now();
  const [bankConsentId, bankConnectionId, bankAccountId, bankTransactionId] = [
    deps.ids.next(),
    deps.ids.next(),
    deps.ids.next(),
    deps.ids.next(),
  ];
  const institution = { id: mark, name: `${mark} banka`, bic: null, country: 'HR', historyDays: 90, consentDays: 90 };
  const later = new Date(now.getTime() + 30 * 86_400_000);
  const bank = { companyId, vendor: 'gocardless' as const, institution };
  await withCompanyTx(deps, { companyId, actor: systemActor('test') }, async (tx) => {
    const consent = { state: 'active' as const, consentRef: deps.ids.random(), consentExpiresAt: later };
    await tx
      .insert(bankConnections)
      .values({ ...bank, id: bankConnectionId, institutionName: institution.name, ...consent, createdAt: now });
    const failed = { stateHash: deps.ids.random(), sessionId: mark, answeredAt: now, failure: 'over', expiresAt: later };
    await tx.insert(bankConsents).values({ ...bank, id: bankConsentId, ...failed });
    const account = { accountKey: mark, handle: mark, currency: 'EUR', name: `${mark} račun`, ownerName: mark };
    await tx.insert(bankAccounts).values({
      companyId,
      id: bankAccountId,
      connectionId: bankConnectionId,
      ...account,
      calls: { balances: [], transactions: [] },
      createdAt: now,
    });
    const booked = { bookingDate: '2026-11-20', amountMinor: 1_250n, currency: 'EUR', creditDebit: 'CRDT' as const };
    const texts = { counterpartyName: mark, remittanceInformation: `${mark} uplata`, searchText: mark.toLowerCase() };
    await tx.insert(bankTransactions).values({
      companyId,
      id: bankTransactionId,
      accountId: bankAccountId,
      bankKey: mark,
      ...booked,
      ...texts,
      createdAt: now,
    });
  });
  return { bankConsentId, bankConnectionId, bankAccountId, bankTransactionId };
}

async function insertSession(deps: Deps, userId: string): Promise<string> {
  const id = deps.ids.next();
  const now = deps.clock.now();
  const expiresAt = new Date(now.getTime() + 86_400_000);
  await withSystemTx(deps, 'test', (tx) =>
    tx.insert(sessions).values({ id, userId, tokenHash: id, createdAt: now, lastSeenAt: now, expiresAt }),
  );
  return id;
}

/** Every row of a company, and what the directory holds of it. */
export async function everythingOf(deps: Deps, { id, owner }: FurnishedCompany): Promise<Readonly<Record<string, unknown>>> {
  const found: Record<string, unknown> = {};
  await withCompanyTx(deps, { companyId: id, actor: systemActor('test') }, async (tx) => {
    for (const table of Object.keys(TENANT_TABLES)) {
      const name = sql.identifier(table);
      found[table] = rowsOf(await tx.execute(sql`select to_jsonb(t) as row from ${name} t order by to_jsonb(t)::text`));
    }
  });
  await withSystemTx(deps, 'test', async (tx) => {
    found['api_tokens'] = await tx.select().from(apiTokens).where(eq(apiTokens.companyId, id));
    found['memberships'] = await tx.select().from(memberships).where(eq(memberships.companyId, id));
    found['users'] = await tx.select().from(users).where(eq(users.id, owner.session.userId));
    found['sessions'] = await tx.select().from(sessions).where(eq(sessions.userId, owner.session.userId));
  });
  return found;
}

/** Every id and text by which a company can be recognised in an answer. */
export function tracesOf(company: FurnishedCompany): readonly string[] {
  const ids = Object.entries(company).filter(([name, value]) => name.endsWith('Id') && typeof value === 'string');
  return [company.id, company.mark, company.oib, company.owner.session.userId, ...ids.map(([, value]) => String(value))];
}

function there<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('the company is not furnished');
  return value;
}
