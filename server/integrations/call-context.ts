import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

/** An object and not a flag: work that is merely started inside a transaction may run on after the commit. */
interface TransactionScope {
  open: boolean;
}

const transactionScope = new AsyncLocalStorage<TransactionScope>();

/** Marks everything that `fn` awaits as running inside a database transaction, until `fn` settles. */
export async function runInsideTransaction<T>(fn: () => Promise<T>): Promise<T> {
  const scope: TransactionScope = { open: true };
  try {
    return await transactionScope.run(scope, fn);
  } finally {
    scope.open = false;
  }
}

/**
 * Throws when a database transaction is open around the caller. Called before every outbound call: a transaction that
 * waits for a vendor holds its locks for as long as the vendor likes, and on the embedded database stops everybody.
 * A bug of ours, so a plain Error and not a `ProviderError`.
 */
export function assertNoOpenTransaction(what = 'an outbound call'): void {
  if (transactionScope.getStore()?.open) {
    throw new Error(`${what} was made inside a database transaction; commit first, call afterwards`);
  }
}

/** Until when somebody waits, by the process's own clock; an object, as work that is merely started may run on afterwards. */
interface WaitScope {
  readonly until: number;
  waiting: boolean;
}

const waitScope = new AsyncLocalStorage<WaitScope>();

/**
 * Runs what a person waits for: all calls to vendors inside it have `ms` milliseconds together. What is still running when `fn`
 * settles has each call's own limit again.
 */
export async function whileSomebodyWaits<T>(ms: number, fn: () => Promise<T>): Promise<T> {
  const scope: WaitScope = { until: performance.now() + ms, waiting: true };
  try {
    return await waitScope.run(scope, fn);
  } finally {
    scope.waiting = false;
  }
}

/**
 * Begins work that goes on to its end by itself and may take each call's own limit. Its result when it comes within `ms`; else
 * null, and what it throws afterwards goes to `failedLater`.
 */
export async function withinOrLater<T extends object>(ms: number, fn: () => Promise<T>, failedLater: (error: unknown) => void): Promise<T | null> {
  const work = waitScope.exit(fn);
  const watch = new AbortController();
  const late = sleep(ms, null, { signal: watch.signal }).catch(() => null);
  const result = await Promise.race([work, late]).finally(() => watch.abort());
  if (result === null) work.catch(failedLater);
  return result;
}

/** Milliseconds that are left to the person who waits; null where nobody does. */
export function waitLeft(): number | null {
  const scope = waitScope.getStore();
  return scope?.waiting ? Math.max(0, scope.until - performance.now()) : null;
}
