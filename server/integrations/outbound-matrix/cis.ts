import { CROATIA, type OutboundService } from './service.ts';

export const CIS: OutboundService = {
  service: 'CIS (Porezna uprava)',
  provider: 'cis',
  use: { hr: 'Fiskalizacija računa kod Porezne uprave', en: 'Fiscalization of invoices at the Tax Administration' },
  adapter: 'fiscalization',
  need: 'required',
  env: ['CIS_MODE', 'CIS_CA_FILE', 'CIS_ALLOW_SHA1'],
  data: {
    hr: 'Fiskalni podaci računa: OIB izdavatelja i operatera, broj, vrijeme, porezi i iznos računa, ZKI',
    en: 'Fiscal data of receipts: OIB of the issuer and the operator, number, time, taxes and amount, ZKI',
  },
  receiver: { legalName: 'Ministarstvo financija, Porezna uprava', region: CROATIA, role: 'authority' },
  calls: [
    {
      mode: 'live',
      host: 'cis.porezna-uprava.hr',
      port: 8449,
      protocol: 'HTTPS/SOAP',
      purpose: 'Fiscalization of receipts (JIR)',
    },
    {
      mode: 'sandbox',
      host: 'cistest.apis-it.hr',
      port: 8449,
      protocol: 'HTTPS/SOAP',
      purpose: 'Test service of the Tax Administration, with a demo certificate',
    },
  ],
};
