import { collection, type Collection } from '../kit/records.ts';
import type { MockEnv } from '../kit/vendor.ts';

export interface Authorization {
  readonly id: string;
  readonly bankId: string;
  readonly state: string;
  readonly redirect: string;
  readonly validUntil: string;
  /** Accounts that were picked, by their keys; null until the owner has decided. */
  readonly picked: readonly string[] | null;
  readonly code: string | null;
  readonly used: boolean;
}

export interface Session {
  readonly id: string;
  readonly status: 'AUTHORIZED' | 'CLOSED' | 'EXPIRED' | 'REVOKED' | 'SUSPENDED';
  readonly bankId: string;
  readonly validUntil: string;
  readonly accounts: readonly { readonly uid: string; readonly key: string }[];
}

const part = <T>(env: MockEnv, name: string): Collection<T> => collection<T>(env.store, 'enablebanking', name);

export const enablebankingState = (env: MockEnv) => ({
  authorizations: part<Authorization>(env, 'authorizations'),
  sessions: part<Session>(env, 'sessions'),
});
