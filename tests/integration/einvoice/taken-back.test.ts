import { describe, expect, it } from 'vitest';

import { addContact, issue, line } from '#tests/integration/invoicing/kit.ts';

import { exchangeOf } from './exchange-house.ts';
import { accountInput, buyerOib, connected, invoiceToBusiness } from './kit.ts';

const at = exchangeOf('test');

type Sent = Awaited<ReturnType<typeof invoiceToBusiness>>;

async function goes(id: string): Promise<void> {
  await at.company.api.einvoice.send({ id });
  await at.house.drain();
  at.house.clock.advance(20_000);
  await at.check();
}
async function rejected(): Promise<Sent> {
  const invoice = await invoiceToBusiness(at.house, at.company);
  await goes(invoice.id);
  await at.house.mocks.control.act('moj_eracun', 'buyer-answers', { number: invoice.number, answer: 'rejected' });
  at.house.clock.advance(3_600_000);
  await at.check();
  return invoice;
}
async function credited(id: string) {
  return at.company.api.invoicing.issue(await at.company.api.invoicing.beginCorrection({ id, kind: 'credit_note' }));
}
const life = (id: string) => at.company.api.einvoice.life({ id, direction: 'out' });
const step = async (id: string, wanted: string) => (await life(id)).steps.find(({ key }) => key === wanted);
const waiting = async () => (await at.company.api.einvoice.outgoing({ view: 'attention' })).items.map(({ id }) => id);
const listed = async (id: string) => (await at.company.api.einvoice.outgoing({})).items.find((row) => row.id === id);
const overview = () => at.company.api.overview.get();
const attention = async () =>
  (await overview()).attention
    .filter(({ kind }) => kind.startsWith('einvoice_'))
    .map(({ kind, count, number, reason, href }) => ({ kind, count, number, reason, href }));
const counts = async () => {
  const pulse = (await overview()).einvoices;
  return [pulse?.stuck, pulse?.toFix];
};

describe('an eRačun that was taken back', () => {
  it('says after a rejection that its storno must go too, and then that nothing is left to do', async () => {
    const { id } = await rejected();
    expect(await step(id, 'answered')).toMatchObject({ state: 'failed', actor: 'you', note: 'rejected' });
    expect([await waiting(), await counts()]).toEqual([[id], [0, 1]]);
    const storno = await at.company.api.invoicing.cancel({ id, reason: 'Kupac ga je odbio' });

    expect(await step(id, 'answered')).toMatchObject({ state: 'done', note: 'said.rejected' });
    expect(await life(id)).toMatchObject({ now: 'taken_back' });
    expect(await step(id, 'taken_back')).toMatchObject({
      state: 'now',
      actor: 'you',
      note: 'taken_back.send.storno',
      number: storno.number,
      message: { kind: 'invoice', id: storno.id },
    });
    expect([await waiting(), await counts()]).toEqual([[], [0, 0]]);
    expect(await listed(id)).toMatchObject({ business: 'rejected', takenBack: 'cancelled', isAnswered: true });
    expect(await attention()).toEqual([
      { kind: 'einvoice_unsent', count: 1, number: storno.number, reason: 'taken_back', href: `racuni/${storno.id}` },
    ]);

    await at.company.api.einvoice.send({ id: storno.id });
    expect(await step(id, 'taken_back')).toMatchObject({ state: 'now', actor: 'fiskai', note: 'taken_back.underway.storno' });
    await at.house.drain();
    expect(await life(id)).toMatchObject({ now: null });
    expect(await step(id, 'taken_back')).toMatchObject({ state: 'done', note: 'taken_back.storno' });
    expect(await attention()).toEqual([]);
  });

  it('that was refused before it was cancelled is not to be sent any more, nor is its storno', async () => {
    at.house.mocks.control.next('moj_eracun', 'send', 'schema-error');
    const { id } = await invoiceToBusiness(at.house, at.company);
    await goes(id);
    expect(await counts()).toEqual([1, 0]);
    await at.company.api.invoicing.cancel({ id, reason: '' });
    expect(await life(id)).toMatchObject({ now: null });
    expect(await step(id, 'sent')).toMatchObject({ state: 'skipped', note: 'not_needed' });
    expect(await step(id, 'taken_back')).toMatchObject({ state: 'done', note: 'taken_back.unsent' });
    expect((await at.company.api.einvoice.ofInvoice({ id })).fits).toBe(false);
    expect([await waiting(), await counts(), await attention()]).toEqual([[], [0, 0], []]);
  });

  it('that was given up on the way asks for its storno no more than a refused one', async () => {
    at.house.mocks.control.standing('moj_eracun', 'queryOutbox', 'transport-failed');
    const { id } = await invoiceToBusiness(at.house, at.company);
    await goes(id);
    expect(await step(id, 'accepted')).toMatchObject({ state: 'failed' });
    await at.company.api.invoicing.cancel({ id, reason: '' });
    expect(await step(id, 'accepted')).toMatchObject({ state: 'skipped' });
    expect([await waiting(), await attention()]).toEqual([[], []]);
  });

  it('by credit for all of it needs no report any more; by credit for a part it does, and a rejection is answered by either', async () => {
    at.house.mocks.control.standing('moj_eracun', 'fiscalStatus', 'fiscal-failed');
    const { id } = await invoiceToBusiness(at.house, at.company);
    await goes(id);
    expect(await step(id, 'fiscalized')).toMatchObject({ state: 'failed', actor: 'you' });
    const credit = await credited(id);
    expect(await step(id, 'fiscalized')).toMatchObject({ state: 'skipped', note: 'fiscal_taken_back' });
    expect(await step(id, 'taken_back')).toMatchObject({ note: 'taken_back.send.credit_note', number: credit.number });
    expect(await listed(id)).toMatchObject({ takenBack: 'credited', isAnswered: true });
    expect([await waiting(), await counts()]).toEqual([[], [0, 0]]);
    at.house.mocks.control.clearScenarios();
    await goes(credit.id);
    expect(await step(id, 'taken_back')).toMatchObject({ state: 'done', note: 'taken_back.credit_note' });

    const other = await rejected();
    const { id: draftId } = await at.company.api.invoicing.beginCorrection({ id: other.id, kind: 'credit_note' });
    const draft = await at.company.api.invoicing.draft({ id: draftId });
    const [line, ...lines] = draft.content.lines;
    const content = { ...draft.content, lines: [{ ...line!, unitPrice: '10.00' }, ...lines] };
    await at.company.api.invoicing.saveDraft({ id: draftId, version: draft.version, content });
    const part = await at.company.api.invoicing.issue({ id: draftId });
    expect(await listed(other.id)).toMatchObject({ takenBack: null, isAnswered: true });
    expect(await step(other.id, 'answered')).toMatchObject({ state: 'done' });
    await goes(part.id);
    expect(await step(other.id, 'taken_back')).toMatchObject({ state: 'done', note: 'taken_back.part' });
  });

  it('while it is still underway goes first', async () => {
    at.house.mocks.control.next('moj_eracun', 'send', '429:120');
    const { id } = await invoiceToBusiness(at.house, at.company);
    await at.company.api.einvoice.send({ id });
    await at.house.drain();
    await at.company.api.invoicing.cancel({ id, reason: '' });
    expect(await step(id, 'taken_back')).toMatchObject({ state: 'later', note: 'taken_back.first.storno' });
  });
});

