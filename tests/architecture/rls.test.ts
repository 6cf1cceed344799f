import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { GLOBAL_TABLES, READ_BY_ALL, TENANT_TABLES, tenantPolicySql } from '#drizzle/policies.ts';
import { type Database, rowsOf } from '#server/db/client.ts';
import { openTestDatabase } from '#tests/kit/database.ts';

const TENANT = Object.keys(TENANT_TABLES).sort() as (keyof typeof TENANT_TABLES)[];
const GLOBAL = [...GLOBAL_TABLES].sort();
const ALL_RIGHTS = ['DELETE', 'INSERT', 'SELECT', 'UPDATE'];

interface TableRow {
  readonly name: string;
  readonly enabled: boolean;
  readonly forced: boolean;
  /** Columns of the primary key, in its order. */
  readonly key: readonly string[];
}

interface PolicyRow {
  readonly table: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly command: string;
  readonly permissive: string;
  readonly using: string;
  readonly check: string;
}

interface GrantRow {
  readonly table: string;
  readonly role: string;
  readonly rights: readonly string[];
}

interface ForeignKeyRow {
  readonly table: string;
  readonly target: string;
  readonly columns: readonly string[];
  readonly targetColumns: readonly string[];
}

let database: Database;
let tables: ReadonlyMap<string, TableRow>;

const rows = async <Row>(query: ReturnType<typeof sql>) => rowsOf<Row>(await database.db.execute(query));

beforeAll(async () => {
  database = await openTestDatabase();
  const found = await rows<TableRow>(sql`
    select c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
      coalesce((select json_agg(a.attname order by k.place) from pg_index i, unnest(i.indkey) with ordinality as k(num, place)
        join pg_attribute a on a.attnum = k.num where i.indrelid = c.oid and a.attrelid = c.oid and i.indisprimary), '[]') as key
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`);
  tables = new Map(found.map((row) => [row.name, row]));
});
afterAll(() => database.close());

const policies = () =>
  rows<PolicyRow>(sql`
    select tablename as table, policyname as name, to_json(roles) as roles, cmd as command, permissive, qual as using, with_check as check
    from pg_policies where schemaname = 'public' order by 1, 2`);

const grants = async () => {
  const found = await rows<GrantRow>(sql`
    select table_name as table, grantee as role, json_agg(privilege_type order by privilege_type) as rights
    from information_schema.role_table_grants
    where table_schema = 'public' and grantee in ('fiskai_app', 'fiskai_system', 'PUBLIC') group by 1, 2`);
  return new Map(found.map(({ table, role, rights }) => [`${role} on ${table}`, rights]));
};

describe('tables', () => {
  it('are each on exactly one of the two lists of drizzle/policies.ts', () => {
    expect([...tables.keys()].sort()).toEqual([...TENANT, ...GLOBAL].sort());
    expect(TENANT.filter((table) => (GLOBAL as readonly string[]).includes(table))).toEqual([]);
  });

  it('of a company have row level security, and force it on their owner', () => {
    const open = TENANT.filter((table) => !tables.get(table)?.enabled || !tables.get(table)?.forced);
    expect(open).toEqual([]);
  });

  it('of a company have a primary key led by the company', () => {
    const keys = TENANT.map((table) => [table, tables.get(table)?.key[0]]);
    expect(keys).toEqual(TENANT.map((table) => [table, table === 'companies' ? 'id' : 'company_id']));
  });

  it('of a company refer to each other within the company only', async () => {
    const found = await rows<ForeignKeyRow>(sql`
      select c.conrelid::regclass::text as table, c.confrelid::regclass::text as target,
        (select json_agg(a.attname order by k.place) from unnest(c.conkey) with ordinality as k(num, place)
          join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.num) as columns,
        (select json_agg(a.attname order by k.place) from unnest(c.confkey) with ordinality as k(num, place)
          join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.num) as "targetColumns"
      from pg_constraint c where c.contype = 'f' and c.connamespace = 'public'::regnamespace`);
    const isTenant = (table: string) => (TENANT as readonly string[]).includes(table);
    const across = found.filter(({ table, target, columns, targetColumns }) => {
      if (!isTenant(table)) return isTenant(target);
      if (!isTenant(target)) return true;
      return columns[0] !== 'company_id' || targetColumns[0] !== (target === 'companies' ? 'id' : 'company_id');
    });
    expect(across).toEqual([]);
    expect(found.filter(({ table }) => isTenant(table)).length).toBeGreaterThan(10);
  });

  it('of a company know their company even when nothing else refers to it', async () => {
    // Every chain of foreign keys must end at companies, so that no row can belong to a company that does not exist.
    const found = await rows<ForeignKeyRow>(sql`
      select c.conrelid::regclass::text as table, c.confrelid::regclass::text as target, '[]'::json as columns, '[]'::json as "targetColumns"
      from pg_constraint c where c.contype = 'f' and c.connamespace = 'public'::regnamespace`);
    const reaches = (table: string, seen: readonly string[] = []): boolean =>
      table === 'companies' ||
      found.some((key) => key.table === table && !seen.includes(key.target) && reaches(key.target, [...seen, table]));
    expect(TENANT.filter((table) => !reaches(table))).toEqual([]);
  });
});

