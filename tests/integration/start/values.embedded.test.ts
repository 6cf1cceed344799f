import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type Database, rowsOf } from '#server/db/client.ts';
import { openTestDatabase } from '#tests/kit/database.ts';

describe('values that the embedded database hands over', () => {
  let database: Database;

  beforeAll(async () => {
    database = await openTestDatabase();
  });

  afterAll(() => database.close());

  it('are numbers, truths and objects, and arrays of them, as over the network', async () => {
    const result = await database.db.execute(sql`
      select 7 as whole, 0.5::float8 as part, true as truth, '{"a": 1}'::jsonb as object, 12.50::numeric as amount,
        '{1,2}'::int4[] as wholes, '{č,"d, e"}'::text[] as texts, '{t,f}'::bool[] as truths,
        '{00000000-0000-4000-8000-000000000001}'::uuid[] as ids, array['{"a": 1}'::jsonb] as objects`);
    expect(rowsOf(result)).toEqual([
      {
        whole: 7,
        part: 0.5,
        truth: true,
        object: { a: 1 },
        amount: '12.50',
        wholes: [1, 2],
        texts: ['č', 'd, e'],
        truths: [true, false],
        ids: ['00000000-0000-4000-8000-000000000001'],
        objects: [{ a: 1 }],
      },
    ]);
  });

  it('need no parser for each table that there is, which every statement would have to copy', () => {
    expect(database.kind === 'pglite' && Object.keys(database.pglite.parsers).length).toBeLessThan(40);
  });
});
