import { describe, expect, it } from 'vitest';

import { reportDueEInvoices } from '#server/modules/einvoice/index.ts';
import { apiWith, refusal } from '#tests/integration/invoicing/kit.ts';

import { answeringAfter } from './answering-after.ts';
import { exchangeOf } from './exchange-house.ts';
import { invoiceToBusiness, sentAt } from './kit.ts';

const at = exchangeOf('test');

/** An eRačun over 125.00 that went out. */
async function sent(): Promise<string> {
  const { id } = await invoiceToBusiness(at.house, at.company);
  await at.company.api.einvoice.send({ id });
  await at.house.drain();
  return id;
}
async function paid(): Promise<{ readonly id: string; readonly paymentId: string; readonly reportId: string }> {
  const id = await sent();
  const how = { amount: '125.00', paidOn: '2026-11-24', method: 'transfer' } as const;
  const { paymentId } = await at.company.api.invoicing.recordPayment({ id, ...how });
  await at.house.drain();
  return { id, paymentId, reportId: (await due())[0]!.id };
}
async function credited(id: string): Promise<string> {
  const note = await at.company.api.invoicing.issue(await at.company.api.invoicing.beginCorrection({ id, kind: 'credit_note' }));
  await at.company.api.einvoice.send({ id: note.id });
  await at.house.drain();
  return note.id;
}
const due = async () => (await at.company.api.einvoice.reports({})).items;
const report = () => reportDueEInvoices.handle(at.house.deps, {});
const tell = (id: string) => at.company.api.einvoice.reportNow({ ids: [id] });
/** Tells a report, and before the intermediary's answer is here, something else happens. */
const tellWhile = (id: string, happens: () => Promise<unknown>) =>
  apiWith(at.house, at.company, answeringAfter(at.house, happens)).einvoice.reportNow({ ids: [id] });
const told = () =>
  sentAt(at.house, 'moj_eracun', at.company.oib)
    .map((row) => row[4] ?? '')
    .filter((each) => each !== '');
const GONE = 'EINVOICE_REPORT_GONE';
const nothing = { recorded: 0, waiting: 0, failed: 0 };

describe('a payment that was told', () => {
  it('is not told again by whoever presses while it is told, presses later, or comes on its day', async () => {
    const { reportId } = await paid();
    const first = await tellWhile(reportId, async () => {
      expect(await tell(reportId)).toEqual(nothing);
      await report();
    });
    expect(first).toEqual({ recorded: 1, waiting: 0, failed: 0 });
    expect(await tell(reportId)).toEqual(nothing);
    at.house.clock.set('2026-12-14T09:00:00.000Z');
    await report();
    expect(told()).toEqual(['2026-11-24 125.00 T']);
  });

  it('can be neither held nor changed from the moment on in which somebody begins to tell it', async () => {
    const { reportId } = await paid();
    const refused = async () => {
      const { api } = at.company;
      for (const call of [
        () => api.einvoice.holdReport({ id: reportId, held: true }),
        () => api.einvoice.setReportMethod({ id: reportId, method: 'O' }),
        () => api.einvoice.resolveReport({ id: reportId, wasRecorded: false }),
        () => api.einvoice.resolveReport({ id: reportId, wasRecorded: true }),
      ])
        expect((await refusal(call())).code).toBe(GONE);
    };
    await tellWhile(reportId, refused);
    await refused();
    expect(told()).toEqual(['2026-11-24 125.00 T']);
  });

  it('is taken back where it was voided while it was told', async () => {
    const { id, paymentId, reportId } = await paid();
    await tellWhile(reportId, async () => {
      await at.company.api.invoicing.voidPayment({ id, paymentId });
      await at.house.drain();
      expect(await due()).toMatchObject([{ id: reportId, status: 'sending' }]);
    });
    expect(await due()).toMatchObject([{ amount: '-125.00', takesBack: true, status: 'planned' }]);
    await tell((await due())[0]!.id);
    expect(told()).toEqual(['2026-11-24 125.00 T, 2026-11-24 -125.00 T']);
  });

  it('in another way, as a person says, is not told here as well', async () => {
    const { reportId } = await paid();
    at.house.mocks.control.next('moj_eracun', 'markPaid', 'errors-in-200');
    expect(await tell(reportId)).toMatchObject({ failed: 1 });
    const resolve = (wasRecorded: boolean) => at.company.api.einvoice.resolveReport({ id: reportId, wasRecorded });
    await resolve(true);
    expect((await refusal(resolve(false))).code).toBe(GONE);
    expect(await tell(reportId)).toEqual(nothing);
    at.house.clock.set('2026-12-14T09:00:00.000Z');
    await report();
    expect([told(), await due()]).toEqual([[], []]);
  });
});

describe('a closing that was told', () => {
  it('is neither told again nor given up while it is told and afterwards, and told no more once it was taken back', async () => {
    const id = await sent();
    const noteId = await credited(id);
    const press = (isTold: boolean) => at.company.api.einvoice.reportClosing({ id: noteId, told: isTold });
    await press(true);
    const reportId = (await due())[0]!.id;
    await tellWhile(reportId, async () => {
      await press(true);
      expect((await refusal(press(false))).code).toBe(GONE);
      expect(await tell(reportId)).toEqual(nothing);
    });
    await press(true);
    expect([told(), await due()]).toEqual([['2026-11-24 125.00 O'], []]);
    await press(false);
    await tell((await due())[0]!.id);
    await press(true);
    at.house.clock.set('2026-12-14T09:00:00.000Z');
    await report();
    expect([told(), await due()]).toEqual([['2026-11-24 125.00 O, 2026-11-24 -125.00 O'], []]);
  });
});
