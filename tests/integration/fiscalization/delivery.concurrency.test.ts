import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { fiscalSubmissions, providerMessages } from '#drizzle/schema/fiscalization.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import type { House } from '#server/house.ts';
import { deliverDue } from '#server/modules/fiscalization/index.ts';
import { moreHouses } from '#tests/integration/events/more-houses.ts';
import { issue, receiptOf, studio } from '#tests/integration/invoicing/kit.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

let house: TestHouse;
let others: House[];

beforeAll(async () => {
  house = await createTestHouse();
  others = await moreHouses(house, 3);
});
beforeEach(() => {
  house.mocks.control.clearScenarios();
  house.clock.advance(3_600_000);
});
afterAll(async () => {
  await Promise.all(others.map((other) => other.close()));
  await house.close();
});

const statusesOf = async (company: TestCompany) => {
  const rows = await withSystemTx(house.deps, 'test', (tx) =>
    tx
      .select({ status: fiscalSubmissions.status, count: sql<number>`count(*)`.mapWith(Number) })
      .from(fiscalSubmissions)
      .where(eq(fiscalSubmissions.companyId, company.id))
      .groupBy(fiscalSubmissions.status),
  );
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
};

/** All processes deliver at once, round after round, until nothing waits. */
async function deliverTogether(company: TestCompany): Promise<void> {
  for (let round = 0; round < 30; round += 1) {
    await Promise.all([house, ...others].map(({ deps }) => deliverDue(deps)));
    const { pending = 0, sending = 0 } = await statusesOf(company);
    if (pending + sending === 0) return;
    house.clock.advance(10_000);
  }
}

describe('several processes', () => {
  it('deliver a backlog, each receipt by one of them and once', async () => {
    const company = await studio(house);
    house.mocks.control.standing('cis', 'racuni', 'down');
    const issued = [];
    for (let round = 0; round < 12; round += 1)
      issued.push(...(await Promise.all(Array.from({ length: 5 }, () => issue(company.api)))));
    expect(await statusesOf(company)).toEqual({ pending: 60 });
    house.mocks.control.standing('cis', 'racuni', 'slow:40');
    house.mocks.control.clearCalls();
    house.clock.advance(120_000);
    await deliverTogether(company);
    expect(await statusesOf(company)).toEqual({ fiscalized: 60 });
    for (const { number } of issued) expect((await receiptOf(house, company, number))!.received, number).toHaveLength(1);
    expect(house.mocks.control.calls({ vendor: 'cis', operation: 'racuni', limit: 500 })).toHaveLength(60);
    const accepted = await withSystemTx(house.deps, 'test', (tx) =>
      tx
        .select({ subject: providerMessages.subject })
        .from(providerMessages)
        .where(sql`company_id = ${company.id} and outcome = 'accepted'`),
    );
    expect(new Set(accepted.map(({ subject }) => subject)).size).toBe(60);
    expect(accepted).toHaveLength(60);
  });

  it('leave receipts alone that somebody is just issuing', async () => {
    const company = await studio(house);
    house.mocks.control.standing('cis', 'racuni', 'slow:60');
    let selling = true;
    const sweepers = [house, ...others].map(async ({ deps }) => {
      while (selling) {
        await deliverDue(deps);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    });
    const issued = [];
    for (let round = 0; round < 5; round += 1)
      issued.push(...(await Promise.all(Array.from({ length: 4 }, () => issue(company.api)))));
    selling = false;
    await Promise.all(sweepers);
    for (const { number, jir } of issued)
      expect((await receiptOf(house, company, number))!.received).toMatchObject([{ jir, late: false }]);
  });

  it('take back what a dead one had claimed, one of them and once', async () => {
    const company = await studio(house);
    house.mocks.control.next('cis', 'racuni', 'down');
    const { id, number } = await issue(company.api);
    await withSystemTx(house.deps, 'test', (tx) =>
      tx
        .update(fiscalSubmissions)
        .set({ status: 'sending', claimId: house.deps.ids.random(), claimedAt: house.clock.now() })
        .where(eq(fiscalSubmissions.invoiceId, id)),
    );
    house.clock.advance(121_000);
    await Promise.all([house, ...others].map(({ deps }) => deliverDue(deps)));
    expect(await statusesOf(company)).toEqual({ fiscalized: 1 });
    expect((await receiptOf(house, company, number))!.received).toHaveLength(1);
  });
});
