import type { ProcedureMeta } from '#server/trpc/init.ts';

import type { Person } from './callers.ts';

type Gate = 'passes' | 'UNAUTHORIZED' | 'FORBIDDEN';

/** No contract takes a list of numbers. */
export const WRONG_INPUT: readonly number[] = [7];

/** A code that the gate gives, or `passes` for everything that is said behind it. */
export const gateOf = (code: string): string => (code === 'UNAUTHORIZED' || code === 'FORBIDDEN' ? code : 'passes');

const outsiders = {
  nobody: 'UNAUTHORIZED',
  unverified: 'UNAUTHORIZED',
  'unverified in company': 'FORBIDDEN',
  'without company': 'UNAUTHORIZED',
} as const;
const passes = 'passes' as const;
const never = 'FORBIDDEN' as const;

/** Who may call what, written out once more and not computed from the table of roles. */
export const ALLOWED: Readonly<Record<ProcedureMeta['access'], Readonly<Record<Person, Gate>>>> = {
  public: {
    nobody: passes,
    unverified: passes,
    'unverified in company': passes,
    'without company': passes,
    viewer: passes,
    accountant: passes,
    member: passes,
    admin: passes,
    owner: passes,
  },
  session: {
    nobody: 'UNAUTHORIZED',
    unverified: passes,
    'unverified in company': passes,
    'without company': passes,
    viewer: passes,
    accountant: passes,
    member: passes,
    admin: passes,
    owner: passes,
  },
  user: {
    nobody: 'UNAUTHORIZED',
    unverified: never,
    'unverified in company': never,
    'without company': passes,
    viewer: passes,
    accountant: passes,
    member: passes,
    admin: passes,
    owner: passes,
  },
  read: { ...outsiders, viewer: passes, accountant: passes, member: passes, admin: passes, owner: passes },
  book: { ...outsiders, viewer: never, accountant: passes, member: passes, admin: passes, owner: passes },
  write: { ...outsiders, viewer: never, accountant: never, member: passes, admin: passes, owner: passes },
  manage: { ...outsiders, viewer: never, accountant: never, member: never, admin: passes, owner: passes },
  own: { ...outsiders, viewer: never, accountant: never, member: never, admin: never, owner: passes },
};
