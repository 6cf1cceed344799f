import { randomBytes } from 'node:crypto';

import { collection, type Collection } from '../kit/records.ts';
import type { MockEnv } from '../kit/vendor.ts';
import { FIRST_MAILS, sampleMail, type StoredMail } from '../mailbox/sample-mails.ts';

export const GOOGLE_ACCOUNTS = ['ana.kovac@gmail.example', 'racuni@studio-sova.example'] as const;

/** Label that a person has made, beside those of every mailbox. */
export const OWN_LABEL = { id: 'Label_7', name: 'Računi' } as const;

export interface IssuedCode {
  readonly account: string;
  readonly redirectUri: string;
  readonly challenge: string;
  readonly scope: string;
  readonly expiresAt: string;
}

export interface Grant {
  readonly refreshToken: string;
  readonly account: string;
  readonly scope: string;
  readonly revoked: boolean;
}

export interface AccessToken {
  readonly refreshToken: string;
  readonly expiresAt: string;
}

export interface Gmail {
  readonly id: string;
  readonly account: string;
  readonly labels: readonly string[];
  /** Vendors' time, ISO. */
  readonly receivedAt: string;
  readonly historyId: number;
  readonly mail: StoredMail;
}

export interface Account {
  readonly address: string;
  /** Of what happened before this, the vendor no longer knows. */
  readonly oldestHistoryId: number;
  readonly historyId: number;
}

export interface GoogleState {
  readonly codes: Collection<IssuedCode>;
  readonly grants: Collection<Grant>;
  readonly accessTokens: Collection<AccessToken>;
  readonly mails: Collection<Gmail>;
  readonly accounts: Collection<Account>;
}

const part = <T>(env: MockEnv, name: string): Collection<T> => collection<T>(env.store, 'google', name);

export const googleState = (env: MockEnv): GoogleState => ({
  codes: part(env, 'codes'),
  grants: part(env, 'grants'),
  accessTokens: part(env, 'access-tokens'),
  mails: part(env, 'mails'),
  accounts: part(env, 'accounts'),
});

const FIRST_HISTORY_ID = 4_711_000;
const DAY_MS = 86_400_000;

/** Puts a mail into a mailbox; one that arrives now is part of its history. */
export function addMail(env: MockEnv, account: string, mail: StoredMail, receivedAt: Date, labels: readonly string[]): Gmail {
  const state = googleState(env);
  return env.store.transaction(() => {
    const known = state.accounts.get(account) ?? {
      address: account,
      oldestHistoryId: FIRST_HISTORY_ID,
      historyId: FIRST_HISTORY_ID,
    };
    const historyId = known.historyId + 17;
    const id = randomBytes(8).toString('hex');
    const kept: Gmail = { id, account, labels, receivedAt: receivedAt.toISOString(), historyId, mail };
    state.mails.put(id, kept);
    state.accounts.put(account, { ...known, historyId });
    return kept;
  });
}

/** The mailbox of an account, with its first mails when nobody has looked into it yet. */
export function accountOf(env: MockEnv, address: string): Account {
  const state = googleState(env);
  const known = state.accounts.get(address);
  if (known !== null) return known;
  for (const [kind, from, daysAgo] of FIRST_MAILS) {
    const at = new Date(env.clock.now().getTime() - daysAgo * DAY_MS);
    addMail(env, address, sampleMail(env, kind, from), at, ['INBOX', 'UNREAD']);
  }
  return state.accounts.get(address) as Account;
}

/** Mails of an account, newest first. */
export const mailsOf = (env: MockEnv, account: string): readonly Gmail[] =>
  googleState(env)
    .mails.all()
    .filter((mail) => mail.account === account)
    .sort((a, b) => b.receivedAt.localeCompare(a.receivedAt));
