import { sql } from 'drizzle-orm';

import { rules as rulesTable } from '#drizzle/schema/reference.ts';
import { REFERENCE_RULES } from '#drizzle/seed/reference/rules.ts';

import type { Database } from './client.ts';
import { withSystemTx } from './system-tx.ts';

/** Brings the dated rules of the law up to what this version knows; rows of an installation's own under other keys stay. */
export async function seedReference(database: Database): Promise<void> {
  await withSystemTx(database, 'dated rules', (tx) =>
    tx
      .insert(rulesTable)
      .values(REFERENCE_RULES.map((rule) => ({ ...rule })))
      .onConflictDoUpdate({
        target: [rulesTable.key, rulesTable.validFrom],
        set: { validTo: sql`excluded.valid_to`, value: sql`excluded.value`, source: sql`excluded.source` },
      }),
  );
}
