import { describe, expect, it } from 'vitest';

import { reportDueEInvoices } from '#server/modules/einvoice/index.ts';
import { apiWith, refusal } from '#tests/integration/invoicing/kit.ts';

import { answeringAfter } from './answering-after.ts';
import { exchangeOf } from './exchange-house.ts';
import { accountInput, invoiceToBusiness, outgoingOf, sentAt } from './kit.ts';

const at = exchangeOf('test');

/** An eRačun that arrived and was reported, and which a corrected copy took the place of ten minutes later. */
async function copied() {
  const { id, number } = await invoiceToBusiness(at.house, at.company);
  await at.company.api.einvoice.send({ id });
  await at.house.drain();
  at.house.clock.advance(20_000);
  await at.check();
  at.house.clock.advance(600_000);
  return { id, number };
}
/** The buyer answers the last document that the intermediary has of the number. */
const buyerAnswers = (number: string, answer: 'rejected' | 'approved') =>
  at.house.mocks.control.act('moj_eracun', 'buyer-answers', { number, answer });
const openCopyOf = async (id: string) => (await at.company.api.einvoice.ofInvoice({ id })).copies?.open;
/** An access point refuses the number, in its words for data without effect on VAT. */
const refuses = async (number: string, time = '') => {
  await at.house.mocks.control.act('moj_eracun', 'invoice-arrives', { oib: at.company.oib, kind: 'response', number, time });
  await at.company.api.einvoice.receiveNow();
};
const attention = async (number: string) =>
  (await at.company.api.overview.get()).attention
    .filter((item) => item.number === number)
    .map(({ kind, reason }) => [kind, reason]);
const responsesOf = async (id: string) => (await at.company.api.einvoice.ofInvoice({ id })).responses;
const stepOf = async (id: string, key: string) =>
  (await at.company.api.einvoice.life({ id, direction: 'out' })).steps.find((step) => step.key === key);

describe('a refusal that comes after a corrected copy', () => {
  it('is not held against the copy where it was written before that went', async () => {
    const { id, number } = await copied();
    await at.sendCopy(id);
    await refuses(number, '10:06:00');
    expect(await responsesOf(id)).toMatchObject([{ about: 'earlier', code: 'RE' }]);
    expect(await outgoingOf(at.company, id)).toMatchObject({ business: 'none', errors: [] });
    expect(await attention(number)).toEqual([]);
    expect(await stepOf(id, 'answered')).not.toMatchObject({ state: 'failed' });
    const [response] = await responsesOf(id);
    expect((await refusal(at.company.api.einvoice.settleResponse({ id: response!.id, about: 'present' }))).code).toBe(
      'EINVOICE_RESPONSE_KNOWN',
    );
  });

  it('counts until a person says what it is about, where it does not tell', async () => {
    const { id, number } = await copied();
    await at.sendCopy(id);
    await refuses(number);
    const [response] = await responsesOf(id);
    expect(response).toMatchObject({ about: 'unknown', reasonType: 'N' });
    expect(await outgoingOf(at.company, id)).toMatchObject({ business: 'rejected', errors: ['Naziv kupca nije točan'] });
    expect(await attention(number)).toEqual([['einvoice_rejected', 'data']]);
    await at.company.api.einvoice.settleResponse({ id: response!.id, about: 'earlier' });
    await at.company.api.einvoice.settleResponse({ id: response!.id, about: 'earlier' });
    expect(await responsesOf(id)).toMatchObject([{ about: 'earlier' }]);
    const { timeline } = await at.company.api.invoicing.get({ id });
    expect(timeline.at(-1)).toMatchObject({ type: 'einvoice.refusal_settled', data: { about: 'earlier', business: 'none' } });
    expect(timeline.filter(({ type }) => type === 'einvoice.refusal_settled')).toHaveLength(1);
    expect(await outgoingOf(at.company, id)).toMatchObject({ business: 'none', errors: [] });
    expect(await attention(number)).toEqual([]);
  });

  it('goes on to count where it is about the copy, or where another one does', async () => {
    const { id, number } = await copied();
    await at.sendCopy(id);
    await refuses(number);
    await refuses(number);
    const [first, second] = await responsesOf(id);
    await at.company.api.einvoice.settleResponse({ id: first!.id, about: 'earlier' });
    expect(await outgoingOf(at.company, id)).toMatchObject({ business: 'rejected' });
    await at.company.api.einvoice.settleResponse({ id: second!.id, about: 'present' });
    at.house.clock.advance(20_000);
    await at.check();
    expect(await outgoingOf(at.company, id)).toMatchObject({ transport: 'delivered', business: 'rejected' });
    expect(await stepOf(id, 'answered')).toMatchObject({ state: 'failed', message: { kind: 'response', id: second!.id } });
    // Another copy answers it.
    await at.company.api.einvoice.sendCopy({ id, einvoice: { orderNumber: 'N-2' }, note: '', reason: 'Opet' });
    await at.house.drain();
    expect((await responsesOf(id)).map(({ about }) => about)).toEqual(['earlier', 'earlier']);
    expect(await attention(number)).toEqual([]);
  });

  it('that is known before any copy is the one that a copy answers', async () => {
    const { id, number } = await copied();
    await refuses(number);
    expect(await responsesOf(id)).toMatchObject([{ about: 'present' }]);
    expect(await attention(number)).toEqual([['einvoice_rejected', 'data']]);
    at.house.clock.advance(60_000);
    await at.sendCopy(id);
    expect(await responsesOf(id)).toMatchObject([{ about: 'earlier' }]);
    expect(await attention(number)).toEqual([]);
  });
});

