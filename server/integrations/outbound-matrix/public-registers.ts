import { CROATIA, EU_REGION, HTTPS, type OutboundService } from './service.ts';

export const HNB: OutboundService = {
  service: 'HNB',
  provider: 'hnb',
  use: { hr: 'Tečajna lista', en: 'Exchange rates' },
  adapter: 'fx-rates',
  need: 'optional',
  env: ['HNB_MODE'],
  data: { hr: 'Ništa o tvrtkama ni osobama: valuta i datum', en: 'Nothing about companies or people: a currency and a day' },
  receiver: { legalName: 'Hrvatska narodna banka', region: CROATIA, role: 'authority' },
  calls: [{ mode: 'live', host: 'api.hnb.hr', ...HTTPS, purpose: 'Official exchange rates of the euro' }],
};

export const VIES: OutboundService = {
  service: 'VIES (European Commission)',
  provider: 'vies',
  use: { hr: 'Provjera PDV brojeva', en: 'Checks VAT numbers' },
  adapter: 'vat-check',
  need: 'optional',
  env: ['VIES_MODE'],
  data: {
    hr: 'PDV identifikacijski broj kupca i tvrtke koja pita',
    en: 'VAT number of the customer and of the company that asks',
  },
  receiver: { legalName: 'European Commission, DG TAXUD', region: EU_REGION, role: 'authority' },
  calls: [
    {
      mode: 'live',
      host: 'ec.europa.eu',
      port: 443,
      protocol: 'HTTPS/SOAP',
      purpose: 'Whether the VAT number of a customer is registered',
    },
  ],
};

export const SUDREG: OutboundService = {
  service: 'Sudski registar',
  provider: 'sudreg',
  use: { hr: 'Podaci o tvrtkama', en: 'Data of companies' },
  adapter: 'company-registry',
  need: 'optional',
  env: ['SUDREG_MODE', 'SUDREG_CLIENT_ID', 'SUDREG_CLIENT_SECRET'],
  data: { hr: 'OIB tvrtke koja se traži', en: 'OIB of the company that is looked up' },
  receiver: { legalName: 'Ministarstvo pravosuđa, uprave i digitalne transformacije', region: CROATIA, role: 'authority' },
  calls: [{ mode: 'live', host: 'sudreg-data.gov.hr', ...HTTPS, purpose: 'Name and seat of a company by its OIB' }],
};
