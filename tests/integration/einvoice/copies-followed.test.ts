import { describe, expect, it } from 'vitest';

import { reportDueEInvoices } from '#server/modules/einvoice/index.ts';
import { refusal } from '#tests/integration/invoicing/kit.ts';

import { exchangeOf } from './exchange-house.ts';
import { invoiceToBusiness, outgoingOf, sentAt } from './kit.ts';

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
const sendCopy = async (id: string) => {
  await at.company.api.einvoice.sendCopy({ id, einvoice: { orderNumber: 'N-1' }, note: '', reason: 'Kupac traži broj' });
  await at.house.drain();
};
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
    await sendCopy(id);
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
    await sendCopy(id);
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
    await sendCopy(id);
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
    await sendCopy(id);
    expect(await responsesOf(id)).toMatchObject([{ about: 'earlier' }]);
    expect(await attention(number)).toEqual([]);
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
    await sendCopy(id);
    at.house.clock.advance(3_600_000);
    await reportDueEInvoices.handle(at.house.deps, {});
    expect((await at.company.api.einvoice.reports({ view: 'done' })).items).toMatchObject([{ id: reportId, status: 'reported' }]);
    expect(toldOf(number)).toEqual(['2026-11-24 125.00 T', '']);
  });

  it('are told under the copy, and under the original where the copy was given up on the way', async () => {
    const { id, number } = await copied();
    await sendCopy(id);
    await at.company.api.einvoice.reportNow({ ids: [await pay(id)] });
    expect(toldOf(number)).toEqual(['', '2026-11-24 125.00 T']);

    const other = await copied();
    at.house.mocks.control.standing('moj_eracun', '*', 'transport-failed');
    await sendCopy(other.id);
    at.house.clock.advance(20_000);
    await at.check();
    expect(await outgoingOf(at.company, other.id)).toMatchObject({ transport: 'failed' });
    at.house.mocks.control.clearScenarios();
    await at.company.api.einvoice.reportNow({ ids: [await pay(other.id)] });
    expect(toldOf(other.number)).toEqual(['2026-11-24 125.00 T', '']);
  });
});
