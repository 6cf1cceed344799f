import type { Deps, RequestContext } from '#server/context.ts';
import type { ExchangeRateList, ExchangeRatesInput } from '#server/contracts/exchange-rates.ts';
import { invalid } from '#server/domain/shared/errors.ts';
import { addDays, type PlainDate, zagrebDateOf } from '#server/domain/shared/plain-date.ts';
import type { FxRate } from '#server/integrations/fx-rates/port.ts';

import { keepRates, keptRates } from './kept-rates.ts';

/** The first list with units of a currency for one euro. */
const FIRST_DAY: PlainDate = '2023-01-01';

/**
 * The official list of a day (today in Zagreb unless named), from what was kept or from the bank, which is asked once a day at most.
 *
 * @throws DomainError `invalid` EXCHANGE_RATES_DAY for a day before the euro or beyond tomorrow; `precondition` FX_RATES_OFF
 * @throws ProviderError when the bank does not answer
 */
export async function listExchangeRates(ctx: RequestContext, input: ExchangeRatesInput): Promise<ExchangeRateList> {
  const today = zagrebDateOf(ctx.deps.clock.now());
  const on = input.on ?? today;
  if (on < FIRST_DAY || on > addDays(today, 1)) {
    throw invalid('EXCHANGE_RATES_DAY', { issues: [{ path: 'on', code: 'EXCHANGE_RATES_DAY' }] });
  }
  return { on, rates: await ratesOf(ctx.deps, on) };
}

async function ratesOf(deps: Deps, on: PlainDate): Promise<readonly FxRate[]> {
  const kept = await keptRates(deps, on);
  if (kept.length > 0) return kept;
  const answered = await deps.ports.fxRates.ratesOn(on);
  await keepRates(deps, on, answered);
  return [...answered].sort((a, b) => a.currency.localeCompare(b.currency));
}
