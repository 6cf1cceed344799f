import { and, eq, ne, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { einvoiceReports, incomingEinvoices, outgoingEinvoices } from '#drizzle/schema/einvoice.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import type { House } from '#server/house.ts';
import { deliverDueEInvoices, receiveDueEInvoices, reportDueEInvoices } from '#server/modules/einvoice/index.ts';
import { moreHouses } from '#tests/integration/events/more-houses.ts';
import { createTestHouse, type TestHouse } from '#tests/kit/house.ts';

import { accountInput, type ConnectedCompany, connected, invoiceToBusiness, sentAt } from './kit.ts';

/** Places where a worker dies: after it took something, after the vendor answered, before it wrote that down. */
const PLACES = [
  'einvoice.claimed',
  'einvoice.delivered',
  'einvoice.stored',
  'einvoice.acknowledged',
  'document.put',
  'einvoice.report_claimed',
  'einvoice.report_told',
] as const;

/** Kills whoever comes to the next place of the list, every third time that somebody comes anywhere. */
const deaths = { armed: false, passed: 0, died: 0 };
function checkpoint(name: string): void {
  if (!deaths.armed || !PLACES.some((place) => place === name)) return;
  deaths.passed += 1;
  if (deaths.passed % 3 !== 0) return;
  deaths.died += 1;
  throw new Error(`died at ${name}`);
}

let house: TestHouse;
let workers: House[];
let company: ConnectedCompany;

beforeAll(async () => {
  house = await createTestHouse();
  workers = await moreHouses(house, 2, checkpoint);
});
beforeEach(async () => {
  house.clock.set('2026-11-24T09:05:00.000Z');
  house.mocks.control.clearScenarios();
  Object.assign(deaths, { armed: false, passed: 0, died: 0 });
  company = await connected(house, 'moj_eracun');
});
afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.close()));
  await house.close();
});

type Job = { handle(deps: House['deps'], data: object): Promise<void> };

/** Both workers at once, round after round with time between, while vendors fail and workers die; until nothing waits. */
async function workOff(jobs: readonly Job[], waits: () => Promise<number>, disturb: (round: number) => void): Promise<void> {
  for (let round = 0; round < 60; round += 1) {
    disturb(round);
    deaths.armed = round < 12;
    await Promise.all(
      workers.flatMap(({ deps }) =>
        jobs.map((job) =>
          job.handle(deps, {}).catch((error: unknown) => {
            // A process that is gone tells nobody.
            if (!(error instanceof Error) || !error.message.startsWith('died at')) throw error;
          }),
        ),
      ),
    );
    if (round >= 12 && (await waits()) === 0) return;
    house.clock.advance(200_000);
  }
}

const CALLS = ['down', 'answered-but-connection-lost', 'http500'] as const;
const callOf = (at: number): string => CALLS[at % CALLS.length] ?? 'down';
/** Every third call to each of these operations goes wrong, in one way after the other. */
const every =
  (operations: readonly string[]) =>
  (round: number): void => {
    house.mocks.control.clearScenarios();
    if (round >= 12) return;
    for (const [at, operation] of operations.entries())
      if ((round + at) % 3 !== 2) house.mocks.control.next('moj_eracun', operation, callOf(round + at));
  };

const count = async (table: 'sent' | 'reports'): Promise<number> => {
  const rows = await withSystemTx(house.deps, 'test', (tx) =>
    table === 'sent'
      ? tx
          .select({ id: outgoingEinvoices.id })
          .from(outgoingEinvoices)
          .where(and(eq(outgoingEinvoices.companyId, company.id), ne(outgoingEinvoices.status, 'sent')))
      : tx
          .select({ id: einvoiceReports.id })
          .from(einvoiceReports)
          .where(and(eq(einvoiceReports.companyId, company.id), ne(einvoiceReports.status, 'reported'))),
  );
  return rows.length;
};

