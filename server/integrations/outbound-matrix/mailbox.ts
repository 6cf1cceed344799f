import { EU_REGION, HTTPS, type OutboundService } from './service.ts';

const data = {
  hr: 'Privola vlasnika pretinca i pravila za odabir; poruke s računima stižu k nama',
  en: 'The mailbox owner’s consent and the rules that choose; messages with invoices come to us',
} as const;
const purpose = 'Reading invoices that arrive by mail';

export const GOOGLE: OutboundService = {
  service: 'Gmail API',
  provider: 'google',
  use: { hr: 'Donosi priloge iz Gmaila', en: 'Brings attachments from Gmail' },
  adapter: 'mailbox',
  need: 'optional',
  env: ['GOOGLE_MODE', 'GOOGLE_CLIENT_ID', 'GOOGLE_CLIENT_SECRET'],
  data,
  receiver: { legalName: 'Google Ireland Limited', region: EU_REGION, role: 'partner' },
  calls: [
    { mode: 'live', host: 'oauth2.googleapis.com', ...HTTPS, purpose: 'OAuth tokens for Gmail' },
    { mode: 'live', host: 'gmail.googleapis.com', ...HTTPS, purpose },
  ],
  visits: [{ host: 'accounts.google.com', purpose: 'Consent of the mailbox owner' }],
};

export const MICROSOFT: OutboundService = {
  service: 'Microsoft Graph',
  provider: 'microsoft',
  use: { hr: 'Donosi priloge iz Outlooka', en: 'Brings attachments from Outlook' },
  adapter: 'mailbox',
  need: 'optional',
  env: ['MICROSOFT_MODE', 'MICROSOFT_CLIENT_ID', 'MICROSOFT_CLIENT_SECRET'],
  data,
  receiver: { legalName: 'Microsoft Ireland Operations Limited', region: EU_REGION, role: 'partner' },
  calls: [
    { mode: 'live', host: 'login.microsoftonline.com', ...HTTPS, purpose: 'OAuth tokens for Outlook and Microsoft 365' },
    { mode: 'live', host: 'graph.microsoft.com', ...HTTPS, purpose },
  ],
  visits: [
    { host: 'login.microsoftonline.com', purpose: 'Consent of the mailbox owner' },
    { host: 'login.live.com', purpose: 'Consent of the owner of a personal mailbox' },
  ],
};
