import { sql } from 'drizzle-orm';
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite';
import { drizzle as drizzlePostgres } from 'drizzle-orm/postgres-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { ListInvoicesInput } from '#server/contracts/invoicing.ts';
import { INVOICE_VIEWS, type InvoiceListItem } from '#server/contracts/invoicing.ts';
import type { Db } from '#server/db/client.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { minorFromDecimal } from '#server/domain/shared/money.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

import { addContact, apiWith, contextIn, issue, line, refusal, studio } from './kit.ts';

const ROWS = 300;
let house: TestHouse;
let sova: TestCompany;

beforeAll(async () => {
  house = await createTestHouse();
  sova = await studio(house);
  const contactId = await addContact(house, sova, { name: 'Čavlić i Žunec d.o.o.' });
  const seed = await issue(sova.api, {
    contactId,
    paymentMethod: 'transfer',
    dueOn: '2026-12-01',
    lines: [line({ quantity: '1', unitPrice: '10.00' })],
  });
  await copies(seed.id);
  // Another company's documents must not show or count.
  await issue((await studio(house)).api);
});
afterAll(() => house.close());

/**
 * Fills the company's book with copies of one issued document, made straight in the database: three of each moment and due date,
 * every seventh without a due date, some paid, some in part, some cancelled, some waiting for their JIR.
 */
async function copies(seedId: string): Promise<void> {
  const uuid = (kind: number) => sql`('00000000-0000-7000-8000-' || lpad(to_hex(${kind} * 65536 + n), 12, '0'))::uuid`;
  await withSystemTx(house.deps, 'test', async (tx) => {
    const columns = await tx.execute(
      sql`select column_name from information_schema.columns where table_name = 'invoices' order by ordinal_position`,
    );
    const names = (Array.isArray(columns) ? columns : (columns as unknown as { rows: unknown[] }).rows).map(
      (row) => (row as { column_name: string }).column_name,
    );
    const changed: Record<string, ReturnType<typeof sql>> = {
      id: uuid(1),
      number: sql`(n + 1) || '/P1/1'`,
      ordinal: sql`n + 1`,
      issued_at: sql`i.issued_at + (n / 3) * interval '1 hour'`,
      issued_on: sql`(i.issued_at + (n / 3) * interval '1 hour')::date`,
      due_on: sql`case when n % 7 = 0 then null else date '2026-11-01' + (n / 3) end`,
      total_minor: sql`1000 + (n % 40) * 25`,
      payment_method: sql`case when n % 5 = 0 then 'card' else 'transfer' end`,
      search_text: sql`(n + 1) || ' p1 1 cavlic i zunec d o o'`,
    };
    const list = sql.join(
      names.map((name) => changed[name] ?? sql.raw(`i.${name}`)),
      sql`, `,
    );
    await tx.execute(
      sql`insert into invoices select ${list} from invoices i, generate_series(1, ${ROWS}) n where i.id = ${seedId}`,
    );
    const storno: Record<string, ReturnType<typeof sql>> = {
      ...changed,
      id: uuid(2),
      kind: sql`'storno'`,
      cancels_id: uuid(1),
      ordinal: sql`n + 1001`,
      number: sql`(n + 1001) || '/P1/1'`,
      total_minor: sql`-(1000 + (n % 40) * 25)`,
      due_on: sql`null`,
    };
    const stornoList = sql.join(
      names.map((name) => storno[name] ?? sql.raw(`i.${name}`)),
      sql`, `,
    );
    await tx.execute(
      sql`insert into invoices select ${stornoList} from invoices i, generate_series(11, ${ROWS}, 23) n where i.id = ${seedId}`,
    );
    await tx.execute(sql`
      insert into invoice_settlements (company_id, invoice_id, payable_minor, due_on, cancelled, paid_minor, last_paid_on)
      select i.company_id, i.id, case when kind = 'storno' then 0 else total_minor end, due_on,
        exists (select 1 from invoices s where s.company_id = i.company_id and s.cancels_id = i.id),
        case when kind = 'storno' or ordinal % 4 > 1 then 0 when ordinal % 4 = 0 then total_minor else 500 end,
        case when kind = 'storno' or ordinal % 4 > 1 then null else date '2026-11-24' end
      from invoices i where company_id = ${sova.id}
      on conflict do nothing`);
    const certificate = sql`(select id from certificates where company_id = ${sova.id} limit 1)`;
    await tx.execute(sql`
      insert into fiscal_submissions (company_id, invoice_id, environment, status, receipt, zki, zki_hash, zki_certificate_id, zki_certificate_serial, jir, next_attempt_at, deadline_at)
      select company_id, id, 'mock', case ordinal % 12 when 0 then 'stopped' when 6 then 'pending' else 'fiscalized' end, '{}', repeat('0', 32), 'sha256', ${certificate}, '1',
        case when ordinal % 12 in (0, 6) then null else gen_random_uuid()::text end, timestamptz '2100-01-01', timestamptz '2100-01-01'
      from invoices where company_id = ${sova.id} and ordinal % 3 = 0`);
  });
}

