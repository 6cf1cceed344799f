import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';

import { companies } from '#drizzle/schema/companies.ts';
import { einvoiceCopies } from '#drizzle/schema/einvoice-copies.ts';
import { einvoiceReports, outgoingEinvoices } from '#drizzle/schema/einvoice.ts';
import { type SystemTx, withSystemTx } from '#server/db/system-tx.ts';
import { reportDueEInvoices } from '#server/modules/einvoice/index.ts';
import { atOnce } from '#tests/kit/at-once.ts';

import { exchangeOf } from './exchange-house.ts';
import { invoiceToBusiness, outgoingOf, sentAt } from './kit.ts';

const at = exchangeOf('test');

/** Whoever would act on the eRačun itself waits. */
const theEInvoice = (id: string) => (tx: SystemTx) =>
  tx.select({ id: outgoingEinvoices.id }).from(outgoingEinvoices).where(eq(outgoingEinvoices.id, id)).for('update');
/** Whoever is about to write down that the copy went waits, having begun. */
const theCopy = (id: string) => (tx: SystemTx) =>
  tx.select({ id: einvoiceCopies.id }).from(einvoiceCopies).where(eq(einvoiceCopies.invoiceId, id)).for('update');
/** Whoever has done all and writes down that it happened waits: what he did nobody else sees yet. */
const theTimeline = (tx: SystemTx) =>
  tx.select({ id: companies.id }).from(companies).where(eq(companies.id, at.company.id)).for('update');

/** An eRačun that arrived and was reported, ten minutes later. */
async function delivered() {
  const issued = await invoiceToBusiness(at.house, at.company);
  await at.company.api.einvoice.send({ id: issued.id });
  await at.house.drain();
  at.house.clock.advance(20_000);
  await at.company.api.einvoice.checkNow({ id: issued.id });
  at.house.clock.advance(600_000);
  return issued;
}
const pressCopy = (id: string, orderNumber = 'N-1') =>
  at.company.api.einvoice.sendCopy({ id, einvoice: { orderNumber }, note: '', reason: 'Kupac traži broj' });
const says = (id: string, wasSent: boolean) => () => at.company.api.einvoice.resolveUnsure({ id, wasSent });
const refuses = (number: string, time = '') =>
  at.house.mocks.control.act('moj_eracun', 'invoice-arrives', { oib: at.company.oib, kind: 'response', number, time });
const copiesOf = async (id: string) => (await at.company.api.einvoice.ofInvoice({ id })).copies!;
const responsesOf = async (id: string) => (await at.company.api.einvoice.ofInvoice({ id })).responses;
const takenUnder = (number: string) => sentAt(at.house, 'moj_eracun', at.company.oib).filter((row) => row[2] === number);
const told = async (id: string, type: string) =>
  (await at.company.api.invoicing.get({ id })).timeline.filter((each) => each.type === type).length;

describe('two at once at an original and its corrected copy', () => {
  it('who want different copies send one, and the other is told that it is on its way', async () => {
    const { id, number } = await delivered();
    const ends = await atOnce(at.house, theEInvoice(id), [() => pressCopy(id, 'N-1'), () => pressCopy(id, 'N-2')]);
    expect(ends).toEqual(['done', 'EINVOICE_COPY_UNDERWAY']);
    await at.house.drain();
    expect(await copiesOf(id)).toMatchObject({ open: null, content: { terms: { orderNumber: 'N-1' } } });
    expect(takenUnder(number)).toHaveLength(2);
  });

  it('of whom one mends a refused copy do not give up what then goes', async () => {
    const { id } = await delivered();
    at.house.mocks.control.next('moj_eracun', 'send', 'schema-error');
    await at.sendCopy(id);
    const ends = await atOnce(at.house, theTimeline, [
      () => pressCopy(id, 'N-2'),
      () => at.company.api.einvoice.withdrawCopy({ id }),
    ]);
    expect(ends).toEqual(['done', 'EINVOICE_COPY_UNDERWAY']);
    await at.house.drain();
    expect((await copiesOf(id)).sent).toHaveLength(1);
  });

  it.each([true, false])('who say the opposite of a copy in doubt: the first one counts (was sent: %s)', async (wasSent) => {
    const { id, number } = await delivered();
    await at.leaveCopyInDoubt(id);
    const ends = await atOnce(at.house, theEInvoice(id), [says(id, wasSent), says(id, !wasSent)]);
    expect(ends).toEqual(['done', 'EINVOICE_NOT_UNSURE']);
    await at.house.drain();
    expect((await copiesOf(id)).sent).toHaveLength(1);
    expect(await told(id, 'einvoice.copy_sent')).toBe(1);
    // The one in doubt is there; what goes again is what he said who came first.
    expect(takenUnder(number)).toHaveLength(wasSent ? 2 : 3);
  });
});