describe('what an intermediary tells of an eRačun', () => {
  const checkWhile = (id: string, happens: () => Promise<unknown>) =>
    apiWith(at.house, at.company, answeringAfter(at.house, happens)).einvoice.checkNow({ id });
  const businessTold = async (id: string) =>
    (await at.company.api.invoicing.get({ id })).timeline.flatMap(({ type, data }) =>
      type === 'einvoice.status_changed' ? [(data as { readonly business: string }).business] : [],
    );

  it('comes too late once a copy took its place: the copy stands as it was told of the copy', async () => {
    const { id, number } = await copied();
    await buyerAnswers(number, 'rejected');
    await checkWhile(id, async () => {
      await at.sendCopy(id);
      await buyerAnswers(number, 'approved');
      at.house.clock.advance(20_000);
      await at.check();
    });
    const copy = { transport: 'delivered', fiscal: 'done', business: 'approved', errors: [] };
    expect(await outgoingOf(at.company, id)).toMatchObject(copy);
    expect(await businessTold(id)).not.toContain('rejected');
    expect(await attention(number)).toEqual([]);
    // Nor does what is told late of that copy count against the next one.
    await buyerAnswers(number, 'rejected');
    at.house.clock.advance(600_000);
    await checkWhile(id, () => at.sendCopy(id, 'N-2'));
    expect(await outgoingOf(at.company, id)).toMatchObject({ transport: 'processing', fiscal: 'none', business: 'none' });
  });

  it('by not answering at all is no failure of the copy that went meanwhile', async () => {
    const { id } = await copied();
    at.house.mocks.control.next('moj_eracun', 'queryOutbox', 'http500');
    expect((await refusal(checkWhile(id, () => at.sendCopy(id)))).code).toBe('PROVIDER_UNREACHABLE');
    expect(await outgoingOf(at.company, id)).toMatchObject({ transport: 'processing', failure: null });
    at.house.clock.advance(6_000);
    await at.check();
    expect(await outgoingOf(at.company, id)).toMatchObject({ transport: 'delivered', fiscal: 'done' });
  });

  it('is about the original as long as nobody knows that the copy went, and about the copy from then on', async () => {
    const { id, number } = await copied();
    at.house.mocks.control.next('moj_eracun', 'send', 'answered-but-connection-lost');
    await at.sendCopy(id);
    await buyerAnswers(number, 'rejected');
    await at.check();
    expect(await outgoingOf(at.company, id)).toMatchObject({ transport: 'delivered', business: 'none', copyId: null });
    at.house.clock.advance(90_000);
    await at.deliver();
    at.house.clock.advance(6_000);
    await at.check();
    expect((await outgoingOf(at.company, id)).copyId).not.toBeNull();
    expect(await outgoingOf(at.company, id)).toMatchObject({ business: 'rejected' });
    expect(await attention(number)).toEqual([['einvoice_rejected', null]]);
  });

  it('and that it failed lets nobody send the original again beside a copy that waits', async () => {
    const { id, number } = await invoiceToBusiness(at.house, at.company);
    await at.company.api.einvoice.send({ id });
    await at.house.drain();
    at.house.clock.advance(5_000);
    await at.check();
    expect(await outgoingOf(at.company, id)).toMatchObject({ transport: 'sent', fiscal: 'done' });
    at.house.mocks.control.next('moj_eracun', 'send', '429:600');
    await at.sendCopy(id);
    at.house.mocks.control.next('moj_eracun', 'queryOutbox', 'transport-failed');
    await at.company.api.einvoice.checkNow({ id });
    expect(await outgoingOf(at.company, id)).toMatchObject({ transport: 'failed' });
    expect((await refusal(at.company.api.einvoice.send({ id }))).code).toBe('EINVOICE_COPY_UNDERWAY');
    await at.deliver();
    expect(sentAt(at.house, 'moj_eracun', at.company.oib).filter((row) => row[2] === number)).toHaveLength(1);
  });
});

