import { collection } from '../kit/records.ts';
import type { MockEnv } from '../kit/vendor.ts';

const PER_DAY = 4;
const DAY_MS = 86_400_000;

const times = (env: MockEnv, vendor: string) => collection<readonly string[]>(env.store, vendor, 'quota');

export interface Quota {
  readonly limit: number;
  readonly remaining: number;
  /** Seconds until one more is possible; a day when nothing was asked yet. */
  readonly resetSeconds: number;
}

const recent = (env: MockEnv, vendor: string, key: string): readonly string[] =>
  (times(env, vendor).get(key) ?? []).filter((at) => env.clock.now().getTime() - Date.parse(at) < DAY_MS);

/** What is left of an account's questions in a scope. */
export function quotaOf(env: MockEnv, vendor: string, account: string, scope: string): Quota {
  const asked = recent(env, vendor, `${account}:${scope}`);
  const oldest = asked[0] === undefined ? env.clock.now().getTime() : Date.parse(asked[0]);
  return {
    limit: PER_DAY,
    remaining: PER_DAY - asked.length,
    resetSeconds: Math.ceil((oldest + DAY_MS - env.clock.now().getTime()) / 1000),
  };
}

/** Counts an answered question; those that failed are free. */
export function spend(env: MockEnv, vendor: string, account: string, scope: string): void {
  const key = `${account}:${scope}`;
  times(env, vendor).put(key, [...recent(env, vendor, key), env.clock.now().toISOString()]);
}
