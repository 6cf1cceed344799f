import { HTTPS, type OutboundService } from './service.ts';

const data = {
  hr: 'Privola vlasnika računa; stanja i knjižene transakcije stižu k nama',
  en: 'The account owner’s consent; balances and booked transactions come to us',
} as const;
const purpose = "Accounts, balances and booked transactions at banks, with their owners' consent";

export const GOCARDLESS: OutboundService = {
  service: 'GoCardless Bank Account Data',
  provider: 'gocardless',
  use: { hr: 'Donosi promet iz banke', en: 'Brings transactions from the bank' },
  adapter: 'bank-data',
  need: 'optional',
  env: ['GOCARDLESS_MODE', 'GOCARDLESS_SECRET_ID', 'GOCARDLESS_SECRET_KEY'],
  data,
  receiver: { legalName: 'SIA Nordigen Solutions', region: { hr: 'Latvija', en: 'Latvia' }, role: 'partner' },
  calls: [
    { mode: 'live', host: 'bankaccountdata.gocardless.com', ...HTTPS, purpose },
    {
      mode: 'sandbox',
      host: 'bankaccountdata.gocardless.com',
      ...HTTPS,
      purpose: 'Bank transactions of the sandbox institution',
    },
  ],
  visits: [{ host: 'ob.gocardless.com', purpose: 'Consent of the account owner, which leads on to the bank' }],
};

export const ENABLEBANKING: OutboundService = {
  service: 'Enable Banking',
  provider: 'enablebanking',
  use: { hr: 'Donosi promet iz banke', en: 'Brings transactions from the bank' },
  adapter: 'bank-data',
  need: 'optional',
  env: ['ENABLEBANKING_MODE', 'ENABLEBANKING_APPLICATION_ID', 'ENABLEBANKING_PRIVATE_KEY'],
  data,
  receiver: { legalName: 'Enable Banking Oy', region: { hr: 'Finska', en: 'Finland' }, role: 'partner' },
  calls: [
    { mode: 'live', host: 'api.enablebanking.com', ...HTTPS, purpose },
    { mode: 'sandbox', host: 'api.enablebanking.com', ...HTTPS, purpose: 'Test banks, with an application of the sandbox' },
  ],
  visits: [{ host: 'tilisy.enablebanking.com', purpose: 'Consent of the account owner, which leads on to the bank' }],
};
