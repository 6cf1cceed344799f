import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { GLOBAL_TABLES, READ_BY_ALL, TENANT_TABLES } from '#drizzle/policies.ts';
import { type Tx, rowsOf } from '#server/db/client.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { pgErrorOf } from '#server/db/pg-errors.ts';
import { systemActor } from '#server/db/scope.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { onRealPostgres } from '#tests/kit/database.ts';
import { createTestHouse, type TestHouse } from '#tests/kit/house.ts';

import { everythingOf, furnish, type FurnishedCompany, RODA, SOVA } from './two-companies.ts';

const TABLES = Object.keys(TENANT_TABLES) as (keyof typeof TENANT_TABLES)[];
const keyOf = (table: string) => (table === 'companies' ? 'id' : 'company_id');

let house: TestHouse;
let sova: FurnishedCompany;
let roda: FurnishedCompany;

beforeAll(async () => {
  house = await createTestHouse();
  sova = await furnish(house, SOVA);
  roda = await furnish(house, RODA);
});
afterAll(() => house.close());

const asSova = <T>(fn: (tx: Tx) => Promise<T>) =>
  withCompanyTx(house.deps, { companyId: sova.id, actor: systemActor('test') }, fn);

/** A statement as the tenant role, with `app.company_id` as given; everything is rolled back. */
async function asApp(companyId: string | null, statement: string): Promise<unknown[]> {
  let found: unknown[] = [];
  const stop = new Error('roll back');
  await house.deps.db
    .transaction(async (tx) => {
      await tx.execute(sql`select set_config('role', 'fiskai_app', true)`);
      if (companyId !== null) await tx.execute(sql`select set_config('app.company_id', ${companyId}, true)`);
      found = rowsOf(await tx.execute(sql.raw(statement)));
      throw stop;
    })
    .catch((error: unknown) => {
      if (error !== stop) throw error;
    });
  return found;
}

/** SQLSTATE that a statement is refused with. */
const refusal = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'nothing was refused',
    (error: unknown) => pgErrorOf(error)?.code ?? String(error),
  );

const PERMISSION_DENIED = '42501';
const RESTRICT_VIOLATION = '23001';

describe('the tenant role', () => {
  it.each(TABLES)('sees nothing of %s without a company, nor with an empty one', async (table) => {
    const count = `select count(*)::int as count from "${table}"`;
    expect(await asApp(null, count)).toEqual([{ count: 0 }]);
    expect(await asApp('', count)).toEqual([{ count: 0 }]);
  });

  it.each(TABLES)('sees its own rows of %s and none of another company', async (table) => {
    const found = await asApp(sova.id, `select distinct "${keyOf(table)}"::text as company from "${table}"`);
    expect(found).toEqual([{ company: sova.id }]);
  });

  it('changes and deletes no row of another company', async () => {
    const before = await everythingOf(house.deps, roda);
    for (const table of TABLES) {
      const rights = TENANT_TABLES[table].split(', ');
      const key = keyOf(table);
      if (rights.includes('UPDATE'))
        expect(
          await asApp(sova.id, `update "${table}" set "${key}" = "${key}" where "${key}" = '${roda.id}' returning 1`),
        ).toEqual([]);
      if (rights.includes('DELETE'))
        expect(await asApp(sova.id, `delete from "${table}" where "${key}" = '${roda.id}' returning 1`)).toEqual([]);
    }
    expect(await everythingOf(house.deps, roda)).toEqual(before);
  });

  it.each(TABLES.filter((table) => TENANT_TABLES[table].includes('INSERT')))(
    'puts no row of another company into %s',
    async (table) => {
      const columns = await asApp(
        sova.id,
        `select string_agg(quote_ident(column_name), ', ' order by ordinal_position) as list from information_schema.columns where table_schema = 'public' and table_name = '${table}' and is_generated = 'NEVER'`,
      );
      const { list } = columns[0] as { list: string };
      const copy = `insert into "${table}" (${list}) select ${list} from (select (jsonb_populate_record(t, jsonb_build_object('company_id', '${roda.id}'))).* from "${table}" t limit 1) copy`;
      expect(await refusal(asApp(sova.id, copy))).toBe(PERMISSION_DENIED);
    },
  );

  it('gives no row of its own away', async () => {
    for (const table of TABLES.filter((name) => TENANT_TABLES[name].includes('UPDATE'))) {
      const answer = await refusal(asApp(sova.id, `update "${table}" set "${keyOf(table)}" = '${roda.id}'`));
      // Triggers of frozen rows speak before the policy does.
      const frozen = ['fiscal_submissions', 'company_logos', 'till_shifts'].includes(table);
      expect([table, answer]).toEqual([table, frozen ? RESTRICT_VIOLATION : PERMISSION_DENIED]);
    }
  });

  it('makes no company', async () => {
    expect(await refusal(asApp(sova.id, `insert into companies select * from companies`))).toBe(PERMISSION_DENIED);
  });

  it('reads the law and nothing else of the directory', async () => {
    for (const table of GLOBAL_TABLES) {
      const answer = await refusal(asApp(sova.id, `select count(*) from "${table}"`));
      expect([table, answer]).toEqual([table, READ_BY_ALL.includes(table) ? 'nothing was refused' : PERMISSION_DENIED]);
    }
    expect(await refusal(asApp(sova.id, `update rules set value = '1'`))).toBe(PERMISSION_DENIED);
    expect(await refusal(asApp(sova.id, `delete from kpd_codes`))).toBe(PERMISSION_DENIED);
  });
});

