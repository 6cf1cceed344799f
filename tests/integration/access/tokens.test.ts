import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { run as runAdmin } from '#server/cli/commands/admin.ts';
import { run as runToken } from '#server/cli/commands/token.ts';
import { rowsOf } from '#server/db/client.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { resolveToken } from '#server/modules/access/index.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';
import { addMember, refusal } from '#tests/integration/companies/kit.ts';

const DAY = 86_400_000;

let house: TestHouse;
let sova: TestCompany;
let opened = 0;
let closed = 0;
beforeAll(async () => {
  house = await createTestHouse();
  sova = await house.company(await house.person());
});
afterAll(() => house.close());

async function command(run: typeof runToken, ...args: string[]) {
  const written = { stdout: '', stderr: '' };
  const io = { stdout: (text: string) => void (written.stdout += text), stderr: (text: string) => void (written.stderr += text) };
  const openDeps = async () => {
    opened += 1;
    return { deps: house.deps, close: async () => void (closed += 1) };
  };
  return { code: await run(args, io, openDeps), ...written };
}

describe('fiskai token', () => {
  it('makes a token that opens one company, and prints it alone on stdout', async () => {
    const made = await command(
      runToken,
      'create',
      '--company',
      sova.slug,
      '--name',
      'Web trgovina',
      '--role',
      'member',
      '--scope',
      'invoicing',
      '--scope',
      'companies.get',
    );
    expect(made.code).toBe(0);
    expect(made.stdout).toMatch(/^fiskai_[\w-]{43}\n$/);
    expect(await resolveToken(house.deps, made.stdout.trim())).toEqual({
      company: { id: sova.id, slug: sova.slug },
      role: 'member',
      scopes: ['invoicing', 'companies.get'],
      tokenId: expect.any(String),
      name: 'Web trgovina',
    });
    const dump = await withSystemTx(house.deps, 'test', (tx) => tx.execute(sql`select api_tokens::text as row from api_tokens`));
    expect(rowsOf<{ row: string }>(dump)[0]?.row).not.toContain(made.stdout.trim().slice(7));
  });

  it('speaks JSON, one line for each', async () => {
    const made = await command(
      runToken,
      'create',
      '--company',
      sova.slug,
      '--name',
      'ERP',
      '--role',
      'accountant',
      '--days',
      '30',
      '--json',
    );
    const { id, token, expiresAt } = JSON.parse(made.stdout) as { id: string; token: string; expiresAt: string };
    expect(new Date(expiresAt).getTime()).toBe(house.clock.now().getTime() + 30 * DAY);
    const listed = await command(runToken, 'list', '--company', sova.slug, '--json');
    const lines = listed.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; name: string });
    expect(lines.map(({ name }) => name)).toEqual(['ERP', 'Web trgovina']);
    expect(listed.stdout).not.toContain(token);
    expect((await command(runToken, 'revoke', id, '--company', sova.slug)).code).toBe(0);
    expect(await resolveToken(house.deps, token)).toBeNull();
    expect((await command(runToken, 'revoke', id, '--company', sova.slug)).code).toBe(1);
  });

  it.each([
    [['create', '--company', 'x', '--name', 'A', '--role', 'owner'], 'role'],
    [['create', '--company', 'x', '--name', 'A'], '--role is needed'],
    [['create', '--company', 'x', '--name', 'A', '--role', 'member', '--scope', 'in voicing'], 'scopes.0'],
    [['create', '--company', 'x', '--name', 'A', '--role', 'member', '--days', '0'], '--days'],
    [['list'], '--company is needed'],
    [['revoke', 'abc', '--company', 'x'], 'ID of the token'],
    [['sing', '--company', 'x'], 'create, list and revoke'],
    [['list', '--company', 'x', '--colour'], 'colour'],
  ])('refuses %j without opening the database', async (args, words) => {
    const before = opened;
    const refused = await command(runToken, ...args);
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toContain(words);
    expect(opened).toBe(before);
  });

  it('says when there is no such company', async () => {
    expect(await command(runToken, 'list', '--company', 'nema-je')).toMatchObject({ code: 1, stdout: '' });
    expect(closed).toBe(opened);
  });
});

describe('a bearer token', () => {
  it('stops with its last day and is noted as used at most every five minutes', async () => {
    const { id, token } = await sova.api.access.createToken({
      name: 'Kratki',
      role: 'viewer',
      scopes: [],
      expiresAt: new Date(house.clock.now().getTime() + DAY),
    });
    const lastUsed = async () => (await sova.api.access.tokens()).find((each) => each.id === id)?.lastUsedAt?.getTime() ?? null;
    expect(await lastUsed()).toBeNull();
    await resolveToken(house.deps, token);
    const first = await lastUsed();
    house.clock.advance(4 * 60_000);
    await resolveToken(house.deps, token);
    expect(await lastUsed()).toBe(first);
    house.clock.advance(DAY);
    expect(await resolveToken(house.deps, token)).toBeNull();
  });

  it.each(['', 'Bearer x', 'fiskai_', `fiskai_${'a'.repeat(43)}`, `fiskai_${'a'.repeat(4000)}`])('is not %s', async (text) => {
    expect(await resolveToken(house.deps, text)).toBeNull();
  });

  it('is made by the owner alone, and unknown to other companies', async () => {
    const admin = await house.person();
    await addMember(house, sova.id, admin, 'admin');
    const api = await house.callerIn(admin, sova.slug);
    const input = { name: 'X', role: 'admin' as const, scopes: [], expiresAt: null };
    if (api === null) throw new Error('no member');
    expect(await refusal(api.access.createToken(input))).toMatchObject({ kind: 'forbidden' });
    const { id, token } = await sova.api.access.createToken(input);
    const other = await house.company(await house.person(), { name: 'Druga' });
    expect(await other.api.access.tokens()).toEqual([]);
    expect(await refusal(other.api.access.revokeToken({ id }))).toMatchObject({ kind: 'not_found' });
    expect(await resolveToken(house.deps, token)).not.toBeNull();
    await api.access.revokeToken({ id });
    expect(await resolveToken(house.deps, token)).toBeNull();
  });
});

describe('fiskai admin', () => {
  it('makes a system administrator of somebody with an account, and of nobody else', async () => {
    const { session } = await house.person();
    const isAdministrator = async () => {
      const rows = await withSystemTx(house.deps, 'test', (tx) =>
        tx.execute(sql`select is_system_administrator as yes from users where id = ${session.userId}`),
      );
      return rowsOf<{ yes: boolean }>(rows)[0]?.yes;
    };
    expect(await command(runAdmin, 'grant', session.email.toUpperCase(), '--json')).toMatchObject({
      code: 0,
      stdout: `{"email":"${session.email}","systemAdministrator":true}\n`,
    });
    expect(await isAdministrator()).toBe(true);
    expect((await command(runAdmin, 'revoke', session.email)).code).toBe(0);
    expect(await isAdministrator()).toBe(false);
    expect((await command(runAdmin, 'grant', 'nitko@primjer.hr')).code).toBe(1);
    expect((await command(runAdmin, 'grant')).code).toBe(2);
    expect((await command(runAdmin, 'grant', 'nije adresa')).code).toBe(2);
  });
});
