import { installation } from '#drizzle/schema/reference.ts';
import type { Database } from './client.ts';
import { withSystemTx } from './system-tx.ts';

import type { Sealer } from '#server/secrets/sealer.ts';

const WORD = Buffer.from('fiskai');
const PURPOSE = 'installation:key-check';

/** What this database holds was sealed under another key than the ones that were given. */
export class WrongSecretsKeyError extends Error {
  override readonly name = 'WrongSecretsKeyError';
}

/**
 * Proves at the start that the given keys open what the database holds, by a word that the first start sealed: with a wrong key
 * the application would run, and fail only when somebody issues an invoice. Throws `WrongSecretsKeyError`.
 */
export async function checkSecretsKey(database: Database, sealer: Sealer): Promise<void> {
  await withSystemTx(database, 'installation stamp', async (tx) => {
    const [row] = await tx.select({ keyCheck: installation.keyCheck }).from(installation).for('update');
    if (row?.keyCheck == null) await tx.update(installation).set({ keyCheck: sealWord(sealer) });
    else if (!opens(sealer, row.keyCheck)) throw new WrongSecretsKeyError('the key does not open what this database holds');
  });
}

/** The word under the current key, for a rotation. */
export const sealWord = (sealer: Sealer): string => sealer.seal(WORD, PURPOSE).toString('base64');

function opens(sealer: Sealer, sealed: string): boolean {
  try {
    return sealer.open(Buffer.from(sealed, 'base64'), PURPOSE).equals(WORD);
  } catch {
    return false;
  }
}
