import type { RequestContext } from '#server/context.ts';
import type { ExchangeRate, ExchangeRateInput } from '#server/contracts/exchange-rates.ts';
import { notFound } from '#server/domain/shared/errors.ts';

import { listExchangeRates } from './list-exchange-rates.ts';

/**
 * The official rate of one currency on a day, with the day from which its list applies.
 *
 * @throws DomainError `not_found` EXCHANGE_RATE_UNKNOWN when the list does not have the currency or is not there yet
 */
export async function getExchangeRate(ctx: RequestContext, { currency, on }: ExchangeRateInput): Promise<ExchangeRate> {
  const { rates } = await listExchangeRates(ctx, on === undefined ? {} : { on });
  const rate = rates.find((one) => one.currency === currency);
  if (rate === undefined) throw notFound('EXCHANGE_RATE_UNKNOWN', { params: { currency } });
  return rate;
}
