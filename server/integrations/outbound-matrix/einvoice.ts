import { CROATIA, HTTPS, type OutboundService } from './service.ts';

const data = {
  hr: 'eRačuni koji se šalju i primaju, OIB tvrtke, naplata i odbijanja',
  en: 'eRačun that are sent and received, the company’s OIB, payments and rejections',
} as const;
const purpose = 'Sending and receiving eRačun through the intermediary';
const testPurpose = 'Test service of the eRačun intermediary';

export const MOJ_ERACUN: OutboundService = {
  service: 'Moj-eRačun',
  provider: 'moj_eracun',
  use: { hr: 'Šalje i prima eRačune', en: 'Sends and receives eRačuni' },
  adapter: 'einvoice',
  need: 'optional',
  env: ['MOJ_ERACUN_MODE', 'MOJ_ERACUN_SOFTWARE_ID'],
  data,
  receiver: { legalName: 'Elektronički računi d.o.o.', region: CROATIA, role: 'partner' },
  calls: [
    { mode: 'live', host: 'www.moj-eracun.hr', ...HTTPS, purpose },
    { mode: 'sandbox', host: 'demo.moj-eracun.hr', ...HTTPS, purpose: testPurpose },
  ],
};

export const EPOSLOVANJE: OutboundService = {
  service: 'ePoslovanje',
  provider: 'eposlovanje',
  use: { hr: 'Šalje i prima eRačune', en: 'Sends and receives eRačuni' },
  adapter: 'einvoice',
  need: 'optional',
  env: ['EPOSLOVANJE_MODE', 'EPOSLOVANJE_SOFTWARE_ID', 'EPOSLOVANJE_KEY_STYLE'],
  data,
  receiver: { legalName: 'ePoslovanje', region: CROATIA, role: 'partner' },
  calls: [
    { mode: 'live', host: 'eracun.eposlovanje.hr', ...HTTPS, purpose },
    { mode: 'sandbox', host: 'test.eposlovanje.hr', ...HTTPS, purpose: testPurpose },
  ],
};

export const IE_RACUNI: OutboundService = {
  service: 'ie-računi',
  provider: 'ie_racuni',
  use: { hr: 'Šalje i prima eRačune', en: 'Sends and receives eRačuni' },
  adapter: 'einvoice',
  need: 'optional',
  env: ['IE_RACUNI_MODE', 'IE_RACUNI_CLIENT_USER', 'IE_RACUNI_CLIENT_PASSWORD', 'IE_RACUNI_STATUS_PATH'],
  data,
  receiver: { legalName: 'ie-računi', region: CROATIA, role: 'partner' },
  calls: [
    { mode: 'live', host: 'api.ie-racuni.com', ...HTTPS, purpose },
    { mode: 'sandbox', host: 'api.test.ie-racuni.com', ...HTTPS, purpose: testPurpose },
  ],
};
