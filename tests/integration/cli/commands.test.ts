import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { run as admin } from '#server/cli/commands/admin.ts';
import type { OpenDeps } from '#server/cli/commands/open-deps.ts';
import { run as token } from '#server/cli/commands/token.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

let house: TestHouse;
let sova: TestCompany;

beforeAll(async () => {
  house = await createTestHouse();
  sova = await house.company(await house.person({ email: 'ana@example.hr' }));
});
afterAll(() => house.close());

/** Runs a command on the open house, which it must give back. */
async function ran(command: typeof token, ...args: readonly string[]) {
  const written = { stdout: '', stderr: '' };
  const io = { stdout: (text: string) => void (written.stdout += text), stderr: (text: string) => void (written.stderr += text) };
  let open = 0;
  const openDeps: OpenDeps = async () => {
    open += 1;
    return { deps: house.deps, close: async () => void (open -= 1) };
  };
  const code = await command(args, io, openDeps);
  expect(open).toBe(0);
  const lines = written.stdout.split('\n').slice(0, -1);
  return { code, ...written, lines: lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

describe('fiskai token', () => {
  it('makes, lists and revokes a token; the secret is shown once', async () => {
    const company = ['--company', sova.slug, '--json'];
    const made = await ran(
      token,
      ...['create', '--name', 'Trgovina', '--role', 'member', '--scope', 'invoicing', '--days', '30', ...company],
    );
    const [secret] = made.lines;
    expect([made.code, made.stderr]).toEqual([0, '']);
    expect(secret).toMatchObject({ token: expect.stringMatching(/^fiskai_[\w-]{43}$/), role: 'member', scopes: ['invoicing'] });
    const id = String(secret?.['id']);
    const listed = await ran(token, 'list', ...company);
    expect(listed.lines).toMatchObject([{ id, name: 'Trgovina', revokedAt: null }]);
    expect(listed.stdout).not.toContain(String(secret?.['token']));
    expect((await ran(token, 'revoke', id, ...company)).lines).toEqual([{ id, revoked: true }]);
    expect((await ran(token, 'revoke', id, ...company)).code).toBe(1);
    expect((await ran(token, 'list', ...company)).lines).toMatchObject([{ id, revokedAt: expect.any(String) }]);
  });

  it('names a company that is not there', async () => {
    const { code, stdout, stderr } = await ran(token, 'list', '--company', 'nema-te', '--json');
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('nema-te');
  });
});

describe('fiskai admin', () => {
  it('makes a person a system administrator, and no longer one', async () => {
    const line = { email: 'ana@example.hr' };
    expect((await ran(admin, 'grant', 'ANA@example.hr', '--json')).lines).toEqual([{ ...line, systemAdministrator: true }]);
    expect((await ran(admin, 'revoke', 'ana@example.hr', '--json')).lines).toEqual([{ ...line, systemAdministrator: false }]);
  });

  it('names an address that nobody has', async () => {
    const { code, stdout, stderr } = await ran(admin, 'grant', 'nitko@example.hr', '--json');
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('nitko@example.hr');
  });
});
