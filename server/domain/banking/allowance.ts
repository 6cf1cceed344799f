/** What a bank is asked, each counted by itself. */
export type BankScope = 'balances' | 'transactions';

/** Instants (ISO) of answered questions, by scope. */
export type BankCalls = Readonly<Record<BankScope, readonly string[]>>;

/** A bank answers so many questions of a scope in 24 hours while the owner is away (PSD2 technical standards, art. 36(5)(b)). */
export const CALLS_A_DAY = 4;
const DAY_MS = 86_400_000;

export const NO_CALLS: BankCalls = { balances: [], transactions: [] };

const recent = (times: readonly string[], now: Date): readonly string[] =>
  times.filter((at) => now.getTime() - Date.parse(at) < DAY_MS);

/** When the next question of a scope is possible; `now` when it is already. */
export function nextPossible(calls: BankCalls, scope: BankScope, now: Date): Date {
  const times = recent(calls[scope], now);
  const oldest = times.at(-CALLS_A_DAY);
  return oldest === undefined ? now : new Date(Date.parse(oldest) + DAY_MS);
}

export const callsLeft = (calls: BankCalls, scope: BankScope, now: Date): number =>
  Math.max(0, CALLS_A_DAY - recent(calls[scope], now).length);

/** The calls with one more; those that no longer count are dropped. */
export const withCall = (calls: BankCalls, scope: BankScope, now: Date): BankCalls => ({
  ...calls,
  [scope]: [...recent(calls[scope], now), now.toISOString()],
});