describe('payments of an eRačun with a corrected copy', () => {
  const pay = async (id: string) => {
    await at.company.api.invoicing.recordPayment({ id, amount: '125.00', paidOn: '2026-11-24', method: 'transfer' });
    await at.house.drain();
    return (await at.company.api.einvoice.reports({})).items[0]!.id;
  };
  /** What was told of a number: of the original first, then of its copies. */
  const toldOf = (number: string) =>
    sentAt(at.house, 'moj_eracun', at.company.oib)
      .filter((row) => row[2] === number)
      .map((row) => row[4] ?? '')
      .reverse();

  it('that may have been told under the original are looked up there, and not told again under the copy', async () => {
    const { id, number } = await copied();
    const reportId = await pay(id);
    at.house.mocks.control.next('moj_eracun', 'markPaid', 'answered-but-connection-lost');
    await at.company.api.einvoice.reportNow({ ids: [reportId] });
    expect((await at.company.api.einvoice.reports({})).items[0]?.status).toBe('unsure');
    await at.sendCopy(id);
    at.house.clock.advance(3_600_000);
    await reportDueEInvoices.handle(at.house.deps, {});
    expect((await at.company.api.einvoice.reports({ view: 'done' })).items).toMatchObject([{ id: reportId, status: 'reported' }]);
    expect(toldOf(number)).toEqual(['2026-11-24 125.00 T', '']);
  });

  it('are told under the copy, and under the original where the copy was given up on the way', async () => {
    const { id, number } = await copied();
    await at.sendCopy(id);
    await at.company.api.einvoice.reportNow({ ids: [await pay(id)] });
    expect(toldOf(number)).toEqual(['', '2026-11-24 125.00 T']);

    const other = await copied();
    at.house.mocks.control.standing('moj_eracun', '*', 'transport-failed');
    await at.sendCopy(other.id);
    at.house.clock.advance(20_000);
    await at.check();
    expect(await outgoingOf(at.company, other.id)).toMatchObject({ transport: 'failed' });
    at.house.mocks.control.clearScenarios();
    await at.company.api.einvoice.reportNow({ ids: [await pay(other.id)] });
    expect(toldOf(other.number)).toEqual(['2026-11-24 125.00 T', '']);
  });

  it('are told under the original where a person said that the copy was sent, as nobody knows its reference', async () => {
    const { id, number } = await copied();
    await at.leaveCopyInDoubt(id);
    expect(await openCopyOf(id)).toMatchObject({ status: 'stopped', failure: 'unsure' });
    await at.company.api.einvoice.resolveUnsure({ id, wasSent: true });
    expect(await outgoingOf(at.company, id)).toMatchObject({ status: 'sent', transport: 'sent', providerRef: null });
    at.house.mocks.control.next('moj_eracun', 'markPaid', 'answered-but-connection-lost');
    const reportId = await pay(id);
    expect(await at.company.api.einvoice.reportNow({ ids: [reportId] })).toMatchObject({ waiting: 1 });
    at.house.clock.advance(120_000);
    await reportDueEInvoices.handle(at.house.deps, {});
    expect((await at.company.api.einvoice.reports({ view: 'done' })).items).toMatchObject([{ id: reportId, status: 'reported' }]);
    expect(toldOf(number)).toEqual(['2026-11-24 125.00 T', '']);
    // Of what comes after it nobody could tell which one is there: a person looks.
    at.house.mocks.control.next('moj_eracun', 'send', 'http500');
    await at.sendCopy(id, 'N-2');
    at.house.clock.advance(90_000);
    await at.deliver();
    expect(await openCopyOf(id)).toMatchObject({ status: 'stopped', failure: 'unsure' });
  });

  it('wait for a person where nothing that was sent has a reference', async () => {
    const { id } = await invoiceToBusiness(at.house, at.company);
    at.house.mocks.control.next('moj_eracun', 'send', 'answered-but-connection-lost');
    await at.company.api.einvoice.send({ id });
    await at.house.drain();
    await at.company.api.einvoice.removeAccount();
    at.house.clock.advance(90_000);
    await at.deliver();
    await at.company.api.einvoice.saveAccount(accountInput('moj_eracun', at.company.oib));
    await at.company.api.einvoice.resolveUnsure({ id, wasSent: true });
    const reportId = await pay(id);
    expect(await at.company.api.einvoice.reportNow({ ids: [reportId] })).toEqual({ recorded: 0, waiting: 0, failed: 1 });
    expect((await at.company.api.einvoice.reports({})).items).toMatchObject([{ status: 'failed', failure: 'unknown_ref' }]);
    await at.company.api.einvoice.resolveReport({ id: reportId, wasRecorded: true });
    expect((await at.company.api.einvoice.reports({})).items).toEqual([]);
  });
});

