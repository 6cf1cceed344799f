import { asc, eq } from 'drizzle-orm';

import { exchangeRates } from '#drizzle/schema/exchange-rates.ts';
import type { Deps } from '#server/context.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { normalizeDecimal } from '#server/domain/shared/decimal.ts';
import type { PlainDate } from '#server/domain/shared/plain-date.ts';
import type { FxRate } from '#server/integrations/fx-rates/port.ts';

/** The list as it was answered for a day, by currency; empty when nobody has asked yet. */
export async function keptRates(deps: Deps, on: PlainDate): Promise<readonly FxRate[]> {
  const rows = await withSystemTx(deps, 'exchange rates are for all', (tx) =>
    tx.select().from(exchangeRates).where(eq(exchangeRates.askedOn, on)).orderBy(asc(exchangeRates.currency)),
  );
  return rows.map(({ currency, buying, middle, selling, listNumber, appliesOn }) => ({
    currency,
    buying: normalizeDecimal(buying),
    middle: normalizeDecimal(middle),
    selling: normalizeDecimal(selling),
    listNumber,
    appliesOn,
  }));
}

/** Keeps a list; what was kept before stays, so that one day never has two rates. */
export async function keepRates(deps: Deps, on: PlainDate, rates: readonly FxRate[]): Promise<void> {
  if (rates.length === 0) return;
  const fetchedAt = deps.clock.now();
  await withSystemTx(deps, 'exchange rates are for all', (tx) =>
    tx
      .insert(exchangeRates)
      .values(rates.map((rate) => ({ ...rate, askedOn: on, fetchedAt })))
      .onConflictDoNothing(),
  );
}
