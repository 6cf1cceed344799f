import { randomBytes } from 'node:crypto';

import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { einvoiceReports, incomingEinvoices, outgoingEinvoices } from '#drizzle/schema/einvoice.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { deliverDueEInvoices, receiveDueEInvoices, reportDueEInvoices } from '#server/modules/einvoice/index.ts';
import { createSealer } from '#server/secrets/sealer.ts';
import { buildChild, killedDoing } from '#tests/kit/crash.ts';
import { createTestHouse, type TestHouse } from '#tests/kit/house.ts';
import type { WorkerTask } from '#tests/kit/worker-task.ts';

import { type ConnectedCompany, connected, invoiceToBusiness, sentAt } from './kit.ts';

const sealingKey = randomBytes(32);
let house: TestHouse;
let company: ConnectedCompany;
let script: string;

beforeAll(async () => {
  [house, script] = await Promise.all([createTestHouse({ sealer: createSealer([sealingKey]) }), buildChild('worker-child')]);
  company = await connected(house, 'moj_eracun');
});
afterAll(() => house.close());

/** Two workers, each a process of its own, that are killed where told; then their leases run out. */
async function bothDie(job: WorkerTask['job'], places: readonly [string, string]): Promise<void> {
  const { database, dataDir, deps, clock } = house;
  if (database.kind !== 'postgres') throw new Error('several processes need a PostgreSQL server');
  const task = {
    databaseUrl: database.url,
    dataDir,
    appUrl: deps.installation.appUrl,
    sealingKey: sealingKey.toString('base64'),
    now: clock.now().toISOString(),
    job,
  };
  await Promise.all(places.map((killAt) => killedDoing(script, { ...task, killAt })));
  clock.advance(200_000);
}

/** The one that lives works on until nothing waits. */
async function workOff(job: typeof deliverDueEInvoices, isDone: () => Promise<boolean>): Promise<void> {
  for (let round = 0; round < 8 && !(await isDone()); round += 1) {
    await job.handle(house.deps, {});
    house.clock.advance(200_000);
  }
}

const outgoing = () =>
  withSystemTx(house.deps, 'test', (tx) =>
    tx.select({ status: outgoingEinvoices.status }).from(outgoingEinvoices).where(eq(outgoingEinvoices.companyId, company.id)),
  );

it('an eRačun is at the intermediary once, though both workers were killed after it was accepted and before that was written down', async () => {
  const numbers: string[] = [];
  for (let at = 0; at < 4; at += 1) {
    const { id, number } = await invoiceToBusiness(house, company);
    await company.api.einvoice.send({ id });
    numbers.push(number);
  }
  await bothDie('deliver', ['einvoice.delivered', 'einvoice.delivered']);
  // What they left: accepted there, unknown here.
  expect(sentAt(house, 'moj_eracun', company.oib)).toHaveLength(2);
  expect((await outgoing()).map(({ status }) => status).sort()).toEqual(['queued', 'queued', 'sending', 'sending']);
  await workOff(deliverDueEInvoices, async () => (await outgoing()).every(({ status }) => status === 'sent'));
  expect(
    sentAt(house, 'moj_eracun', company.oib)
      .map((row) => row[2])
      .sort(),
  ).toEqual(numbers.sort());
});

it('a corrected copy is sent once, though two pressed at once and both workers were killed after it was accepted and before that was written down', async () => {
  const asked = { einvoice: { orderNumber: 'N-17' }, note: '', reason: 'Kupac traži broj narudžbenice' };
  const both = await Promise.all([invoiceToBusiness(house, company), invoiceToBusiness(house, company)]);
  for (const { id } of both) await company.api.einvoice.send({ id });
  await house.drain();
  house.clock.advance(20_000);
  for (const { id } of both) {
    await company.api.einvoice.checkNow({ id });
    await Promise.all([company.api.einvoice.sendCopy({ id, ...asked }), company.api.einvoice.sendCopy({ id, ...asked })]);
  }
  const under = (number: string) => sentAt(house, 'moj_eracun', company.oib).filter((row) => row[2] === number);
  const copiesOf = async ({ id }: { readonly id: string }) => (await company.api.einvoice.ofInvoice({ id })).copies!;
  await bothDie('deliver', ['einvoice.delivered', 'einvoice.delivered']);
  for (const issued of both) {
    expect(under(issued.number).map((row) => row[5])).toEqual(['da', '']);
    expect((await copiesOf(issued)).open).toMatchObject({ status: 'sending' });
  }
  await workOff(deliverDueEInvoices, async () => (await Promise.all(both.map(copiesOf))).every(({ open }) => open === null));
  for (const issued of both) {
    expect(under(issued.number)).toHaveLength(2);
    expect((await copiesOf(issued)).sent).toHaveLength(1);
  }
});

