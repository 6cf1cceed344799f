import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { fiscalSubmissions } from '#drizzle/schema/fiscalization.ts';
import { invoices } from '#drizzle/schema/invoicing.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import type { House } from '#server/house.ts';
import { deliverDue } from '#server/modules/fiscalization/index.ts';
import { moreHouses } from '#tests/integration/events/more-houses.ts';
import { apiWith, issue, receiptOf, sequencesOf, studio } from '#tests/integration/invoicing/kit.ts';
import { plannedDeaths } from '#tests/kit/deaths.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

const DOCUMENTS = 200;
/** Of CIS's calls a third fails: half of those before the receipt is booked, half after it, so that it comes a second time. */
const MOODS = ['down', 'healthy', 'new-jir-on-resend', 'answered-but-connection-lost', 'healthy', 'slow:20'];
/** Where the two processes that deliver die: with a receipt in their hands, and with a JIR that they have not written down. */
const DEATHS = ['submission.claimed', 'submission.answered'];

const deaths = plannedDeaths();
let house: TestHouse;
let others: House[];
let company: TestCompany;

beforeAll(async () => {
  house = await createTestHouse();
  others = await moreHouses(house, 3, deaths.checkpoint);
  company = await studio(house, { numberingPer: 'device' });
});
afterAll(async () => {
  await Promise.all(others.map((other) => other.close()));
  await house.close();
});

const documentsOf = () =>
  withSystemTx(house.deps, 'test', (tx) =>
    tx
      .select({
        number: invoices.number,
        ordinal: invoices.ordinal,
        place: invoices.sequenceKey,
        status: fiscalSubmissions.status,
        jir: fiscalSubmissions.jir,
        zki: fiscalSubmissions.zki,
      })
      .from(invoices)
      .innerJoin(fiscalSubmissions, eq(fiscalSubmissions.invoiceId, invoices.id))
      .where(eq(invoices.companyId, company.id)),
  );

/** Three devices on two premises, as they stand in a draft. */
async function threeDevices() {
  const [first] = await company.api.companies.listPremises();
  const second = await company.api.companies.savePremises({
    code: 'ST1',
    name: 'Split',
    street: 'Riva 1',
    postalCode: '21000',
    city: 'Split',
  });
  const beside = await company.api.companies.saveDevice({ premisesId: first!.id, code: '2', name: 'Druga blagajna' });
  const away = await company.api.companies.saveDevice({ premisesId: second.id, code: '1', name: 'Blagajna' });
  return [
    { premisesId: first!.id, deviceId: first!.devices[0]!.id },
    { premisesId: first!.id, deviceId: beside.id },
    { premisesId: second.id, deviceId: away.id },
  ];
}

/** Delivers with all processes, two of which die on the way, until CIS has answered for every receipt. */
async function deliverAll(): Promise<number> {
  const planned = [...DEATHS];
  for (let round = 0; round < 60; round += 1) {
    if (deaths.next === null) deaths.next = planned.shift() ?? null;
    await Promise.allSettled([house, ...others].map(({ deps }) => deliverDue(deps)));
    if ((await documentsOf()).every(({ status }) => status === 'fiscalized')) return planned.length;
    // Longer than a claim of a process that died is respected.
    house.clock.advance(150_000);
  }
  throw new Error('something waits for ever');
}

it('two hundred documents at once, on three devices, while CIS fails and processes die: no gap, and one JIR each', async () => {
  const places = await threeDevices();
  const apis = [house, ...others].map(({ deps }) => apiWith(house, company, deps));
  for (let call = 0; call < DOCUMENTS * 3; call += 1)
    house.mocks.control.next('cis', 'racuni', MOODS[call % MOODS.length] as string);

  const issued = await Promise.all(
    Array.from({ length: DOCUMENTS }, (_, at) => issue(apis[at % apis.length]!, places[at % places.length]!)),
  );
  expect(new Set(issued.map(({ number }) => number)).size).toBe(DOCUMENTS);
  const missing = issued.filter(({ jir }) => jir === null).length;
  expect(missing).toBeGreaterThan(DOCUMENTS / 5);
  expect(await deliverAll()).toBe(0);
  expect(deaths.next).toBeNull();

  const documents = await documentsOf();
  const byPlace = Map.groupBy(documents, ({ place }) => place);
  const ordinals = [...byPlace.values()].map((list) => list.map(({ ordinal }) => ordinal).sort((a, b) => a - b));
  expect(ordinals.sort((a, b) => a.length - b.length)).toEqual(
    [66, 67, 67].map((count) => Array.from({ length: count }, (_, at) => at + 1)),
  );
  expect((await sequencesOf(house, company)).map(({ last }) => last).sort()).toEqual([66, 67, 67]);

  // One JIR on each document, one that CIS gave for this very content; whoever heard one at once keeps it.
  expect(new Set(documents.map(({ jir }) => jir)).size).toBe(DOCUMENTS);
  let twice = 0;
  const atOnce = new Map(issued.map(({ number, jir }) => [number, jir]));
  for (const { number, jir } of documents) {
    const receipt = await receiptOf(house, company, number);
    expect(receipt).toMatchObject({ conflict: false });
    expect(receipt!.received.map((each) => each.jir)).toContain(jir);
    if (receipt!.received.length > 1) twice += 1;
    expect(atOnce.get(number) ?? jir).toBe(jir);
  }
  expect(twice, 'receipts that CIS heard again').toBeGreaterThan(10);
  // Half a minute on a machine that does other work too.
}, 120_000);
