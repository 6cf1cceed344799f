import { and, eq } from 'drizzle-orm';

import { bankInstitutions } from '#drizzle/schema/banking.ts';
import type { Deps } from '#server/context.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import type { BankDataVendor, BankInstitution } from '#server/integrations/bank-data/port.ts';

const FRESH_MS = 86_400_000;

/** Banks of a country at a vendor: asked once a day; an older list is better than none when the vendor is away. */
export async function keptInstitutions(deps: Deps, vendor: BankDataVendor, country: string): Promise<readonly BankInstitution[]> {
  const now = deps.clock.now();
  const key = and(eq(bankInstitutions.vendor, vendor), eq(bankInstitutions.country, country));
  const [kept] = await withSystemTx(deps, 'lists of banks', (tx) => tx.select().from(bankInstitutions).where(key));
  const known = kept?.institutions as readonly BankInstitution[] | undefined;
  if (kept && known && now.getTime() - kept.fetchedAt.getTime() < FRESH_MS) return known;
  try {
    const institutions = await deps.ports.bankData[vendor].institutions(country);
    const row = { vendor, country, institutions, fetchedAt: now };
    await withSystemTx(deps, 'lists of banks', (tx) =>
      tx
        .insert(bankInstitutions)
        .values(row)
        .onConflictDoUpdate({ target: [bankInstitutions.vendor, bankInstitutions.country], set: row }),
    );
    return institutions;
  } catch (error) {
    if (known === undefined) throw error;
    deps.log.warn({ err: error, provider: vendor }, 'an older list of banks is shown');
    return known;
  }
}