describe('policies', () => {
  it('are two per table of a company: its own rows for fiskai_app, all rows for fiskai_system, and no others', async () => {
    const found = await policies();
    expect(found.map(({ table, name, roles, command, permissive }) => [table, name, roles, command, permissive])).toEqual(
      TENANT.flatMap((table) => [
        [table, 'system', ['fiskai_system'], 'ALL', 'PERMISSIVE'],
        [table, 'tenant', ['fiskai_app'], 'ALL', 'PERMISSIVE'],
      ]),
    );
    const plain = (text: string) => text.toLowerCase().replaceAll(/[\s()"]|::text|as nullif|as "nullif"/g, '');
    for (const { table, name, using, check } of found) {
      // As migrations are told to write it.
      const [, own = ''] = /USING \((.*)\) WITH CHECK/.exec(tenantPolicySql(table as keyof typeof TENANT_TABLES)) ?? [];
      const wanted = name === 'system' ? 'true' : plain(own);
      expect([table, name, plain(using), plain(check)]).toEqual([table, name, wanted, wanted]);
    }
  });
});

describe('grants', () => {
  it('let fiskai_app do with a table of a company what the list says, and nothing with the directory but read the law', async () => {
    const found = await grants();
    const wanted = new Map<string, readonly string[]>(
      TENANT.map((table) => [`fiskai_app on ${table}`, TENANT_TABLES[table].split(', ').sort()]),
    );
    for (const law of READ_BY_ALL) wanted.set(`fiskai_app on ${law}`, ['SELECT']);
    for (const table of [...TENANT, ...GLOBAL]) wanted.set(`fiskai_system on ${table}`, ALL_RIGHTS);
    expect(Object.fromEntries([...found].sort())).toEqual(Object.fromEntries([...wanted].sort()));
  });

  it('never let fiskai_app delete but drafts, consents under way, exceptions from reminders, planned prices and parts of a cost that is corrected, nor change what was issued', () => {
    const withRight = (right: string) => TENANT.filter((table) => TENANT_TABLES[table].split(', ').includes(right));
    expect(withRight('DELETE')).toEqual([
      'bank_consents',
      'einvoice_accounts',
      'expense_lines',
      'expense_vat_groups',
      'invoice_drafts',
      'mailbox_consents',
      'product_prices',
      'reminder_holds',
    ]);
    const changeable = withRight('UPDATE');
    for (const table of [
      'invoices',
      'invoice_lines',
      'invoice_vat_groups',
      'invoice_levies',
      'documents',
      'provider_messages',
      'events',
    ] as const) {
      expect(changeable).not.toContain(table);
    }
  });

  it('give nothing by single columns', async () => {
    const found = await rows<{ count: number }>(sql`
      select count(*)::int as count from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relnamespace = 'public'::regnamespace and a.attacl is not null`);
    expect(found).toEqual([{ count: 0 }]);
  });
});

describe('roles', () => {
  it('cannot log in, own nothing and pass no wall', async () => {
    const found = await rows<Record<string, unknown>>(sql`
      select rolname as name, rolcanlogin as login, rolsuper as super, rolbypassrls as bypass, rolcreaterole as "makesRoles",
        (select count(*)::int from pg_class where relowner = r.oid) as owned
      from pg_roles r where rolname in ('fiskai_app', 'fiskai_system') order by 1`);
    const weak = { login: false, super: false, bypass: false, makesRoles: false, owned: 0 };
    expect(found).toEqual([
      { name: 'fiskai_app', ...weak },
      { name: 'fiskai_system', ...weak },
    ]);
  });

  it('do not contain one another', async () => {
    const found = await rows<{ member: string }>(sql`
      select m.rolname as member from pg_auth_members a join pg_roles m on m.oid = a.member where m.rolname in ('fiskai_app', 'fiskai_system')`);
    expect(found).toEqual([]);
  });
});