describe('the two doors', () => {
  it('leave no role and no company behind when they close, or fail', async () => {
    const state = async () =>
      rowsOf(
        await house.deps.db.execute(
          sql`select current_user = session_user as own, coalesce(current_setting('app.company_id', true), '') as company`,
        ),
      );
    await asSova(async (tx) => {
      expect(rowsOf(await tx.execute(sql`select current_user::text as role`))).toEqual([{ role: 'fiskai_app' }]);
    });
    expect(await state()).toEqual([{ own: true, company: '' }]);
    await expect(asSova(() => Promise.reject(new Error('on purpose')))).rejects.toThrow('on purpose');
    await withSystemTx(house.deps, 'test', async (tx) => {
      expect(rowsOf(await tx.execute(sql`select current_user::text as role`))).toEqual([{ role: 'fiskai_system' }]);
    });
    expect(await state()).toEqual([{ own: true, company: '' }]);
  });

  it('show a company what it has, and not what another has', async () => {
    const numbers = rowsOf<{ number: string }>(
      await asSova((tx) => tx.execute(sql`select number from invoices order by ordinal`)),
    );
    expect(numbers.map(({ number }) => number)).toEqual(['1/P1/1', '2/P1/1', '3/P1/1', '4/P1/1']);
  });

  // The embedded database knows one login, its owner.
  if (!onRealPostgres()) return;

  it('are the only way in on a server: the login itself may touch no table', async () => {
    for (const table of [...TABLES, ...GLOBAL_TABLES]) {
      const outside = house.deps.db.execute(sql.raw(`select count(*) from public."${table}"`));
      expect([table, await refusal(outside)]).toEqual([table, PERMISSION_DENIED]);
    }
    expect(await refusal(house.deps.db.execute(sql`create table public.mine (id int)`))).toBe(PERMISSION_DENIED);
    expect(await refusal(house.deps.db.execute(sql`alter table public.invoices disable row level security`))).toBe(
      PERMISSION_DENIED,
    );
  });

  it('belong to a login that inherits nothing, is no superuser and passes no policy by', async () => {
    const login = rowsOf(
      await house.deps.db.execute(
        sql`select rolinherit as inherits, rolsuper as super, rolbypassrls as bypass from pg_roles where rolname = session_user`,
      ),
    );
    expect(login).toEqual([{ inherits: false, super: false, bypass: false }]);
  });
});

describe('what was issued', () => {
  const FROZEN = [
    'invoices',
    'invoice_lines',
    'invoice_vat_groups',
    'invoice_levies',
    'provider_messages',
    'documents',
    'till_shifts',
    'shift_receipts',
    'cash_entries',
  ] as const;
  const asSystem = (statement: string) => withSystemTx(house.deps, 'test', (tx) => tx.execute(sql.raw(statement)));

  it.each(FROZEN)('stays in %s as it is, even for the whole house', async (table) => {
    const before = await everythingOf(house.deps, sova);
    for (const statement of [`update "${table}" set company_id = company_id`, `delete from "${table}"`]) {
      const error = await asSystem(statement).then(
        () => null,
        (thrown: unknown) => thrown,
      );
      expect(pgErrorOf((error as Error).cause)?.code).toBe(RESTRICT_VIOLATION);
      expect(error).toMatchObject({ kind: 'conflict', code: 'DOCUMENT_IMMUTABLE' });
    }
    expect(await everythingOf(house.deps, sova)).toEqual(before);
  });

  it('is an event for ever: only the mark that it was relayed is set, and that once', async () => {
    for (const column of ['subject', 'type', 'at', 'relayed_at']) {
      await expect(asSystem(`update events set "${column}" = "${column}" where relayed_at is not null`)).rejects.toMatchObject({
        code: 'DOCUMENT_IMMUTABLE',
      });
    }
    await expect(asSystem(`delete from events`)).rejects.toMatchObject({ code: 'DOCUMENT_IMMUTABLE' });
    await expect(asSystem(`update events set relayed_at = null`)).rejects.toMatchObject({ code: 'DOCUMENT_IMMUTABLE' });
  });

  it('keeps its receipt, its ZKI and its first JIR', async () => {
    for (const change of [
      `zki = repeat('0', 32)`,
      `receipt = '{}'`,
      `jir = gen_random_uuid()::text`,
      `status = 'pending'`,
      `deadline_at = now()`,
    ]) {
      await expect(asSystem(`update fiscal_submissions set ${change} where status = 'fiscalized'`)).rejects.toMatchObject({
        code: 'DOCUMENT_IMMUTABLE',
      });
    }
    await expect(asSystem(`delete from fiscal_submissions`)).rejects.toMatchObject({ code: 'DOCUMENT_IMMUTABLE' });
  });

  it('is not emptied by a truncate of the owner', async () => {
    const owner = onRealPostgres() ? null : house.deps.db;
    const refused =
      owner === null
        ? asSystem('truncate invoices cascade')
        : owner.transaction((tx) => tx.execute(sql`truncate invoices cascade`));
    expect(await refusal(refused)).toBe(owner === null ? PERMISSION_DENIED : RESTRICT_VIOLATION);
  });
});
