import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { outgoingEinvoices } from '#drizzle/schema/einvoice.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { systemActor } from '#server/db/scope.ts';
import { createCaller } from '#server/trpc/caller.ts';
import { addContact, eventTypes, issue, line, refusal, studio } from '#tests/integration/invoicing/kit.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

let house: TestHouse;
let company: TestCompany;

beforeAll(async () => {
  house = await createTestHouse({ start: '2026-11-24T09:00:00.000Z' });
  company = await studio(house);
});
afterAll(() => house.close());

const tokenOf = (url: string | null): string => url?.split('/d/')[1] ?? '';
const browser = 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0';

/** The router as a stranger with a browser reaches it. */
const visitor = (ip: string, userAgent: string | null = browser) =>
  createCaller({ ...house.context(), ip, userAgent, session: null, company: null });

async function transfer() {
  const contactId = await addContact(house, company, {
    kind: 'consumer',
    name: 'Ivan Perić',
    oib: null,
    email: 'ivan@example.hr',
  });
  return issue(company.api, { contactId, paymentMethod: 'transfer' });
}

async function shared() {
  const { id } = await transfer();
  return { id, token: tokenOf((await company.api.sharing.share({ id })).url) };
}

describe('a document’s link', () => {
  it('is there from the moment somebody wants it, the same for all who ask', async () => {
    const { id } = await transfer();
    expect(await company.api.sharing.link({ id })).toEqual({ url: null, revoked: false });
    const made = await Promise.all([company.api.sharing.share({ id }), company.api.sharing.share({ id })]);
    expect(made[0]).toEqual(made[1]);
    expect(tokenOf(made[0].url)).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(await company.api.sharing.link({ id })).toEqual(made[0]);
  });

  it('opens nothing once it is revoked or replaced, and nobody learns whether it ever did', async () => {
    const { id, token } = await shared();
    const { url } = await company.api.sharing.share({ id, renew: true });
    expect(await refusal(visitor('203.0.113.1').sharedDocuments.get({ token }))).toMatchObject({ code: 'DOCUMENT_LINK_GONE' });
    const renewed = tokenOf(url);
    expect((await visitor('203.0.113.1').sharedDocuments.get({ token: renewed })).state).toBe('open');
    await company.api.sharing.revoke({ id });
    for (const gone of [renewed, renewed.slice(0, 20), 'x'.repeat(43), '\0'])
      for (const call of ['get', 'pdf', 'xml'] as const)
        expect((await refusal(visitor('203.0.113.1').sharedDocuments[call]({ token: gone }))).code).toBe('DOCUMENT_LINK_GONE');
    expect(await company.api.sharing.link({ id })).toEqual({ url: null, revoked: true });
    expect((await eventTypes(house, id)).filter((type) => type === 'invoice.link_revoked')).toHaveLength(2);
  });

  it('goes with the mail to the customer, but not after the seller has revoked it', async () => {
    const { id } = await transfer();
    await company.api.invoicing.send({ id, to: 'ivan@example.hr' });
    await house.drain();
    const { url } = await company.api.sharing.link({ id });
    const first = house.mocks.control.outbox().at(-1);
    expect(first?.html).toContain(url);
    expect(first?.text).toContain(url);
    await company.api.sharing.revoke({ id });
    await company.api.invoicing.send({ id, to: 'ivan@example.hr' });
    await house.drain();
    expect(house.mocks.control.outbox().at(-1)?.html).not.toContain('/d/');
    expect(await company.api.sharing.link({ id })).toEqual({ url: null, revoked: true });
  });
});