describe('what is told of the original at the moment at which a copy takes its place', () => {
  it('is not held against the copy where it is a refusal', async () => {
    const { id, number } = await delivered();
    await at.leaveCopyInDoubt(id);
    await refuses(number, '10:06:00');
    const ends = await atOnce(at.house, theCopy(id), [says(id, true), () => at.company.api.einvoice.receiveNow()]);
    expect(ends).toEqual(['done', 'done']);
    expect(await responsesOf(id)).toMatchObject([{ about: 'earlier', code: 'RE' }]);
    expect(await outgoingOf(at.company, id)).toMatchObject({ business: 'none', errors: [], providerRef: null });
  });

  it('is kept as its last state', async () => {
    const { id, number } = await delivered();
    await at.house.mocks.control.act('moj_eracun', 'buyer-answers', { number, answer: 'rejected' });
    await pressCopy(id);
    const ends = await atOnce(at.house, theTimeline, [() => at.company.api.einvoice.checkNow({ id }), at.deliver]);
    expect(ends).toEqual(['done', 'done']);
    expect(await outgoingOf(at.company, id)).toMatchObject({ transport: 'processing', business: 'none' });
    const kept = await withSystemTx(at.house.deps, 'test', (tx) =>
      tx.select({ replaced: einvoiceCopies.replaced }).from(einvoiceCopies).where(eq(einvoiceCopies.invoiceId, id)),
    );
    expect(kept).toMatchObject([{ replaced: { transport: 'delivered', fiscal: 'done', business: 'rejected' } }]);
  });

  it('may be two refusals, of which two people say that both are about the original', async () => {
    const { id, number } = await delivered();
    await at.sendCopy(id);
    await refuses(number);
    await refuses(number);
    await at.company.api.einvoice.receiveNow();
    const responses = await responsesOf(id);
    expect(responses.map(({ about }) => about)).toEqual(['unknown', 'unknown']);
    const settled = responses.map(
      (response) => () => at.company.api.einvoice.settleResponse({ id: response.id, about: 'earlier' }),
    );
    expect(await atOnce(at.house, theTimeline, settled)).toEqual(['done', 'done']);
    expect(await outgoingOf(at.company, id)).toMatchObject({ business: 'none', errors: [] });
  });
});

describe('two at once at a report', () => {
  const paid = async () => {
    const { id } = await delivered();
    await at.company.api.invoicing.recordPayment({ id, amount: '125.00', paidOn: '2026-11-24', method: 'transfer' });
    await at.house.drain();
    return (await at.company.api.einvoice.reports({})).items[0]!.id;
  };
  const toldByUs = () =>
    sentAt(at.house, 'moj_eracun', at.company.oib)
      .map((row) => row[4])
      .filter((each) => each !== '');
  const report = () => reportDueEInvoices.handle(at.house.deps, {});

  it('tell it once, whoever presses just as it is its time', async () => {
    const reportId = await paid();
    at.house.clock.set('2026-12-14T09:00:00.000Z');
    const theReport = (tx: SystemTx) =>
      tx.select({ id: einvoiceReports.id }).from(einvoiceReports).where(eq(einvoiceReports.id, reportId)).for('update');
    const press = () => at.company.api.einvoice.reportNow({ ids: [reportId] });
    expect(await atOnce(at.house, theReport, [report, press])).toEqual(['done', 'done']);
    expect(toldByUs()).toEqual(['2026-11-24 125.00 T']);
  });

  it('that stopped: who says that it was told elsewhere, and who wants it told, do not have it told twice', async () => {
    const reportId = await paid();
    at.house.mocks.control.next('moj_eracun', 'markPaid', 'errors-in-200');
    await at.company.api.einvoice.reportNow({ ids: [reportId] });
    const resolve = (wasRecorded: boolean) => () => at.company.api.einvoice.resolveReport({ id: reportId, wasRecorded });
    expect(await atOnce(at.house, theTimeline, [resolve(true), resolve(false)])).toEqual(['done', 'EINVOICE_REPORT_GONE']);
    await report();
    expect(toldByUs()).toEqual([]);
    expect((await at.company.api.einvoice.reports({ view: 'done' })).items).toMatchObject([{ id: reportId, hasMessage: false }]);
  });

  it('of a closing that stopped: it was told elsewhere, and it is given up, so that it is taken back', async () => {
    const { id } = await delivered();
    const note = await at.company.api.invoicing.issue(
      await at.company.api.invoicing.beginCorrection({ id, kind: 'credit_note' }),
    );
    await at.company.api.einvoice.send({ id: note.id });
    await at.house.drain();
    await at.company.api.einvoice.reportClosing({ id: note.id, told: true });
    const reportId = (await at.company.api.einvoice.reports({})).items[0]!.id;
    at.house.mocks.control.next('moj_eracun', 'markPaid', 'errors-in-200');
    await at.company.api.einvoice.reportNow({ ids: [reportId] });
    const ends = await atOnce(at.house, theTimeline, [
      () => at.company.api.einvoice.resolveReport({ id: reportId, wasRecorded: true }),
      () => at.company.api.einvoice.reportClosing({ id: note.id, told: false }),
    ]);
    expect(ends).toEqual(['done', 'done']);
    expect((await at.company.api.einvoice.reports({})).items).toMatchObject([{ amount: '-125.00', takesBack: true }]);
  });
});
