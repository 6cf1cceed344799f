import type { exchangeRates as source } from '#app/i18n/hr/exchange-rates.ts';

export const exchangeRates: typeof source = {
  title: 'Exchange rates of HNB',
  intro:
    'Official rates of the euro. A rate says how many units of the currency one euro is worth; amounts are converted at the middle rate.',
  on: 'Date',
  amount: 'Amount',
  currency: 'Currency',
  convert: 'Convert',
  result: '{amount} = {euro}',
  resultRate: 'Middle rate {rate}, list {number} of {date}',
  appliesOther: 'There is no list of its own for {asked}; the one of {date} applies.',
  buying: 'Buying',
  middle: 'Middle',
  selling: 'Selling',
  listNumber: 'List {number} of {date}',
  'empty.title': 'There is no list for that day yet',
  'empty.detail': 'The list for tomorrow appears on the afternoon of a working day. Choose an earlier day.',
};