describe('what the holder of a link sees', () => {
  it('is the document and how to pay what is open of it, and nothing else of the seller’s', async () => {
    const { id, token } = await shared();
    await company.api.invoicing.send({ id, to: 'ivan@example.hr', message: 'Tajna poruka' });
    await company.api.invoicing.recordPayment({
      id,
      amount: '30.00',
      paidOn: '2026-11-24',
      method: 'cash',
      note: 'Interna bilješka',
    });
    const seen = await visitor('203.0.113.2').sharedDocuments.get({ token });
    const { number } = await company.api.invoicing.get({ id });
    expect(seen).toMatchObject({ state: 'partly_paid', hasXml: false, document: { number, total: '100.00' } });
    expect(seen.payment).toMatchObject({ amount: '70.00', iban: 'HR7799999981234567897', model: 'HR01' });
    expect(seen.payment?.codes?.hub3.split('\n')[2]).toBe('000000000007000');
    expect(seen.payment?.codes?.epc).toContain('\nEUR70.00\n');
    const told = JSON.stringify(seen);
    for (const secret of ['ivan@example.hr', 'Tajna poruka', 'Interna bilješka', id, company.id])
      expect(told).not.toContain(secret);
    const own = await company.api.documents.invoicePdf({ id });
    expect(await visitor('203.0.113.2').sharedDocuments.pdf({ token })).toEqual(own);
    expect((await refusal(visitor('203.0.113.2').sharedDocuments.xml({ token }))).code).toBe('DOCUMENT_NOT_FOUND');
  });

  it('names what its PDF names: the order, and the delivery of a line', async () => {
    const contactId = await addContact(house, company, { name: 'Žito d.o.o.' });
    const references = { despatch: 'OTP-7/2026' };
    const einvoice = { orderNumber: 'N-17' };
    const { id } = await issue(company.api, { contactId, paymentMethod: 'transfer', einvoice, lines: [line({ references })] });
    const token = tokenOf((await company.api.sharing.share({ id })).url);
    const { document } = await visitor('203.0.113.7').sharedDocuments.get({ token });
    expect(document).toMatchObject({ einvoice, lines: [{ references }] });
  });

  it('asks for no money once the document is paid or cancelled, and says when its day has passed', async () => {
    const paid = await shared();
    await company.api.invoicing.recordPayment({ id: paid.id, amount: '100.00', paidOn: '2026-11-24', method: 'transfer' });
    expect(await visitor('203.0.113.3').sharedDocuments.get({ token: paid.token })).toMatchObject({
      state: 'paid',
      payment: null,
    });
    const cancelled = await shared();
    await company.api.invoicing.cancel({ id: cancelled.id });
    const seen = await visitor('203.0.113.3').sharedDocuments.get({ token: cancelled.token });
    expect(seen).toMatchObject({ state: 'cancelled', payment: null });
    const late = await shared();
    expect((await company.api.invoicing.get({ id: late.id })).dueOn).toBe('2026-12-09');
    house.clock.set('2026-12-09T22:59:00.000Z');
    expect((await visitor('203.0.113.3').sharedDocuments.get({ token: late.token })).state).toBe('open');
    house.clock.set('2026-12-09T23:01:00.000Z');
    expect((await visitor('203.0.113.3').sharedDocuments.get({ token: late.token })).state).toBe('overdue');
  });

  it('has the eRačun too, exactly as it was sent', async () => {
    const { id, token } = await shared();
    const xml = '<Invoice>č</Invoice>';
    await withCompanyTx(house.deps, { companyId: company.id, actor: systemActor('test') }, (tx) =>
      tx.insert(outgoingEinvoices).values({
        companyId: company.id,
        id,
        intermediary: 'moj_eracun',
        status: 'sent',
        xml,
        transport: 'sent',
        fiscal: 'none',
        business: 'none',
        errors: [],
        queuedAt: house.deps.clock.now(),
      }),
    );
    expect((await visitor('203.0.113.4').sharedDocuments.get({ token })).hasXml).toBe(true);
    const file = await visitor('203.0.113.4').sharedDocuments.xml({ token });
    expect(Buffer.from(file.base64, 'base64').toString()).toBe(xml);
    expect(file.filename).toMatch(/\.xml$/);
  });
});

describe('views', () => {
  const viewsOf = async (id: string) =>
    (await company.api.invoicing.get({ id })).timeline.find(({ type }) => type === 'invoice.viewed')?.data['count'] ?? 0;

  it('count once for each visitor and Zagreb day, and keep nothing of who it was', async () => {
    const { id, token } = await shared();
    house.clock.set('2026-12-15T22:30:00.000Z');
    const [one, two] = [visitor('203.0.113.5'), visitor('203.0.113.6')];
    await one.sharedDocuments.noteView({ token });
    await one.sharedDocuments.noteView({ token });
    expect(await viewsOf(id)).toBe(1);
    await two.sharedDocuments.noteView({ token });
    expect(await viewsOf(id)).toBe(2);
    house.clock.set('2026-12-15T23:30:00.000Z');
    await one.sharedDocuments.noteView({ token });
    expect(await viewsOf(id)).toBe(3);
    expect(JSON.stringify(await company.api.invoicing.get({ id }))).not.toContain('203.0.113');
  });

  it('are not those of the seller’s own people, of mail filters and of previews', async () => {
    const { id, token } = await shared();
    await company.owner.api.sharedDocuments.noteView({ token });
    for (const agent of [null, 'Slackbot-LinkExpanding 1.0', 'WhatsApp/2.23', 'curl/8.0'])
      await visitor('203.0.113.7', agent).sharedDocuments.noteView({ token });
    expect(await viewsOf(id)).toBe(0);
  });
});

describe('a network that asks too often', () => {
  it('waits, and others do not', async () => {
    const { token } = await shared();
    const eager = visitor('203.0.113.99');
    let refused = '';
    for (let look = 0; look < 301 && refused === ''; look += 1)
      await eager.sharedDocuments.xml({ token }).catch((error: { code: string }) => {
        refused = error.code === 'TOO_MANY_REQUESTS' ? error.code : '';
      });
    expect(refused).toBe('TOO_MANY_REQUESTS');
    expect((await visitor('203.0.113.98').sharedDocuments.get({ token })).state).toBe('open');
  });
});
