import { AsyncLocalStorage } from 'node:async_hooks';

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
