import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { rowsOf } from '#server/db/client.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { DomainError } from '#server/domain/shared/errors.ts';
import { relayEvents } from '#server/events/relay.ts';
import { SUBSCRIBERS } from '#server/events/subscribers.ts';
import type { House } from '#server/house.ts';
import { countAttempt } from '#server/modules/identity/rate-limit.ts';
import { issue, studio } from '#tests/integration/invoicing/kit.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

import { moreHouses } from './more-houses.ts';

let house: TestHouse;
let all: House[];
let company: TestCompany;

beforeAll(async () => {
  house = await createTestHouse();
  all = [house, ...(await moreHouses(house, 3))];
  company = await studio(house);
});
afterAll(async () => {
  await Promise.all(all.slice(1).map((other) => other.close()));
  await house.close();
});

const query = async <Row>(text: string) => rowsOf<Row>(await withSystemTx(house.deps, 'test', (tx) => tx.execute(sql.raw(text))));

describe('several processes', () => {
  it('relay each event once, as one job for each subscriber', async () => {
    await Promise.all(Array.from({ length: 40 }, () => issue(company.api)));
    const [{ waiting } = { waiting: 0 }] = await query<{ waiting: number }>(
      'select count(*)::int as waiting from events where relayed_at is null',
    );
    expect(waiting).toBeGreaterThan(150);
    const relayed = await Promise.all(
      Array.from({ length: 12 }, (_, at) => all[at % all.length]!).map(({ deps, queue }) =>
        relayEvents(deps, queue, SUBSCRIBERS),
      ),
    );
    expect(relayed.reduce((sum, count) => sum + count, 0)).toBe(waiting);
    const doubles = await query(
      `select name, data->>'eventId' from pgboss.job where data ? 'eventId' group by 1, 2 having count(*) > 1`,
    );
    expect(doubles).toEqual([]);
    const [{ missing } = { missing: -1 }] = await query<{ missing: number }>(
      `select count(*)::int as missing from events e where type = 'invoice.issued'
       and not exists (select from pgboss.job j where j.name = 'documents.archive-document' and j.data->>'eventId' = e.id::text)`,
    );
    expect(missing).toBe(0);
  });

  it('work the jobs off together: each event handled once by each subscriber, each file kept once', async () => {
    await Promise.all(all.map((one) => one.drain()));
    const [open] = await query<{ count: number }>(`select count(*)::int as count from pgboss.job where state <> 'completed'`);
    expect(open).toEqual({ count: 0 });
    const kept = await query<{ kind: string; count: number }>(
      'select kind, count(*)::int as count from documents group by kind order by kind',
    );
    expect(kept).toEqual([
      { kind: 'cis_request', count: 40 },
      { kind: 'cis_response', count: 40 },
      { kind: 'invoice_pdf', count: 40 },
    ]);
  });

  it('count attempts together: exactly as many pass as the limit says', async () => {
    const limit = { name: 'test.limit', max: 10, windowMs: 900_000 };
    const results = await Promise.allSettled(
      Array.from({ length: 60 }, (_, at) =>
        countAttempt(all[at % all.length]!.deps, [
          { limit, of: 'ana@example.hr' },
          { limit: { ...limit, name: 'test.ip', max: 1_000 }, of: '192.0.2.1' },
        ]),
      ),
    );
    const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
    expect(refused).toHaveLength(50);
    expect(refused.every((error) => error instanceof DomainError && error.code === 'RATE_LIMITED')).toBe(true);
    const rows = await query<{ hits: number }>(`select hits from rate_limits where key like 'test.%' order by hits`);
    expect(rows.map(({ hits }) => hits)).toEqual([60, 60]);
  });
});