async function allOf(input: ListInvoicesInput, limit = 100): Promise<InvoiceListItem[]> {
  const items: InvoiceListItem[] = [];
  let cursor: string | null | undefined;
  do {
    const page: Awaited<ReturnType<typeof sova.api.invoicing.list>> = await sova.api.invoicing.list({
      ...input,
      limit,
      ...(cursor ? { cursor } : {}),
    });
    expect(page.items.length).toBeLessThanOrEqual(limit);
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return items;
}

const STORNOS = Math.floor((ROWS - 11) / 23) + 1;
const TOTAL = 1 + ROWS + STORNOS;

describe('a list of issued documents', () => {
  it.each([
    ['issued', 'asc'],
    ['issued', 'desc'],
    ['due', 'asc'],
    ['due', 'desc'],
    ['total', 'asc'],
    ['total', 'desc'],
  ] as const)('by %s %s is paged without gap or double, and in order', async (sort, direction) => {
    const items = await allOf({ sort, direction }, 17);
    expect(items).toHaveLength(TOTAL);
    expect(new Set(items.map(({ id }) => id)).size).toBe(TOTAL);
    const whole = await allOf({ sort, direction }, 100);
    expect(whole.map(({ id }) => id)).toEqual(items.map(({ id }) => id));
    const key = {
      issued: () => 0n,
      due: ({ dueOn }: InvoiceListItem) => BigInt((dueOn ?? '9999-12-31').replaceAll('-', '')),
      total: ({ total }: InvoiceListItem) => minorFromDecimal(total),
    }[sort];
    const sign = direction === 'asc' ? 1n : -1n;
    const keys = items.map((item) => key(item) * sign);
    expect(keys).toEqual([...keys].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
    const dates = items.map(({ issuedOn }) => issuedOn);
    if (sort === 'issued') expect(dates).toEqual(direction === 'asc' ? [...dates].sort() : [...dates].sort().reverse());
  });

  it('stays whole while a document is issued between two pages', async () => {
    const first = await sova.api.invoicing.list({ sort: 'total', direction: 'desc', limit: 50 });
    const before = await allOf({ sort: 'total', direction: 'desc' });
    const second = await sova.api.invoicing.list({ sort: 'total', direction: 'desc', limit: 100, cursor: first.nextCursor! });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(before.slice(0, 150).map(({ id }) => id));
  });

  it.each(INVOICE_VIEWS)('counts the view %s as counting its documents one by one does', async (view) => {
    const everything = await allOf({});
    const isOpen = ({ open }: InvoiceListItem) => minorFromDecimal(open) > 0n;
    const belongs: Record<(typeof INVOICE_VIEWS)[number], (item: InvoiceListItem) => boolean> = {
      all: () => true,
      awaiting: ({ status }) => status === 'awaiting_jir' || status === 'fiscalization_stopped',
      open: isOpen,
      overdue: (item) => isOpen(item) && item.overdueDays > 0,
      paid: (item) => item.kind === 'invoice' && !isOpen(item) && !cancelled.has(item.id),
      cancelled: (item) => item.kind === 'storno' || cancelled.has(item.id),
    };
    const rows = await withSystemTx(house.deps, 'test', (tx) =>
      tx.execute(sql`select cancels_id as id from invoices where cancels_id is not null`),
    );
    const cancelled = new Set(
      (Array.isArray(rows) ? rows : (rows as unknown as { rows: { id: string }[] }).rows).map(
        (row) => (row as { id: string }).id,
      ),
    );
    const expected = everything.filter((item) => belongs[view](item));
    expect(expected.length).toBeGreaterThan(0);
    const shown = await allOf({ view });
    expect(shown.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
    const { count, counts, total } = await sova.api.invoicing.list({ view, limit: 1 });
    expect([count, counts[view]]).toEqual([expected.length, expected.length]);
    expect(minorFromDecimal(total)).toBe(expected.reduce((sum, item) => sum + minorFromDecimal(item.total), 0n));
  });

  it('is narrowed by words, days, customer and way of paying, and all counts with it', async () => {
    const everything = await allOf({});
    const byDay = await allOf({ from: '2026-11-25', to: '2026-11-26' });
    expect(byDay.map(({ id }) => id)).toEqual(
      everything.filter(({ issuedOn }) => issuedOn >= '2026-11-25' && issuedOn <= '2026-11-26').map(({ id }) => id),
    );
    expect((await allOf({ search: 'ČAVLIĆ' })).length).toBe(TOTAL);
    expect((await allOf({ search: '44/P1/1' })).map(({ number }) => number)).toContain('44/P1/1');
    for (const nothing of ['nepoznat', 'nepoznat%', "' or 1=1 --"]) expect(await allOf({ search: nothing })).toEqual([]);
    const card = await sova.api.invoicing.list({ paymentMethod: 'card', limit: 100 });
    expect(card.count).toBe((await allOf({ paymentMethod: 'card' })).length);
    expect(card.counts.all).toBe(card.count);
    expect(card.count).toBeLessThan(TOTAL);
    expect((await allOf({ contactId: '00000000-0000-7000-8000-000000000000' })).length).toBe(0);
  });

  it('refuses a forged place in it as such, not as a fault of the house', async () => {
    const forged = (parts: unknown) => Buffer.from(JSON.stringify(parts)).toString('base64url');
    const id = '00000000-0000-7000-8000-000000000000';
    for (const [sort, cursor] of [
      ['issued', 'ni JSON'],
      ['issued', forged(['jučer', id])],
      ['issued', forged([null, id])],
      ['due', forged(['jučer', id])],
      ['due', forged(['2026-02-30', id])],
      ['total', forged(['1e5', id])],
      ['total', forged(['9'.repeat(30), id])],
      ['total', forged(['1', id, '2'])],
    ] as const) {
      expect(await refusal(sova.api.invoicing.list({ sort, cursor })), `${sort} ${cursor}`).toMatchObject({
        kind: 'invalid',
        code: 'CURSOR_INVALID',
      });
    }
  });

  it('costs two statements a page, however long it is', async () => {
    const statements: string[] = [];
    const logger = { logQuery: (query: string) => void statements.push(query) };
    const { database } = house;
    const db = (database.kind === 'pglite'
      ? drizzlePglite(database.pglite, { logger })
      : drizzlePostgres(database.sql, { logger })) as unknown as Db;
    const api = apiWith(house, sova, { ...contextIn(house, sova).deps, db });
    for (const input of [
      {},
      { view: 'overdue', search: 'zunec', limit: 100 },
      { sort: 'due', direction: 'asc', limit: 100 },
    ] as const) {
      statements.length = 0;
      await api.invoicing.list(input);
      const own = statements.filter((statement) => !/^(begin|commit)\b|set_config/i.test(statement));
      expect(own.length, own.join('\n')).toBeLessThanOrEqual(2);
      expect(statements.length).toBeGreaterThan(0);
    }
  });
});

describe('drafts', () => {
  it('are listed by their last change, page by page, and counted beside the views', async () => {
    const company = await studio(house);
    const ids: string[] = [];
    for (let at = 0; at < 7; at += 1) {
      if (at % 3 === 0) house.clock.advance(1_000);
      ids.push((await company.api.invoicing.createDraft({})).id);
    }
    const listed: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page: Awaited<ReturnType<typeof company.api.invoicing.drafts>> = await company.api.invoicing.drafts({
        limit: 3,
        ...(cursor ? { cursor } : {}),
      });
      listed.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(listed).toEqual([...ids].reverse());
    expect((await company.api.invoicing.list({})).counts).toMatchObject({ drafts: 7, all: 0 });
  });
});
