import { randomBytes } from 'node:crypto';

import { collection, type Collection } from '../kit/records.ts';
import type { MockEnv } from '../kit/vendor.ts';
import { FIRST_MAILS, sampleMail, type StoredMail } from '../mailbox/sample-mails.ts';

export interface MicrosoftAccount {
  readonly address: string;
  readonly name: string;
  /** Object and tenant, as tokens name them. */
  readonly oid: string;
  readonly tid: string;
}

export const MICROSOFT_ACCOUNTS: readonly MicrosoftAccount[] = [
  {
    address: 'ana.kovac@sova-dizajn.example',
    name: 'Ana Kovač',
    oid: '11111111-1111-4111-8111-111111111111',
    tid: '22222222-2222-4222-8222-222222222222',
  },
  {
    address: 'studio.sova@outlook.example',
    name: 'Studio Sova',
    oid: '00000000-0000-0000-66f3-3332eca7ea81',
    tid: '9188040d-6c67-4c5b-b112-36a304b66dad',
  },
];

export const FOLDERS = [
  { id: 'AAMkInbox=', displayName: 'Ulazna pošta' },
  { id: 'AAMkRacuni=', displayName: 'Računi' },
] as const;
export const INBOX = FOLDERS[0].id;

export interface IssuedCode {
  readonly account: string;
  readonly redirectUri: string;
  readonly challenge: string;
  readonly scope: string;
  readonly nonce: string | null;
  readonly expiresAt: string;
}

export interface Grant {
  readonly id: string;
  readonly account: string;
  readonly scope: string;
  readonly revoked: boolean;
  /** The only refresh token that is taken. */
  readonly refreshToken: string;
}

export interface AccessToken {
  readonly grantId: string;
  readonly expiresAt: string;
}

export interface OutlookMail {
  readonly id: string;
  readonly account: string;
  readonly folder: string;
  /** Vendors' time, ISO. */
  readonly receivedAt: string;
  /** Order of coming into the folder. */
  readonly seq: number;
  readonly mail: StoredMail;
}

/** A place in a folder, named by a token that only the vendor understands. */
export interface Place {
  readonly account: string;
  readonly folder: string;
  readonly since: string;
  /** Mails after this have not been told. */
  readonly afterSeq: number;
  /** End of this round, and how much of it was told; null between rounds. */
  readonly round: { readonly upToSeq: number; readonly skip: number } | null;
  readonly madeAt: number;
}

export interface MicrosoftState {
  readonly codes: Collection<IssuedCode>;
  readonly grants: Collection<Grant>;
  readonly accessTokens: Collection<AccessToken>;
  readonly mails: Collection<OutlookMail>;
  readonly places: Collection<Place>;
  /** Per account: how many mails came, and before which count places are forgotten. */
  readonly counters: Collection<{ readonly seq: number; readonly places: number; readonly forgottenBefore: number }>;
}

const part = <T>(env: MockEnv, name: string): Collection<T> => collection<T>(env.store, 'microsoft', name);

export const microsoftState = (env: MockEnv): MicrosoftState => ({
  codes: part(env, 'codes'),
  grants: part(env, 'grants'),
  accessTokens: part(env, 'access-tokens'),
  mails: part(env, 'mails'),
  places: part(env, 'places'),
  counters: part(env, 'counters'),
});

export const NO_COUNTERS = { seq: 0, places: 0, forgottenBefore: 0 } as const;
const DAY_MS = 86_400_000;

/** Puts a mail into a folder. Its id holds signs that an address must escape. */
export function addMail(env: MockEnv, account: string, mail: StoredMail, receivedAt: Date, folder: string): OutlookMail {
  const state = microsoftState(env);
  return env.store.transaction(() => {
    const counters = state.counters.get(account) ?? NO_COUNTERS;
    const seq = counters.seq + 1;
    const id = `AAkA/${randomBytes(18).toString('base64')}=`;
    const kept: OutlookMail = { id, account, folder, receivedAt: receivedAt.toISOString(), seq, mail };
    state.mails.put(id, kept);
    state.counters.put(account, { ...counters, seq });
    return kept;
  });
}

/** Fills the mailbox of an account that nobody has looked into yet. */
export function furnish(env: MockEnv, account: string): void {
  if (microsoftState(env).counters.get(account) !== null) return;
  for (const [kind, from, daysAgo] of FIRST_MAILS) {
    const at = new Date(env.clock.now().getTime() - daysAgo * DAY_MS);
    addMail(env, account, sampleMail(env, kind, from), at, INBOX);
  }
}