describe('two workers that die, with an intermediary that fails', () => {
  it('send each eRačun exactly once', async () => {
    const numbers: string[] = [];
    for (let at = 0; at < 12; at += 1) {
      const { id, number } = await invoiceToBusiness(house, company);
      await company.api.einvoice.send({ id });
      numbers.push(number);
    }
    await workOff([deliverDueEInvoices], () => count('sent'), every(['send', 'queryOutbox']));
    expect(deaths.died).toBeGreaterThan(2);
    expect(await count('sent')).toBe(0);
    const there = sentAt(house, 'moj_eracun', company.oib).map((row) => row[2]);
    expect([...there].sort()).toEqual([...numbers].sort());
    const { items } = await company.api.einvoice.outgoing({});
    expect(new Set(items.map(({ status }) => status))).toEqual(new Set(['sent']));
  });

  it('report each payment exactly once, equal ones too', async () => {
    const { id } = await invoiceToBusiness(house, company);
    await company.api.einvoice.send({ id });
    await house.drain();
    for (const amount of ['10.00', '10.00', '20.00', '30.00', '10.00', '45.00'])
      await company.api.invoicing.recordPayment({ id, amount, paidOn: '2026-11-24', method: 'transfer' });
    await house.drain();
    house.clock.set('2026-12-14T09:00:00.000Z');
    await workOff([reportDueEInvoices], () => count('reports'), every(['markPaid', 'fiscalStatus']));
    expect(deaths.died).toBeGreaterThan(1);
    expect(await count('reports')).toBe(0);
    const [told] = sentAt(house, 'moj_eracun', company.oib).map((row) => (row[4] ?? '').split(', ').sort());
    const expected = ['10.00', '10.00', '10.00', '20.00', '30.00', '45.00'].map((amount) => `2026-11-24 ${amount} T`);
    expect(told).toEqual(expected);
    const rows = await withSystemTx(house.deps, 'test', (tx) =>
      tx.select({ requestId: einvoiceReports.requestId }).from(einvoiceReports).where(eq(einvoiceReports.companyId, company.id)),
    );
    expect(new Set(rows.map(({ requestId }) => requestId)).size).toBe(6);
  });

  it.each(['moj_eracun', 'eposlovanje'] as const)('keep each message of the inbox of %s exactly once', async (vendor) => {
    await company.api.einvoice.saveAccount(accountInput(vendor, company.oib));
    const numbers = Array.from({ length: 15 }, (_, at) => `${at + 1}/P1/1`);
    for (const number of numbers.slice(0, 9))
      await house.mocks.control.act(vendor, 'invoice-arrives', { oib: company.oib, number });
    let later = 9;
    const keptWithAck = async () => {
      const rows = await withSystemTx(house.deps, 'test', (tx) =>
        tx.select().from(incomingEinvoices).where(eq(incomingEinvoices.companyId, company.id)),
      );
      return rows.filter(({ acknowledgedAt }) => acknowledgedAt !== null);
    };
    const disturb = (round: number): void => {
      house.mocks.control.clearScenarios();
      // Every fourth round the intermediary is well, so that there is something to die over whoever of the two comes first.
      if (round >= 12 || round % 4 === 3) return;
      const list = vendor === 'moj_eracun' ? 'queryInbox' : 'incoming';
      const fetch = vendor === 'moj_eracun' ? 'receive' : 'get';
      house.mocks.control.next(vendor, round % 2 === 0 ? fetch : list, callOf(round));
      if (vendor === 'moj_eracun' && round % 3 === 0) house.mocks.control.next(vendor, 'notifyImport', callOf(round % 2));
    };
    for (let round = 0; round < 40; round += 1) {
      disturb(round);
      deaths.armed = round < 12;
      // What arrives while they read is not lost either.
      const number = numbers[later];
      if (round % 2 === 1 && number !== undefined) {
        later += 1;
        await house.mocks.control.act(vendor, 'invoice-arrives', { oib: company.oib, number });
      }
      await Promise.all(workers.map(({ deps }) => receiveDueEInvoices.handle(deps, {}).catch(() => undefined)));
      // Whatever the intermediary was told that we have, we have.
      if (vendor === 'moj_eracun') {
        const told = (house.mocks.control.tables(vendor)[1]?.rows ?? []).filter((row) => row[1] === company.oib && row[4] !== '');
        const kept = (await company.api.einvoice.incoming({})).items.map((item) => item.number);
        expect(told.map((row) => row[2]).filter((each) => !kept.includes(each ?? ''))).toEqual([]);
      }
      house.clock.advance(3_700_000);
      if (round >= 14 && later === numbers.length && (await keptWithAck()).length === numbers.length) break;
    }
    expect(deaths.died).toBeGreaterThan(0);
    const kept = (await company.api.einvoice.incoming({})).items.map((item) => item.number);
    expect([...kept].sort()).toEqual([...numbers].sort());
    expect((await keptWithAck()).length).toBe(numbers.length);
  });

  it('tell an outage from an empty inbox', async () => {
    house.mocks.control.standing('moj_eracun', 'queryInbox', 'http500');
    await Promise.all(workers.map(({ deps }) => receiveDueEInvoices.handle(deps, {})));
    expect((await company.api.einvoice.settings()).account).toMatchObject({ failure: 'away', readAt: null });
    house.mocks.control.clearScenarios();
    house.clock.advance(3_700_000);
    await Promise.all(workers.map(({ deps }) => receiveDueEInvoices.handle(deps, {})));
    const { account } = await company.api.einvoice.settings();
    expect(account?.failure).toBeNull();
    expect(account?.readAt).not.toBeNull();
  });

  it('plan one report for a payment, however often they plan', async () => {
    const { id } = await invoiceToBusiness(house, company);
    await company.api.einvoice.send({ id });
    await house.drain();
    await Promise.all([
      company.api.invoicing.recordPayment({ id, amount: '50.00', paidOn: '2026-11-24', method: 'transfer' }),
      company.api.invoicing.recordPayment({ id, amount: '25.00', paidOn: '2026-11-24', method: 'transfer' }),
    ]);
    await Promise.all([house.drain(), ...workers.map((worker) => worker.drain())]);
    const { items } = await company.api.einvoice.reports({});
    expect(items.map(({ amount }) => amount).sort()).toEqual(['25.00', '50.00']);
    // Told and taken back at the same moment: either it was never told, or it is taken back.
    const [first] = items;
    const paymentOf = (await company.api.invoicing.get({ id })).payments.find(({ amount }) => amount === first!.amount)!;
    await Promise.all([
      company.api.einvoice.reportNow({ ids: [first!.id] }),
      company.api.invoicing.voidPayment({ id, paymentId: paymentOf.id }),
    ]);
    await house.drain();
    const sums = await withSystemTx(house.deps, 'test', (tx) =>
      tx
        .select({
          told: sql<string>`coalesce(sum(${einvoiceReports.amountMinor}) filter (where ${einvoiceReports.status} not in ('dropped')), 0)`,
        })
        .from(einvoiceReports)
        .where(and(eq(einvoiceReports.companyId, company.id), eq(einvoiceReports.paymentId, paymentOf.id))),
    );
    expect(Number(sums[0]?.told)).toBe(0);
  });
});
