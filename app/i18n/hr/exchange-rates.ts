/** The official list of rates. */
export const exchangeRates = {
  title: 'Tečajna lista HNB-a',
  intro: 'Službeni tečajevi eura. Tečaj kaže koliko jedinica valute vrijedi jedan euro; za preračun se uzima srednji.',
  on: 'Datum',
  amount: 'Iznos',
  currency: 'Valuta',
  convert: 'Preračunaj',
  result: '{amount} = {euro}',
  resultRate: 'Srednji tečaj {rate}, tečajnica {number} od {date}',
  appliesOther: 'Za {asked} nema posebne tečajnice; vrijedi ona od {date}',
  buying: 'Kupovni',
  middle: 'Srednji',
  selling: 'Prodajni',
  listNumber: 'Tečajnica {number} od {date}',
  'empty.title': 'Za taj dan još nema tečajnice',
  'empty.detail': 'Tečajnica za sutra objavljuje se poslijepodne radnim danom. Odaberite raniji dan.',
};
