import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { checkDueEInvoices, deliverDueEInvoices } from '#server/modules/einvoice/index.ts';
import { apiWith, complaints, firm, issue, line, refusal, sequencesOf } from '#tests/integration/invoicing/kit.ts';
import { createTestHouse, type TestHouse } from '#tests/kit/house.ts';

import { buyerOib, type ConnectedCompany, connected, invoiceToBusiness, outgoingOf, sentAt } from './kit.ts';

let house: TestHouse;
let company: ConnectedCompany;

beforeAll(async () => {
  house = await createTestHouse();
  company = await connected(house, 'moj_eracun');
});
beforeEach(() => {
  house.clock.set('2026-11-24T09:05:00.000Z');
  house.mocks.control.clearScenarios();
});
afterAll(() => house.close());

const deliver = () => deliverDueEInvoices.handle(house.deps, {});
const check = () => checkDueEInvoices.handle(house.deps, {});

/** The word that list and page show for an invoice. */
async function stateOf(id: string) {
  const { status } = await company.api.invoicing.get({ id });
  const { items } = await company.api.invoicing.list({});
  expect(items.find((row) => row.id === id)?.status).toBe(status);
  return status;
}
const attention = async () =>
  (await company.api.overview.get()).attention
    .filter(({ kind }) => kind.startsWith('einvoice_') && kind !== 'einvoice_unsent')
    .map(({ kind, href, number }) => ({ kind, href, number }));