/** To a business, to be paid by a day. */
async function issued(dueOn: string) {
  const contactId = await addContact(at.house, at.company, { name: 'Čvor d.o.o.', oib: buyerOib() });
  return issue(at.company.api, { contactId, paymentMethod: 'transfer', dueOn, lines: [line({ kpd: '62.20.20' })] });
}

describe('what must go as eRačun and nobody sent', () => {
  it('is told by the first of it, until it goes, is cancelled or is a month old', async () => {
    const first = await invoiceToBusiness(at.house, at.company);
    expect(await attention()).toEqual([
      { kind: 'einvoice_unsent', count: 1, number: first.number, reason: null, href: `racuni/${first.id}` },
    ]);
    at.house.clock.advance(60_000);
    const second = await invoiceToBusiness(at.house, at.company);
    expect(await attention()).toMatchObject([{ count: 2, number: null, href: `racuni/${first.id}` }]);
    await at.company.api.invoicing.cancel({ id: first.id, reason: '' });
    expect(await attention()).toMatchObject([{ count: 1, number: second.number, href: `racuni/${second.id}` }]);
    at.house.clock.set('2026-12-24T23:05:00.000Z');
    expect(await attention()).toEqual([]);
  });

  it('is nothing of a seller outside VAT before 2027, and what he issues from then on', async () => {
    at.company = await connected(at.house, 'moj_eracun', { inVat: false });
    at.house.clock.set('2026-12-31T12:00:00.000Z');
    await issued('2027-01-15');
    expect(await attention()).toEqual([]);
    at.house.clock.set('2027-01-01T12:00:00.000Z');
    expect(await attention()).toEqual([]);
    const { number } = await issued('2027-01-15');
    expect(await attention()).toMatchObject([{ kind: 'einvoice_unsent', count: 1, number }]);
  });

  it('is nothing of what was issued before there was an intermediary', async () => {
    await at.company.api.einvoice.removeAccount();
    await invoiceToBusiness(at.house, at.company);
    expect(await attention()).toEqual([]);
    at.house.clock.advance(60_000);
    await at.company.api.einvoice.saveAccount(accountInput('moj_eracun', at.company.oib));
    expect(await attention()).toEqual([]);
  });
});
