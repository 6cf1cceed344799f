import { HTTPS, type OutboundService } from './service.ts';

const attachments = {
  host: 'inbound-cdn.resend.com',
  ...HTTPS,
  purpose: 'Attachments of mail that came to our own addresses',
} as const;

export const RESEND: OutboundService = {
  service: 'Resend',
  provider: 'resend',
  use: { hr: 'Šalje i prima e-poštu', en: 'Sends and receives e-mail' },
  adapter: 'email',
  need: 'required',
  env: ['RESEND_MODE', 'RESEND_API_KEY', 'RESEND_WEBHOOK_SECRET', 'EMAIL_FROM', 'INBOUND_DOMAIN'],
  data: {
    hr: 'Poruke e-pošte: adrese, naslov, tekst i priloženi dokumenti; pošta koja stigne na adresu tvrtke za dokumente',
    en: 'E-mail: addresses, subject, text and attached documents; mail that arrives at a company’s address for documents',
  },
  receiver: { legalName: 'Plus Five Five, Inc.', region: { hr: 'SAD', en: 'United States' }, role: 'subprocessor' },
  calls: [
    { mode: 'live', host: 'api.resend.com', ...HTTPS, purpose: 'Sending e-mail, and reading mail that came' },
    { mode: 'sandbox', host: 'api.resend.com', ...HTTPS, purpose: 'Sending e-mail to the test recipients at resend.dev only' },
    { mode: 'live', ...attachments },
    { mode: 'sandbox', ...attachments },
  ],
};
