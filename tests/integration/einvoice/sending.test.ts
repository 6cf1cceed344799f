import { describe, expect, it } from 'vitest';

import { apiWith, complaints, firm, issue, line, refusal, sequencesOf } from '#tests/integration/invoicing/kit.ts';

import { exchangeOf } from './exchange-house.ts';
import { accountInput, buyerOib, connected, invoiceToBusiness, outgoingOf, sentAt } from './kit.ts';

const at = exchangeOf('file');

/** The word that list and page show for an invoice. */
async function stateOf(id: string) {
  const { status } = await at.company.api.invoicing.get({ id });
  const { items } = await at.company.api.invoicing.list({});
  expect(items.find((row) => row.id === id)?.status).toBe(status);
  return status;
}
const attention = async () =>
  (await at.company.api.overview.get()).attention
    .filter(({ kind }) => kind.startsWith('einvoice_') && kind !== 'einvoice_unsent')
    .map(({ kind, href, number }) => ({ kind, href, number }));

describe('an eRačun on its way', () => {
  it('goes out once it is queued, and its three statuses are followed', async () => {
    const { id, zki } = await invoiceToBusiness(at.house, at.company);
    expect(zki).toBeNull();
    expect(await stateOf(id)).toBe('issued');
    await at.company.api.einvoice.send({ id });
    expect(await stateOf(id)).toBe('einvoice_queued');
    await at.house.drain();
    expect(await outgoingOf(at.company, id)).toMatchObject({ status: 'sent', transport: 'processing', fiscal: 'none' });
    expect(await stateOf(id)).toBe('sent');
    at.house.clock.advance(20_000);
    await at.check();
    expect(await outgoingOf(at.company, id)).toMatchObject({ transport: 'delivered', fiscal: 'done', business: 'none' });
    expect(await stateOf(id)).toBe('delivered');
    const { timeline } = await at.company.api.invoicing.get({ id });
    expect(timeline.map(({ type }) => type).filter((type) => type.startsWith('einvoice.'))).toEqual([
      'einvoice.queued',
      'einvoice.sent',
      'einvoice.status_changed',
    ]);
  });

  it('is sent once, however often somebody presses the button', async () => {
    const before = sentAt(at.house, 'moj_eracun', at.company.oib).length;
    const { id } = await invoiceToBusiness(at.house, at.company);
    await Promise.all([at.company.api.einvoice.send({ id }), at.company.api.einvoice.send({ id })]);
    await Promise.all([at.house.drain(), at.deliver(), at.deliver()]);
    await at.company.api.einvoice.send({ id });
    await at.house.drain();
    expect(sentAt(at.house, 'moj_eracun', at.company.oib)).toHaveLength(before + 1);
  });

  it('is looked up before it is sent again, when the answer was lost after it was taken', async () => {
    const before = sentAt(at.house, 'moj_eracun', at.company.oib).length;
    const { id } = await invoiceToBusiness(at.house, at.company);
    at.house.mocks.control.next('moj_eracun', 'send', 'answered-but-connection-lost');
    await at.company.api.einvoice.send({ id });
    await at.house.drain();
    expect(await outgoingOf(at.company, id)).toMatchObject({ status: 'unsure' });
    await at.deliver();
    expect((await outgoingOf(at.company, id)).status).toBe('unsure');
    at.house.clock.advance(90_000);
    await at.deliver();
    expect(await outgoingOf(at.company, id)).toMatchObject({ status: 'sent' });
    expect(sentAt(at.house, 'moj_eracun', at.company.oib)).toHaveLength(before + 1);
  });

  it('that may be there waits for a person once the account is gone, and is not sent again', async () => {
    const of = await connected(at.house, 'moj_eracun');
    const { id } = await invoiceToBusiness(at.house, of);
    at.house.mocks.control.next('moj_eracun', 'send', 'answered-but-connection-lost');
    await of.api.einvoice.send({ id });
    await at.house.drain();
    await of.api.einvoice.removeAccount();
    at.house.clock.advance(90_000);
    await at.deliver();
    expect(await outgoingOf(of, id)).toMatchObject({ status: 'stopped', failure: 'unsure' });
    await of.api.einvoice.saveAccount(accountInput('moj_eracun', of.oib));
    await of.api.einvoice.send({ id });
    await at.house.drain();
    expect(sentAt(at.house, 'moj_eracun', of.oib)).toHaveLength(1);
  });

  it('is sent again when the look-up finds nothing', async () => {
    const { id } = await invoiceToBusiness(at.house, at.company);
    at.house.mocks.control.next('moj_eracun', 'send', 'http500');
    await at.company.api.einvoice.send({ id });
    await at.house.drain();
    at.house.clock.advance(90_000);
    at.house.mocks.control.next('moj_eracun', 'queryOutbox', 'http500');
    await at.deliver();
    expect((await outgoingOf(at.company, id)).status).toBe('unsure');
    at.house.clock.advance(3_600_000);
    await at.deliver();
    expect((await outgoingOf(at.company, id)).status).toBe('sent');
  });

  it('waits for as long as the intermediary asks, and stops where only a person can help', async () => {
    const { id } = await invoiceToBusiness(at.house, at.company);
    at.house.mocks.control.next('moj_eracun', 'send', '429:120');
    await at.company.api.einvoice.send({ id });
    await at.house.drain();
    const waiting = await outgoingOf(at.company, id);
    expect([waiting.status, waiting.failure]).toEqual(['queued', 'busy']);
    expect(waiting.nextAttemptAt?.getTime()).toBe(at.house.clock.now().getTime() + 120_000);
    at.house.clock.advance(121_000);
    at.house.mocks.control.next('moj_eracun', 'send', '401');
    await at.deliver();
    expect(await outgoingOf(at.company, id)).toMatchObject({ status: 'stopped', failure: 'auth' });
    expect(await stateOf(id)).toBe('einvoice_stopped');
    const { number } = await at.company.api.invoicing.get({ id });
    expect(await attention()).toEqual([{ kind: 'einvoice_stopped', href: `racuni/${id}`, number }]);
    await at.company.api.einvoice.send({ id });
    await at.house.drain();
    expect((await outgoingOf(at.company, id)).status).toBe('sent');
    expect(await attention()).toEqual([]);
  });

  it('shows the words of a refusal and can be sent anew', async () => {
    const { id } = await invoiceToBusiness(at.house, at.company);
    at.house.mocks.control.next('moj_eracun', 'send', 'schema-error');
    await at.company.api.einvoice.send({ id });
    await at.house.drain();
    const refused = await outgoingOf(at.company, id);
    expect(refused.status).toBe('refused');
    expect(refused.errors.join()).toContain('HR-BR-25');
    await at.company.api.einvoice.send({ id });
    await at.house.drain();
    expect(await outgoingOf(at.company, id)).toMatchObject({ status: 'sent', errors: [] });
  });

  it('that was given up on the way waits for a person, who may send it again', async () => {
    for (const [scenario, transport] of [
      ['transport-failed', 'failed'],
      ['transport-cancelled', 'cancelled'],
    ] as const) {
      at.house.mocks.control.standing('moj_eracun', 'queryOutbox', scenario);
      const { id, number } = await invoiceToBusiness(at.house, at.company);
      await at.company.api.einvoice.send({ id });
      await at.house.drain();
      at.house.clock.advance(20_000);
      await at.company.api.einvoice.checkNow({ id });
      expect(await outgoingOf(at.company, id)).toMatchObject({ status: 'sent', transport });
      expect(await attention()).toEqual([{ kind: 'einvoice_stopped', href: `racuni/${id}`, number }]);
      at.house.mocks.control.clearScenarios();
      await at.company.api.einvoice.send({ id });
      await at.house.drain();
      at.house.clock.advance(20_000);
      await at.company.api.einvoice.checkNow({ id });
      expect(await stateOf(id)).toBe('delivered');
    }
  });

  it('that the buyer rejects waits for the seller, until it is credited or cancelled', async () => {
    const rejected = [await invoiceToBusiness(at.house, at.company), await invoiceToBusiness(at.house, at.company)] as const;
    for (const { id, number } of rejected) {
      await at.company.api.einvoice.send({ id });
      await at.house.drain();
      await at.house.mocks.control.act('moj_eracun', 'buyer-answers', { number, answer: 'rejected' });
    }
    at.house.clock.advance(20_000);
    await at.check();
    const [first, second] = rejected;
    expect([await stateOf(first.id), await stateOf(second.id)]).toEqual(['einvoice_rejected', 'einvoice_rejected']);
    expect(await attention()).toEqual([{ kind: 'einvoice_rejected', href: 'eracuni', number: null }]);
    await at.company.api.invoicing.cancel({ id: first.id, reason: 'Kupac ga je odbio' });
    expect(await attention()).toEqual([{ kind: 'einvoice_rejected', href: `racuni/${second.id}`, number: second.number }]);
    expect(await stateOf(first.id)).toBe('cancelled');
    const credit = await at.company.api.invoicing.beginCorrection({ id: second.id, kind: 'credit_note' });
    await at.company.api.invoicing.issue(credit);
    expect(await attention()).toEqual([]);
    expect(await stateOf(second.id)).toBe('credited');
  });

  it('whose report to the Tax Administration failed waits for its seller, until it is reported', async () => {
    at.house.mocks.control.standing('moj_eracun', 'fiscalStatus', 'fiscal-failed');
    const { id, number } = await invoiceToBusiness(at.house, at.company);
    await at.company.api.einvoice.send({ id });
    await at.house.drain();
    at.house.clock.advance(20_000);
    await at.company.api.einvoice.checkNow({ id });
    expect(await outgoingOf(at.company, id)).toMatchObject({ status: 'sent', fiscal: 'failed' });
    expect(await attention()).toEqual([{ kind: 'einvoice_unreported', href: `racuni/${id}`, number }]);
    at.house.mocks.control.clearScenarios();
    at.house.clock.advance(20_000);
    await at.company.api.einvoice.checkNow({ id });
    expect(await outgoingOf(at.company, id)).toMatchObject({ fiscal: 'done' });
    expect(await attention()).toEqual([]);
  });

  it('is kept in the archive as it was sent', async () => {
    const { id, number } = await invoiceToBusiness(at.house, at.company);
    await at.company.api.einvoice.send({ id });
    await at.house.drain();
    const { documents } = await at.company.api.invoicing.get({ id });
    const kept = documents.find(({ kind }) => kind === 'einvoice_xml');
    expect(kept?.filename).toBe(`eracun-${number.replaceAll('/', '-')}.xml`);
    const xml = at.house.mocks.control.blob(kept!.sha256).toString('utf8');
    expect(xml).toContain(`<cbc:ID>${number}</cbc:ID>`);
    expect(xml).toContain('Čišćenje &amp; šišanje živice');
  });

  it('is taken back by a credit note, once it went and not before', async () => {
    const unsent = await invoiceToBusiness(at.house, at.company);
    const idle = await at.company.api.invoicing.cancel({ id: unsent.id, reason: '' });
    expect((await at.company.api.einvoice.ofInvoice({ id: unsent.id })).fits).toBe(false);
    expect((await at.company.api.einvoice.ofInvoice({ id: idle.id })).fits).toBe(false);
    expect((await refusal(at.company.api.einvoice.send({ id: unsent.id }))).code).toBe('EINVOICE_CANCELLED');
    expect((await refusal(at.company.api.einvoice.send({ id: idle.id }))).code).toBe('EINVOICE_ORIGINAL_NOT_SENT');

    const { id, number } = await invoiceToBusiness(at.house, at.company);
    await at.company.api.einvoice.send({ id });
    await at.house.drain();
    const storno = await at.company.api.invoicing.cancel({ id, reason: 'Pogrešna količina' });
    expect((await at.company.api.einvoice.ofInvoice({ id: storno.id })).fits).toBe(true);
    await at.company.api.einvoice.send({ id: storno.id });
    await at.house.drain();
    expect(await outgoingOf(at.company, storno.id)).toMatchObject({ status: 'sent', errors: [] });
    const { documents } = await at.company.api.invoicing.get({ id: storno.id });
    const kept = documents.find(({ kind }) => kind === 'einvoice_xml');
    const xml = at.house.mocks.control.blob(kept!.sha256).toString('utf8');
    expect(xml).toContain('<cbc:CreditNoteTypeCode>381</cbc:CreditNoteTypeCode>');
    expect(xml).toContain(`<cac:InvoiceDocumentReference><cbc:ID>${number}</cbc:ID>`);
  });

  it('is asked about at once when somebody waits', async () => {
    const { id } = await invoiceToBusiness(at.house, at.company);
    await at.company.api.einvoice.send({ id });
    await at.house.drain();
    at.house.clock.advance(20_000);
    await at.company.api.einvoice.checkNow({ id });
    expect(await outgoingOf(at.company, id)).toMatchObject({ transport: 'delivered', fiscal: 'done' });
  });

  it('tells beforehand whether it reaches the buyer', async () => {
    const { id } = await invoiceToBusiness(at.house, at.company);
    expect(await at.company.api.einvoice.canBuyerReceive({ id })).toEqual({ canReceive: true });
    const unknown = await invoiceToBusiness(at.house, at.company, '62.20.20', buyerOib({ known: false }));
    expect(await at.company.api.einvoice.canBuyerReceive({ id: unknown.id })).toEqual({ canReceive: false });
  });
});

