import { collection, type Collection } from '../kit/records.ts';
import type { MockEnv } from '../kit/vendor.ts';

export interface Token {
  readonly kind: 'access' | 'refresh';
  readonly until: string;
}

export interface Agreement {
  readonly id: string;
  readonly institutionId: string;
  readonly historyDays: number;
  readonly validDays: number;
  readonly created: string;
  readonly accepted: string | null;
  /** Ended before its time, from the control page. */
  readonly ended: 'expired' | 'revoked' | null;
}

export interface Requisition {
  readonly id: string;
  readonly status: 'CR' | 'LN' | 'RJ' | 'EX' | 'SU';
  readonly institutionId: string;
  readonly agreementId: string;
  readonly reference: string;
  readonly redirect: string;
  readonly created: string;
  readonly accounts: readonly string[];
}

/** An account as one requisition sees it: the id is new with every consent. */
export interface LinkedAccount {
  readonly id: string;
  readonly requisitionId: string;
  readonly key: string;
  readonly failures: number;
}

const part = <T>(env: MockEnv, name: string): Collection<T> => collection<T>(env.store, 'gocardless', name);

export const gocardlessState = (env: MockEnv) => ({
  tokens: part<Token>(env, 'tokens'),
  agreements: part<Agreement>(env, 'agreements'),
  requisitions: part<Requisition>(env, 'requisitions'),
  accounts: part<LinkedAccount>(env, 'accounts'),
});