describe('an eRačun on its way', () => {
  it('goes out once it is queued, and its three statuses are followed', async () => {
    const { id, zki } = await invoiceToBusiness(house, company);
    expect(zki).toBeNull();
    expect(await stateOf(id)).toBe('issued');
    await company.api.einvoice.send({ id });
    expect(await stateOf(id)).toBe('einvoice_queued');
    await house.drain();
    expect(await outgoingOf(company, id)).toMatchObject({ status: 'sent', transport: 'processing', fiscal: 'none' });
    expect(await stateOf(id)).toBe('sent');
    house.clock.advance(20_000);
    await check();
    expect(await outgoingOf(company, id)).toMatchObject({ transport: 'delivered', fiscal: 'done', business: 'none' });
    expect(await stateOf(id)).toBe('delivered');
    const { timeline } = await company.api.invoicing.get({ id });
    expect(timeline.map(({ type }) => type).filter((type) => type.startsWith('einvoice.'))).toEqual([
      'einvoice.queued',
      'einvoice.sent',
      'einvoice.status_changed',
    ]);
  });

  it('is sent once, however often somebody presses the button', async () => {
    const before = sentAt(house, 'moj_eracun', company.oib).length;
    const { id } = await invoiceToBusiness(house, company);
    await Promise.all([company.api.einvoice.send({ id }), company.api.einvoice.send({ id })]);
    await Promise.all([house.drain(), deliver(), deliver()]);
    await company.api.einvoice.send({ id });
    await house.drain();
    expect(sentAt(house, 'moj_eracun', company.oib)).toHaveLength(before + 1);
  });

  it('is looked up before it is sent again, when the answer was lost after it was taken', async () => {
    const before = sentAt(house, 'moj_eracun', company.oib).length;
    const { id } = await invoiceToBusiness(house, company);
    house.mocks.control.next('moj_eracun', 'send', 'answered-but-connection-lost');
    await company.api.einvoice.send({ id });
    await house.drain();
    expect(await outgoingOf(company, id)).toMatchObject({ status: 'unsure' });
    await deliver();
    expect((await outgoingOf(company, id)).status).toBe('unsure');
    house.clock.advance(90_000);
    await deliver();
    expect(await outgoingOf(company, id)).toMatchObject({ status: 'sent' });
    expect(sentAt(house, 'moj_eracun', company.oib)).toHaveLength(before + 1);
  });

  it('is sent again when the look-up finds nothing', async () => {
    const { id } = await invoiceToBusiness(house, company);
    house.mocks.control.next('moj_eracun', 'send', 'http500');
    await company.api.einvoice.send({ id });
    await house.drain();
    house.clock.advance(90_000);
    house.mocks.control.next('moj_eracun', 'queryOutbox', 'http500');
    await deliver();
    expect((await outgoingOf(company, id)).status).toBe('unsure');
    house.clock.advance(3_600_000);
    await deliver();
    expect((await outgoingOf(company, id)).status).toBe('sent');
  });

  it('waits for as long as the intermediary asks, and stops where only a person can help', async () => {
    const { id } = await invoiceToBusiness(house, company);
    house.mocks.control.next('moj_eracun', 'send', '429:120');
    await company.api.einvoice.send({ id });
    await house.drain();
    const waiting = await outgoingOf(company, id);
    expect([waiting.status, waiting.failure]).toEqual(['queued', 'busy']);
    expect(waiting.nextAttemptAt?.getTime()).toBe(house.clock.now().getTime() + 120_000);
    house.clock.advance(121_000);
    house.mocks.control.next('moj_eracun', 'send', '401');
    await deliver();
    expect(await outgoingOf(company, id)).toMatchObject({ status: 'stopped', failure: 'auth' });
    expect(await stateOf(id)).toBe('einvoice_stopped');
    const { number } = await company.api.invoicing.get({ id });
    expect(await attention()).toEqual([{ kind: 'einvoice_stopped', href: `racuni/${id}`, number }]);
    await company.api.einvoice.send({ id });
    await house.drain();
    expect((await outgoingOf(company, id)).status).toBe('sent');
    expect(await attention()).toEqual([]);
  });

  it('shows the words of a refusal and can be sent anew', async () => {
    const { id } = await invoiceToBusiness(house, company);
    house.mocks.control.next('moj_eracun', 'send', 'schema-error');
    await company.api.einvoice.send({ id });
    await house.drain();
    const refused = await outgoingOf(company, id);
    expect(refused.status).toBe('refused');
    expect(refused.errors.join()).toContain('HR-BR-25');
    await company.api.einvoice.send({ id });
    await house.drain();
    expect(await outgoingOf(company, id)).toMatchObject({ status: 'sent', errors: [] });
  });

  it('that was given up on the way waits for a person, who may send it again', async () => {
    for (const [scenario, transport] of [
      ['transport-failed', 'failed'],
      ['transport-cancelled', 'cancelled'],
    ] as const) {
      house.mocks.control.standing('moj_eracun', 'queryOutbox', scenario);
      const { id, number } = await invoiceToBusiness(house, company);
      await company.api.einvoice.send({ id });
      await house.drain();
      house.clock.advance(20_000);
      await company.api.einvoice.checkNow({ id });
      expect(await outgoingOf(company, id)).toMatchObject({ status: 'sent', transport });
      expect(await attention()).toEqual([{ kind: 'einvoice_stopped', href: `racuni/${id}`, number }]);
      house.mocks.control.clearScenarios();
      await company.api.einvoice.send({ id });
      await house.drain();
      house.clock.advance(20_000);
      await company.api.einvoice.checkNow({ id });
      expect(await stateOf(id)).toBe('delivered');
    }
  });

  it('that the buyer rejects waits for the seller, until it is credited or cancelled', async () => {
    const rejected = [await invoiceToBusiness(house, company), await invoiceToBusiness(house, company)] as const;
    for (const { id, number } of rejected) {
      await company.api.einvoice.send({ id });
      await house.drain();
      await house.mocks.control.act('moj_eracun', 'buyer-answers', { number, answer: 'rejected' });
    }
    house.clock.advance(20_000);
    await check();
    const [first, second] = rejected;
    expect([await stateOf(first.id), await stateOf(second.id)]).toEqual(['einvoice_rejected', 'einvoice_rejected']);
    expect(await attention()).toEqual([{ kind: 'einvoice_rejected', href: 'eracuni', number: null }]);
    await company.api.invoicing.cancel({ id: first.id, reason: 'Kupac ga je odbio' });
    expect(await attention()).toEqual([{ kind: 'einvoice_rejected', href: `racuni/${second.id}`, number: second.number }]);
    expect(await stateOf(first.id)).toBe('cancelled');
    const credit = await company.api.invoicing.beginCorrection({ id: second.id, kind: 'credit_note' });
    await company.api.invoicing.issue(credit);
    expect(await attention()).toEqual([]);
    expect(await stateOf(second.id)).toBe('credited');
  });

  it('whose report to the Tax Administration failed waits for its seller, until it is reported', async () => {
    house.mocks.control.standing('moj_eracun', 'fiscalStatus', 'fiscal-failed');
    const { id, number } = await invoiceToBusiness(house, company);
    await company.api.einvoice.send({ id });
    await house.drain();
    house.clock.advance(20_000);
    await company.api.einvoice.checkNow({ id });
    expect(await outgoingOf(company, id)).toMatchObject({ status: 'sent', fiscal: 'failed' });
    expect(await attention()).toEqual([{ kind: 'einvoice_unreported', href: `racuni/${id}`, number }]);
    house.mocks.control.clearScenarios();
    house.clock.advance(20_000);
    await company.api.einvoice.checkNow({ id });
    expect(await outgoingOf(company, id)).toMatchObject({ fiscal: 'done' });
    expect(await attention()).toEqual([]);
  });

  it('is kept in the archive as it was sent', async () => {
    const { id, number } = await invoiceToBusiness(house, company);
    await company.api.einvoice.send({ id });
    await house.drain();
    const { documents } = await company.api.invoicing.get({ id });
    const kept = documents.find(({ kind }) => kind === 'einvoice_xml');
    expect(kept?.filename).toBe(`eracun-${number.replaceAll('/', '-')}.xml`);
    const xml = house.mocks.control.blob(kept!.sha256).toString('utf8');
    expect(xml).toContain(`<cbc:ID>${number}</cbc:ID>`);
    expect(xml).toContain('Čišćenje &amp; šišanje živice');
  });

  it('is taken back by a credit note, once it went and not before', async () => {
    const unsent = await invoiceToBusiness(house, company);
    const idle = await company.api.invoicing.cancel({ id: unsent.id, reason: '' });
    expect((await company.api.einvoice.ofInvoice({ id: unsent.id })).fits).toBe(false);
    expect((await company.api.einvoice.ofInvoice({ id: idle.id })).fits).toBe(false);
    expect((await refusal(company.api.einvoice.send({ id: unsent.id }))).code).toBe('EINVOICE_CANCELLED');
    expect((await refusal(company.api.einvoice.send({ id: idle.id }))).code).toBe('EINVOICE_ORIGINAL_NOT_SENT');

    const { id, number } = await invoiceToBusiness(house, company);
    await company.api.einvoice.send({ id });
    await house.drain();
    const storno = await company.api.invoicing.cancel({ id, reason: 'Pogrešna količina' });
    expect((await company.api.einvoice.ofInvoice({ id: storno.id })).fits).toBe(true);
    await company.api.einvoice.send({ id: storno.id });
    await house.drain();
    expect(await outgoingOf(company, storno.id)).toMatchObject({ status: 'sent', errors: [] });
    const { documents } = await company.api.invoicing.get({ id: storno.id });
    const kept = documents.find(({ kind }) => kind === 'einvoice_xml');
    const xml = house.mocks.control.blob(kept!.sha256).toString('utf8');
    expect(xml).toContain('<cbc:CreditNoteTypeCode>381</cbc:CreditNoteTypeCode>');
    expect(xml).toContain(`<cac:InvoiceDocumentReference><cbc:ID>${number}</cbc:ID>`);
  });

  it('is asked about at once when somebody waits', async () => {
    const { id } = await invoiceToBusiness(house, company);
    await company.api.einvoice.send({ id });
    await house.drain();
    house.clock.advance(20_000);
    await company.api.einvoice.checkNow({ id });
    expect(await outgoingOf(company, id)).toMatchObject({ transport: 'delivered', fiscal: 'done' });
  });

  it('tells beforehand whether it reaches the buyer', async () => {
    const { id } = await invoiceToBusiness(house, company);
    expect(await company.api.einvoice.canBuyerReceive({ id })).toEqual({ canReceive: true });
    const unknown = await invoiceToBusiness(house, company, '62.20.20', buyerOib({ known: false }));
    expect(await company.api.einvoice.canBuyerReceive({ id: unknown.id })).toEqual({ canReceive: false });
  });
});

