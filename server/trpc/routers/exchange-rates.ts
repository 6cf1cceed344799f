import * as contracts from '#server/contracts/exchange-rates.ts';
import * as exchangeRates from '#server/modules/exchange-rates/index.ts';

import { companyProcedure, router } from '../procedures.ts';

/** Official rates of the euro. */
export const exchangeRatesRouter = router({
  list: companyProcedure('read')
    .input(contracts.ExchangeRatesInput)
    .query(({ ctx, input }) => exchangeRates.listExchangeRates(ctx.scoped, input)),
  get: companyProcedure('read')
    .input(contracts.ExchangeRateInput)
    .query(({ ctx, input }) => exchangeRates.getExchangeRate(ctx.scoped, input)),
});
