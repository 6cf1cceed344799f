import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

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
export async function withinOrLater<T extends object>(
  ms: number,
  fn: () => Promise<T>,
  failedLater: (error: unknown) => void,
): Promise<T | null> {
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