describe('where the intermediary cannot be asked what it took', () => {
  it('a person decides, and nothing is sent by itself', async () => {
    const other = await connected(house, 'ie_racuni');
    const { id } = await invoiceToBusiness(house, other);
    house.mocks.control.next('ie_racuni', 'import', 'answered-but-connection-lost');
    await other.api.einvoice.send({ id });
    await house.drain();
    house.clock.advance(90_000);
    await deliver();
    expect(await outgoingOf(other, id)).toMatchObject({ status: 'stopped', failure: 'unsure' });
    await other.api.einvoice.send({ id });
    await house.drain();
    expect(sentAt(house, 'ie_racuni', other.oib)).toHaveLength(1);
    await other.api.einvoice.resolveUnsure({ id, wasSent: true });
    expect((await outgoingOf(other, id)).status).toBe('sent');
  });
});

describe('what cannot go as eRačun', () => {
  it('a storno that is to be a credit note stays here where the intermediary takes none, and nobody can be asked about the buyer', async () => {
    const other = await connected(house, 'ie_racuni');
    const { id } = await invoiceToBusiness(house, other);
    await other.api.einvoice.send({ id });
    await house.drain();
    expect((await refusal(other.api.einvoice.canBuyerReceive({ id }))).code).toBe('EINVOICE_NOT_POSSIBLE');
    const storno = await other.api.invoicing.cancel({ id, reason: '', einvoiceType: '381' });
    expect((await refusal(other.api.einvoice.send({ id: storno.id }))).code).toBe('EINVOICE_NO_CREDIT_NOTES');
  });

  it('as an invoice below zero a storno goes there too, and closes what it takes back', async () => {
    const other = await connected(house, 'ie_racuni');
    const { id, number } = await invoiceToBusiness(house, other);
    await other.api.einvoice.send({ id });
    await house.drain();
    const storno = await other.api.invoicing.cancel({ id, reason: 'Kupac traži 384', einvoiceType: '384' });
    expect((await other.api.invoicing.get({ id: storno.id })).status).toBe('storno');
    await other.api.einvoice.send({ id: storno.id });
    await house.drain();
    expect(await outgoingOf(other, storno.id)).toMatchObject({ status: 'sent', total: '-125.00' });
    const { documents } = await other.api.invoicing.get({ id: storno.id });
    const xml = house.mocks.control.blob(documents.find(({ kind }) => kind === 'einvoice_xml')!.sha256).toString('utf8');
    expect(xml).toContain('<cbc:InvoiceTypeCode>384</cbc:InvoiceTypeCode>');
    expect(xml).toContain(`<cac:InvoiceDocumentReference><cbc:ID>${number}</cbc:ID><cbc:IssueDate>2026-11-24</cbc:IssueDate>`);
    expect(xml).toContain('<cbc:PayableAmount currencyID="EUR">-125.00<');
    expect(xml).not.toContain('<cbc:DueDate>');
    const { closings } = await other.api.einvoice.ofInvoice({ id });
    expect(closings).toMatchObject([{ id: storno.id, kind: 'storno', amount: '125.00' }]);
    expect((await other.api.einvoice.life({ id: storno.id, direction: 'out' })).steps.map(({ key }) => key)).not.toContain(
      'paid',
    );
  });

  it('a storno as an invoice below zero needs KPD codes, and without them takes no number', async () => {
    const { contactId } = await company.api.invoicing.get({ id: (await invoiceToBusiness(house, company)).id });
    const lines = [line({ vatCode: 'standard', kpd: null })];
    const advance = await issue(company.api, { kind: 'advance', contactId, paymentMethod: 'transfer', lines });
    await company.api.einvoice.send({ id: advance.id });
    await house.drain();
    expect(await outgoingOf(company, advance.id)).toMatchObject({ status: 'sent', errors: [] });
    const before = await sequencesOf(house, company);
    const refused = await refusal(company.api.invoicing.cancel({ id: advance.id, einvoiceType: '384' }));
    expect(refused).toMatchObject({
      code: 'STORNO_NOT_AS_INVOICE',
      issues: [{ path: 'lines.0.kpd', code: 'EINVOICE_KPD_MISSING' }],
    });
    expect(await sequencesOf(house, company)).toEqual(before);
    await company.api.invoicing.cancel({ id: advance.id, einvoiceType: '381' });
  });

  it('is refused with the field that mends it, before a number is taken', async () => {
    expect(await complaints(invoiceToBusiness(house, company, null))).toEqual(['EINVOICE_KPD_MISSING']);
    expect(await complaints(invoiceToBusiness(house, company, '62.99.99'))).toEqual(['EINVOICE_KPD_UNKNOWN']);
  });

  it('needs an intermediary, and an account that opens', async () => {
    const plain = await firm(house);
    const { id } = await invoiceToBusiness(house, plain);
    expect(await refusal(plain.api.einvoice.send({ id }))).toMatchObject({
      code: 'EINVOICE_NOT_SET_UP',
      params: { fix: 'postavke/eracun' },
    });
    const wrong = { intermediary: 'moj_eracun' as const, username: 'x', password: 'y' };
    expect((await refusal(plain.api.einvoice.saveAccount(wrong))).code).toBe('EINVOICE_ACCOUNT_REFUSED');
    expect((await plain.api.einvoice.settings()).account).toBeNull();
  });

  it('in live opens with the account, and stays shut without it', async () => {
    const live = { ...house.deps, installation: { ...house.deps.installation, environment: 'live' as const } };
    const plain = await firm(house);
    const shut = { ...plain, api: apiWith(house, plain, live) };
    expect((await refusal(invoiceToBusiness(house, shut))).code).toBe('EINVOICE_REQUIRED');
    const open = { ...company, api: apiWith(house, company, live) };
    expect((await invoiceToBusiness(house, open)).number).toMatch(/^\d+\/P1\/1$/);
  });

  it('keeps its secrets to itself', async () => {
    const { account } = await company.api.einvoice.settings();
    expect(account?.shown).toEqual({ username: 'demo-korisnik', businessUnit: '' });
    expect(JSON.stringify(account)).not.toContain('mock-lozinka');
  });
});