describe('what closes an eRačun without money', () => {
  const noteOf = async (id: string) => {
    const begun = await at.company.api.invoicing.beginCorrection({ id, kind: 'credit_note' });
    const note = await at.company.api.invoicing.issue(begun);
    await at.company.api.einvoice.send({ id: note.id });
    await at.house.drain();
    at.house.clock.advance(20_000);
    await at.check();
    return note;
  };
  const closingsOf = async (id: string) =>
    (await at.company.api.einvoice.ofInvoice({ id })).closings.map(({ id: noteId, amount }) => [noteId, amount]);
  const givenUp = async (id: string) => {
    at.house.mocks.control.next('moj_eracun', 'queryOutbox', 'transport-failed');
    await at.company.api.einvoice.checkNow({ id });
    expect(await outgoingOf(at.company, id)).toMatchObject({ transport: 'failed' });
  };

  it('stays to be told where a copy was given up on the way, of the invoice or of the note: the originals stand', async () => {
    const { id, number } = await copied();
    await at.sendCopy(id);
    await givenUp(id);
    const note = await noteOf(id);
    expect(await closingsOf(id)).toEqual([[note.id, '125.00']]);
    const why = { einvoice: { reason: 'Krivi iznos' }, note: '', reason: 'Krivi razlog' };
    await at.company.api.einvoice.sendCopy({ id: note.id, ...why });
    await at.house.drain();
    await givenUp(note.id);
    expect(await closingsOf(id)).toEqual([[note.id, '125.00']]);
    await at.company.api.einvoice.reportClosing({ id: note.id, told: true });
    const [planned] = (await at.company.api.einvoice.reports({})).items;
    await at.company.api.einvoice.reportNow({ ids: [planned!.id] });
    const toldUnder = sentAt(at.house, 'moj_eracun', at.company.oib).filter((row) => row[2] === number && row[4] !== '');
    expect(toldUnder.map((row) => [row[5], row[4]])).toEqual([['', '2026-11-24 125.00 O']]);
  });

  it('is nothing where the note itself was given up on the way, and the next one counts', async () => {
    const { id } = await copied();
    const note = await noteOf(id);
    await givenUp(note.id);
    expect(await closingsOf(id)).toEqual([]);
    await at.company.api.einvoice.send({ id: note.id });
    await at.house.drain();
    expect(await closingsOf(id)).toEqual([[note.id, '125.00']]);
  });
});
