import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

import { type Served, serve, servicesOf } from '../http/kit.ts';
import { PROCEDURES } from '../tenancy/procedures.ts';
import { ALLOWED, gateOf, WRONG_INPUT } from './expected.ts';

const ROLES = ['viewer', 'accountant', 'member', 'admin'] as const;

let house: TestHouse;
let served: Served;
let sova: TestCompany;
const tokens = new Map<string, string>();

beforeAll(async () => {
  house = await createTestHouse();
  served = await serve(servicesOf(house));
  sova = await house.company(await house.person());
  for (const role of ROLES) tokens.set(role, await tokenOf(role, []));
  tokens.set('elsewhere', await tokenOf('admin', ['nothing.here']));
  const { id, token } = await sova.api.access.createToken({ name: 'Opozvan', role: 'admin', scopes: [], expiresAt: null });
  await sova.api.access.revokeToken({ id });
  tokens.set('revoked', token);
});
afterAll(async () => {
  await served.close();
  await house.close();
});

const tokenOf = async (role: (typeof ROLES)[number], scopes: readonly string[]) =>
  (await sova.api.access.createToken({ name: role, role, scopes: [...scopes], expiresAt: null })).token;

async function gate(token: string, path: string, type: string): Promise<string> {
  const input = JSON.stringify(WRONG_INPUT);
  const query = type === 'query';
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const address = `/api/trpc/${path}`;
  const answer = await served.ask(
    query
      ? { path: `${address}?input=${encodeURIComponent(input)}`, headers }
      : { method: 'POST', path: address, headers, body: input },
  );
  const { error } = JSON.parse(answer.text) as { error?: { data: { code: string } } };
  return error === undefined
    ? 'passes'
    : error.data.code === 'NOT_FOUND' && answer.status === 404
      ? 'NOT_FOUND'
      : gateOf(error.data.code);
}

const secret = (name: string) => tokens.get(name) ?? '';

describe.each(PROCEDURES)('$path ($access) for other services', ({ path, type, access }) => {
  const hidden = /^(identity|access|installation|sharedDocuments)\./.test(path);
  const personal = access === 'session' || access === 'user';

  it('lets in tokens whose role and scope say so', async () => {
    const seen: Record<string, string> = {};
    for (const role of ROLES) seen[role] = await gate(secret(role), path, type);
    const wanted = (role: (typeof ROLES)[number]) =>
      hidden ? 'NOT_FOUND' : personal ? 'UNAUTHORIZED' : access === undefined ? 'no access' : ALLOWED[access][role];
    expect(seen).toEqual(Object.fromEntries(ROLES.map((role) => [role, wanted(role)])));
  });

  it('refuses a token of another scope and a revoked one', async () => {
    expect(await gate(secret('elsewhere'), path, type)).toBe(hidden ? 'NOT_FOUND' : personal ? 'UNAUTHORIZED' : 'FORBIDDEN');
    expect(await gate(secret('revoked'), path, type)).toBe(hidden ? 'NOT_FOUND' : 'UNAUTHORIZED');
  });

  it('lets in a token of exactly its scope, where tokens may come at all', async () => {
    const wanted = hidden ? 'NOT_FOUND' : personal ? 'UNAUTHORIZED' : access === 'own' ? 'FORBIDDEN' : 'passes';
    expect(await gate(await tokenOf('admin', [path]), path, type)).toBe(wanted);
  });
});
