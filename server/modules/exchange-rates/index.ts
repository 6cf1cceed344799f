export { getExchangeRate } from './get-exchange-rate.ts';
export { listExchangeRates } from './list-exchange-rates.ts';
