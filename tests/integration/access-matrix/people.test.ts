import { TRPCError } from '@trpc/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { AppCaller } from '#server/trpc/caller.ts';
import { createTestHouse, type TestHouse } from '#tests/kit/house.ts';

import { call, PROCEDURES } from '../tenancy/procedures.ts';
import { callersOf, PEOPLE, type Person } from './callers.ts';
import { ALLOWED, gateOf, WRONG_INPUT } from './expected.ts';

let house: TestHouse;
let callers: Readonly<Record<Person, AppCaller>>;

beforeAll(async () => {
  house = await createTestHouse();
  callers = await callersOf(house, await house.company(await house.person()));
});
afterAll(() => house.close());

/** How far a caller came: refused at the gate, or past it (where the input, which is wrong on purpose, is looked at). */
async function gate(person: Person, path: string): Promise<string> {
  try {
    await call(callers[person], path, WRONG_INPUT);
    return 'passes';
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    return gateOf(error.code);
  }
}

describe('what a procedure asks for', () => {
  it('is written on each of them', () => {
    expect(PROCEDURES.filter(({ access }) => access === undefined || !(access in ALLOWED)).map(({ path }) => path)).toEqual([]);
  });

  it('is nothing only where people have no session yet, and for who holds the link of a document', () => {
    const open = PROCEDURES.filter(({ access }) => access === 'public').map(({ path }) => path);
    expect(open).toEqual([
      'identity.login',
      'identity.logout',
      'identity.requestPasswordReset',
      'identity.resendCode',
      'identity.resetPassword',
      'identity.signUp',
      'identity.verifyEmail',
      'installation.dataReceivers',
      'sharedDocuments.answer',
      'sharedDocuments.attachment',
      'sharedDocuments.get',
      'sharedDocuments.noteView',
      'sharedDocuments.pdf',
      'sharedDocuments.xml',
    ]);
  });

  it('is more than looking where something is changed', () => {
    const changing = PROCEDURES.filter(({ type, access }) => type === 'mutation' && access === 'read');
    expect(changing.map(({ path }) => path)).toEqual([]);
  });

  it('is a company for everything outside accounts and the switcher', () => {
    const personal = PROCEDURES.filter(({ access }) => access === 'session' || access === 'user').map(({ path }) => path);
    expect(personal.filter((path) => !path.startsWith('identity.'))).toEqual([
      'companies.create',
      'companies.mine',
      // They answer the system administrator alone; to others there is no such page.
      'installation.checkLink',
      'installation.links',
    ]);
  });
});

describe.each(PROCEDURES)('$path ($access)', ({ path, access }) => {
  it('lets in who may come in, and nobody else', async () => {
    const seen: Record<string, string> = {};
    for (const person of PEOPLE) seen[person] = await gate(person, path);
    expect(seen).toEqual(access === undefined ? {} : ALLOWED[access]);
  });
});