it('a received eRačun is kept once, and acknowledged only when it is kept, though workers were killed on either side of that', async () => {
  const numbers = ['1/P1/1', '2/P1/1', '3/P1/1', '4/P1/1'];
  for (const number of numbers) await house.mocks.control.act('moj_eracun', 'invoice-arrives', { oib: company.oib, number });
  const kept = () =>
    withSystemTx(house.deps, 'test', (tx) =>
      tx
        .select({ number: incomingEinvoices.header, acknowledgedAt: incomingEinvoices.acknowledgedAt })
        .from(incomingEinvoices)
        .where(eq(incomingEinvoices.companyId, company.id)),
    ).then((rows) => rows.map((row) => ({ ...row, number: (row.number as { readonly number: string }).number })));
  const acknowledged = () =>
    (house.mocks.control.tables('moj_eracun')[1]?.rows ?? [])
      .filter((row) => row[1] === company.oib && row[4] !== '')
      .map((row) => row[2] ?? '');
  await bothDie('receive', ['einvoice.stored', 'einvoice.acknowledged']);
  const left = (await kept()).map(({ number }) => number);
  expect(left.length).toBeGreaterThan(0);
  expect(left.length).toBeLessThan(numbers.length);
  expect(acknowledged().filter((number) => !left.includes(number))).toEqual([]);
  house.clock.advance(3_700_000);
  await workOff(receiveDueEInvoices, async () => (await kept()).filter((row) => row.acknowledgedAt !== null).length === 4);
  expect((await kept()).map(({ number }) => number).sort()).toEqual(numbers);
  expect(acknowledged().sort()).toEqual(numbers);
});

it('a payment is reported once, though both workers were killed after it was told and before that was written down', async () => {
  const known = new Set(sentAt(house, 'moj_eracun', company.oib).map((row) => row[2]));
  for (let at = 0; at < 2; at += 1) {
    const { id } = await invoiceToBusiness(house, company);
    await company.api.einvoice.send({ id });
    await house.drain();
    for (const amount of ['10.00', '10.00'])
      await company.api.invoicing.recordPayment({ id, amount, paidOn: '2026-11-24', method: 'transfer' });
  }
  await house.drain();
  const reports = () =>
    withSystemTx(house.deps, 'test', (tx) =>
      tx
        .select({ status: einvoiceReports.status, requestId: einvoiceReports.requestId })
        .from(einvoiceReports)
        .where(eq(einvoiceReports.companyId, company.id)),
    );
  const told = () =>
    sentAt(house, 'moj_eracun', company.oib)
      .filter((row) => !known.has(row[2]))
      .map((row) => row[4]);
  house.clock.set('2026-12-14T09:00:00.000Z');
  await bothDie('report', ['einvoice.report_told', 'einvoice.report_told']);
  expect(told()).toEqual(Array(2).fill('2026-11-24 10.00 T'));
  expect((await reports()).filter(({ status }) => status === 'sending')).toHaveLength(2);
  await workOff(reportDueEInvoices, async () => (await reports()).every(({ status }) => status === 'reported'));
  expect(told()).toEqual(Array(2).fill('2026-11-24 10.00 T, 2026-11-24 10.00 T'));
  expect(new Set((await reports()).map(({ requestId }) => requestId)).size).toBe(4);
});
