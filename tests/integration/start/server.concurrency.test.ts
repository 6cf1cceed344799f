import { mkdtempSync, rmSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';

import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { openMocks } from '#mocks/open.ts';
import { createFiskaiClient, type FiskaiClient } from '#server/trpc/client.ts';

import { addressOf, fiskai, killLeftovers, type Running, runProduct, startWeb } from './process.ts';

const START_MS = 90_000;
const COMPANY = 'dizajn-studio-sova';
const root = mkdtempSync(path.join(tmpdir(), 'fiskai-server-'));
const name = `fiskai_start_${randomUUID().slice(0, 8)}`;
const owner = new URL(process.env.TEST_DATABASE_URL ?? 'postgres://127.0.0.1/none');
const login = { name: `${name}_login`, password: "it's a p@ssword" };

function urls() {
  const migration = new URL(owner);
  migration.pathname = `/${name}`;
  const app = new URL(migration);
  app.username = login.name;
  app.password = encodeURIComponent(login.password);
  return { DATABASE_URL: app.href, MIGRATION_DATABASE_URL: migration.href };
}

const settings = () => ({ FISKAI_DATA_DIR: root, ...urls() });

async function asOwner(statements: readonly string[]): Promise<void> {
  const sql = postgres(owner.href, { max: 1, onnotice: () => undefined });
  for (const statement of statements) await sql.unsafe(statement);
  await sql.end();
}

let webs: readonly Running[];
let worker: Running;
let clients: readonly FiskaiClient[];

beforeAll(async () => {
  await asOwner([`CREATE DATABASE ${name}`]);
  // All at once on an empty database, as a container platform does it.
  webs = [startWeb(settings()), startWeb(settings())];
  worker = runProduct('worker', [], { LOG_LEVEL: 'info', ...settings() });
  const addresses = await Promise.all([...webs.map((web) => addressOf(web)), worker.says(/worker started/)]);
  const made = await fiskai(
    ['token', 'create', '--company', COMPANY, '--name', 'Trgovina', '--role', 'member', '--json'],
    settings(),
  );
  const { token } = JSON.parse(made.stdout) as { token: string };
  clients = addresses.slice(0, 2).map((url) => createFiskaiClient({ url: String(url), token }));
}, START_MS);

afterAll(async () => {
  killLeftovers();
  await asOwner([`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`, `DROP ROLE IF EXISTS ${login.name}`]);
  rmSync(root, { recursive: true, force: true });
});

const line = {
  productId: null,
  description: 'Kava',
  quantity: '1',
  unit: 'H87',
  unitPrice: '2.50',
  discountPercent: '',
  vatCode: 'exempt' as const,
  exemptionReason: null,
  kpd: null,
};

async function until<T>(read: () => Promise<T>, done: (value: T) => boolean): Promise<T> {
  const deadline = performance.now() + 25_000;
  for (;;) {
    const value = await read();
    if (done(value) || performance.now() > deadline) return value;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

describe('two web processes and a worker on one server', () => {
  const [first, second] = [() => clients[0] as FiskaiClient, () => clients[1] as FiskaiClient];

  it('started together on an empty database and made one demo company', async () => {
    const [one, other] = await Promise.all([
      first().invoicing.list.query({ view: 'all' }),
      second().invoicing.list.query({ view: 'all' }),
    ]);
    expect(one.count).toBeGreaterThan(20);
    expect(other).toEqual(one);
    for (const { child, output } of [...webs, worker]) {
      expect(child.exitCode).toBeNull();
      expect(output().stderr).not.toMatch(/"level":[56]0/);
    }
  });

  it('share the work: one issues, the worker archives and mails, the other shows it', async () => {
    const draft = await first().invoicing.createDraft.mutate({ content: { lines: [line], paymentMethod: 'card' } });
    const issued = await first().invoicing.issue.mutate(draft);
    expect(issued.jir).toMatch(/^[0-9a-f-]{36}$/);
    await second().invoicing.send.mutate({ id: issued.id, to: 'gost@example.hr' });
    const invoice = await until(
      () => second().invoicing.get.query({ id: issued.id }),
      ({ documents, emails }) => documents.length === 3 && emails[0]?.status !== 'queued',
    );
    expect(invoice.documents.map(({ kind }) => kind).sort()).toEqual(['cis_request', 'cis_response', 'invoice_pdf']);
    expect(invoice.emails.map(({ to }) => to)).toEqual(['gost@example.hr']);
    expect(['sent', 'delivered', 'opened']).toContain(invoice.emails[0]?.status);
  });

  it('number without a gap and without a double, however they ask at once', async () => {
    const drafts = await Promise.all(
      Array.from({ length: 12 }, () =>
        first().invoicing.createDraft.mutate({ content: { lines: [line], paymentMethod: 'card' } }),
      ),
    );
    const issued = await Promise.all(
      drafts.map((draft, index) => (index % 2 === 0 ? first() : second()).invoicing.issue.mutate(draft)),
    );
    const ordinals = issued.map(({ number }) => Number.parseInt(number, 10)).sort((a, b) => a - b);
    const start = ordinals[0] ?? 0;
    expect(ordinals).toEqual(Array.from({ length: 12 }, (_each, index) => start + index));
  });

  it('give one document to two who issue the same draft at once', async () => {
    const draft = await first().invoicing.createDraft.mutate({ content: { lines: [line], paymentMethod: 'card' } });
    const [one, other] = await Promise.all([
      first().invoicing.issue.mutate({ id: draft.id }),
      second().invoicing.issue.mutate({ id: draft.id }),
    ]);
    expect(other.number).toBe(one.number);
  });

  it('deliver what CIS did not take at first, by the worker', async () => {
    const mocks = openMocks({ dataDir: root, appUrl: 'http://127.0.0.1:9' });
    mocks.control.next('cis', 'racuni', 'down', 1);
    const draft = await first().invoicing.createDraft.mutate({ content: { lines: [line], paymentMethod: 'card' } });
    const issued = await first().invoicing.issue.mutate(draft);
    mocks.close();
    expect(issued).toMatchObject({ zki: expect.any(String), jir: null });
    const { fiscal } = await until(
      () => second().invoicing.get.query({ id: issued.id }),
      (invoice) => invoice.fiscal?.jir !== null,
    );
    expect(fiscal).toMatchObject({ status: 'fiscalized', jir: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  }, 90_000);

  it('let the application’s login touch nothing by itself', async () => {
    const sql = postgres(urls().DATABASE_URL, { max: 1, onnotice: () => undefined });
    await expect(sql`select count(*) from invoices`).rejects.toMatchObject({ code: '42501' });
    await expect(sql`select count(*) from users`).rejects.toMatchObject({ code: '42501' });
    await sql.end();
  });

  it('end on SIGTERM with code 0', async () => {
    expect(await Promise.all([...webs, worker].map((process) => process.stop()))).toEqual([0, 0, 0]);
  }, 60_000);
});