describe('where the intermediary cannot be asked what it took', () => {
  it('a person decides, and nothing is sent by itself', async () => {
    const other = await connected(at.house, 'ie_racuni');
    const { id } = await invoiceToBusiness(at.house, other);
    at.house.mocks.control.next('ie_racuni', 'import', 'answered-but-connection-lost');
    await other.api.einvoice.send({ id });
    await at.house.drain();
    at.house.clock.advance(90_000);
    await at.deliver();
    expect(await outgoingOf(other, id)).toMatchObject({ status: 'stopped', failure: 'unsure' });
    await other.api.einvoice.send({ id });
    await at.house.drain();
    expect(sentAt(at.house, 'ie_racuni', other.oib)).toHaveLength(1);
    await other.api.einvoice.resolveUnsure({ id, wasSent: true });
    expect((await outgoingOf(other, id)).status).toBe('sent');
  });
});

describe('what cannot go as eRačun', () => {
  it('a storno that is to be a credit note stays here where the intermediary takes none, and nobody can be asked about the buyer', async () => {
    const other = await connected(at.house, 'ie_racuni');
    const { id } = await invoiceToBusiness(at.house, other);
    await other.api.einvoice.send({ id });
    await at.house.drain();
    expect((await refusal(other.api.einvoice.canBuyerReceive({ id }))).code).toBe('EINVOICE_NOT_POSSIBLE');
    const storno = await other.api.invoicing.cancel({ id, reason: '', einvoiceType: '381' });
    expect((await refusal(other.api.einvoice.send({ id: storno.id }))).code).toBe('EINVOICE_NO_CREDIT_NOTES');
  });

  it('as an invoice below zero a storno goes there too, and closes what it takes back', async () => {
    const other = await connected(at.house, 'ie_racuni');
    const { id, number } = await invoiceToBusiness(at.house, other);
    await other.api.einvoice.send({ id });
    await at.house.drain();
    const storno = await other.api.invoicing.cancel({ id, reason: 'Kupac traži 384', einvoiceType: '384' });
    expect((await other.api.invoicing.get({ id: storno.id })).status).toBe('storno');
    await other.api.einvoice.send({ id: storno.id });
    await at.house.drain();
    expect(await outgoingOf(other, storno.id)).toMatchObject({ status: 'sent', total: '-125.00' });
    const { documents } = await other.api.invoicing.get({ id: storno.id });
    const xml = at.house.mocks.control.blob(documents.find(({ kind }) => kind === 'einvoice_xml')!.sha256).toString('utf8');
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
    const { contactId } = await at.company.api.invoicing.get({ id: (await invoiceToBusiness(at.house, at.company)).id });
    const lines = [line({ vatCode: 'standard', kpd: null })];
    const advance = await issue(at.company.api, { kind: 'advance', contactId, paymentMethod: 'transfer', lines });
    await at.company.api.einvoice.send({ id: advance.id });
    await at.house.drain();
    expect(await outgoingOf(at.company, advance.id)).toMatchObject({ status: 'sent', errors: [] });
    const before = await sequencesOf(at.house, at.company);
    const refused = await refusal(at.company.api.invoicing.cancel({ id: advance.id, einvoiceType: '384' }));
    expect(refused).toMatchObject({
      code: 'STORNO_NOT_AS_INVOICE',
      issues: [{ path: 'lines.0.kpd', code: 'EINVOICE_KPD_MISSING' }],
    });
    expect(await sequencesOf(at.house, at.company)).toEqual(before);
    await at.company.api.invoicing.cancel({ id: advance.id, einvoiceType: '381' });
  });

  it('is refused with the field that mends it, before a number is taken', async () => {
    expect(await complaints(invoiceToBusiness(at.house, at.company, null))).toEqual(['EINVOICE_KPD_MISSING']);
    expect(await complaints(invoiceToBusiness(at.house, at.company, '62.99.99'))).toEqual(['EINVOICE_KPD_UNKNOWN']);
  });

  it('needs an intermediary, and an account that opens', async () => {
    const plain = await firm(at.house);
    const { id } = await invoiceToBusiness(at.house, plain);
    expect(await refusal(plain.api.einvoice.send({ id }))).toMatchObject({
      code: 'EINVOICE_NOT_SET_UP',
      params: { fix: 'postavke/eracun' },
    });
    const wrong = { intermediary: 'moj_eracun' as const, username: 'x', password: 'y' };
    expect((await refusal(plain.api.einvoice.saveAccount(wrong))).code).toBe('EINVOICE_ACCOUNT_REFUSED');
    expect((await plain.api.einvoice.settings()).account).toBeNull();
  });

  it('in live opens with the account, and stays shut without it', async () => {
    const live = { ...at.house.deps, installation: { ...at.house.deps.installation, environment: 'live' as const } };
    const plain = await firm(at.house);
    const shut = { ...plain, api: apiWith(at.house, plain, live) };
    expect((await refusal(invoiceToBusiness(at.house, shut))).code).toBe('EINVOICE_REQUIRED');
    const open = { ...at.company, api: apiWith(at.house, at.company, live) };
    expect((await invoiceToBusiness(at.house, open)).number).toMatch(/^\d+\/P1\/1$/);
  });

  it('keeps its secrets to itself', async () => {
    const { account } = await at.company.api.einvoice.settings();
    expect(account?.shown).toEqual({ username: 'demo-korisnik', businessUnit: '' });
    expect(JSON.stringify(account)).not.toContain('mock-lozinka');
  });
});
