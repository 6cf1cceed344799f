import type { ProviderId } from '#server/env/index.ts';
import { isAddress, normalizeHost } from '#server/integrations/host-name.ts';

/** `live`: the vendor's real service · `sandbox`: its own test means, used while FISKAI_ENV=demo. */
export type DestinationMode = 'live' | 'sandbox';

export interface Destination {
  readonly service: string;
  /** Whose mode decides whether it is reached; null while the service is only reserved. */
  readonly provider: ProviderId | null;
  /** Exact DNS name, or `*.suffix` where `*` is one label and the vendor puts an account there. */
  readonly host: string;
  /** Why the host is a pattern; absent for an exact name. */
  readonly patternReason?: string;
  readonly port: number;
  readonly protocol: 'HTTPS' | 'HTTPS/SOAP';
  readonly purpose: string;
  /** Name of the port in `server/integrations`. */
  readonly adapter: string;
  /** False: the service is reserved on the matrix, but this version has no adapter that would call it. */
  readonly inUse: boolean;
  readonly mode: DestinationMode;
  /** Environment variables that switch or configure it. */
  readonly env: readonly string[];
}

const R2_ENV = ['R2_MODE', 'R2_ACCOUNT_ID', 'R2_JURISDICTION', 'R2_ACCESS_KEY_ID', 'R2_SECRET_ACCESS_KEY', 'R2_BUCKET'];
const CIS_ENV = ['CIS_MODE', 'CIS_CA_FILE', 'CIS_ALLOW_SHA1'];
const RESEND_ENV = ['RESEND_MODE', 'RESEND_API_KEY', 'RESEND_WEBHOOK_SECRET', 'EMAIL_FROM', 'INBOUND_DOMAIN'];
const GOOGLE_ENV = ['GOOGLE_MODE', 'GOOGLE_CLIENT_ID', 'GOOGLE_CLIENT_SECRET'];
const MICROSOFT_ENV = ['MICROSOFT_MODE', 'MICROSOFT_CLIENT_ID', 'MICROSOFT_CLIENT_SECRET'];
const STRIPE_ENV = [
  'STRIPE_MODE',
  'STRIPE_SECRET_KEY',
  'STRIPE_WEBHOOK_SECRET',
  'STRIPE_PRICE_PAUSALNI_MONTHLY',
  'STRIPE_PRICE_PAUSALNI_YEARLY',
  'STRIPE_PRICE_STANDARD_MONTHLY',
  'STRIPE_PRICE_STANDARD_YEARLY',
  'STRIPE_PRICE_PRO_MONTHLY',
  'STRIPE_PRICE_PRO_YEARLY',
  'STRIPE_AUTOMATIC_TAX',
];
const MOJ_ERACUN_ENV = ['MOJ_ERACUN_MODE', 'MOJ_ERACUN_SOFTWARE_ID'];
const EPOSLOVANJE_ENV = ['EPOSLOVANJE_MODE', 'EPOSLOVANJE_SOFTWARE_ID', 'EPOSLOVANJE_KEY_STYLE'];
const IE_RACUNI_ENV = ['IE_RACUNI_MODE', 'IE_RACUNI_CLIENT_USER', 'IE_RACUNI_CLIENT_PASSWORD', 'IE_RACUNI_STATUS_PATH'];
const GOCARDLESS_ENV = ['GOCARDLESS_MODE', 'GOCARDLESS_SECRET_ID', 'GOCARDLESS_SECRET_KEY'];
const ENABLEBANKING_ENV = ['ENABLEBANKING_MODE', 'ENABLEBANKING_APPLICATION_ID', 'ENABLEBANKING_PRIVATE_KEY'];
const R2_REASON = 'the first label is the Cloudflare account id';
const SENTRY_REASON = 'the first label is the Sentry organization id, part of every DSN';

const https = { port: 443, protocol: 'HTTPS' } as const;
const reserved = { provider: null, inUse: false, env: [] } as const;

/**
 * Every destination to which this product may open a socket, and nothing else: the egress guard, the HTTP client,
 * `fiskai outbound list` and `docs/ports.md` all read this list. A service enters it together with its adapter, except
 * the services named from the start, which are reserved here.
 */
export const OUTBOUND_MATRIX: readonly Destination[] = [
  {
    service: 'CIS (Porezna uprava)',
    provider: 'cis',
    host: 'cis.porezna-uprava.hr',
    port: 8449,
    protocol: 'HTTPS/SOAP',
    purpose: 'Fiscalization of receipts (JIR)',
    adapter: 'fiscalization',
    inUse: true,
    mode: 'live',
    env: CIS_ENV,
  },
  {
    service: 'CIS (Porezna uprava)',
    provider: 'cis',
    host: 'cistest.apis-it.hr',
    port: 8449,
    protocol: 'HTTPS/SOAP',
    purpose: 'Test service of the Tax Administration, with a demo certificate',
    adapter: 'fiscalization',
    inUse: true,
    mode: 'sandbox',
    env: CIS_ENV,
  },
  {
    service: 'Cloudflare R2',
    provider: 'r2',
    host: '*.r2.cloudflarestorage.com',
    patternReason: R2_REASON,
    ...https,
    purpose: 'Documents: storing and reading',
    adapter: 'document-storage',
    inUse: true,
    mode: 'live',
    env: R2_ENV,
  },
  {
    service: 'Cloudflare R2',
    provider: 'r2',
    host: '*.eu.r2.cloudflarestorage.com',
    patternReason: R2_REASON,
    ...https,
    purpose: 'Documents: storing and reading, buckets kept in the European Union',
    adapter: 'document-storage',
    inUse: true,
    mode: 'live',
    env: R2_ENV,
  },
  {
    service: 'Resend',
    provider: 'resend',
    host: 'api.resend.com',
    ...https,
    purpose: 'Sending e-mail, and reading mail that came',
    adapter: 'email',
    inUse: true,
    mode: 'live',
    env: RESEND_ENV,
  },
  {
    service: 'Resend',
    provider: 'resend',
    host: 'api.resend.com',
    ...https,
    purpose: 'Sending e-mail to the test recipients at resend.dev only',
    adapter: 'email',
    inUse: true,
    mode: 'sandbox',
    env: RESEND_ENV,
  },
  {
    service: 'Resend',
    provider: 'resend',
    host: 'inbound-cdn.resend.com',
    ...https,
    purpose: 'Attachments of mail that came to our own addresses',
    adapter: 'email',
    inUse: true,
    mode: 'live',
    env: RESEND_ENV,
  },
  {
    service: 'Resend',
    provider: 'resend',
    host: 'inbound-cdn.resend.com',
    ...https,
    purpose: 'Attachments of mail that came to our own addresses',
    adapter: 'email',
    inUse: true,
    mode: 'sandbox',
    env: RESEND_ENV,
  },
  {
    service: 'HNB',
    provider: 'hnb',
    host: 'api.hnb.hr',
    ...https,
    purpose: 'Official exchange rates of the euro',
    adapter: 'fx-rates',
    inUse: true,
    mode: 'live',
    env: ['HNB_MODE'],
  },
  {
    service: 'VIES (European Commission)',
    provider: 'vies',
    host: 'ec.europa.eu',
    port: 443,
    protocol: 'HTTPS/SOAP',
    purpose: 'Whether the VAT number of a customer is registered',
    adapter: 'vat-check',
    inUse: true,
    mode: 'live',
    env: ['VIES_MODE'],
  },
  {
    service: 'Sudski registar',
    provider: 'sudreg',
    host: 'sudreg-data.gov.hr',
    ...https,
    purpose: 'Name and seat of a company by its OIB',
    adapter: 'company-registry',
    inUse: true,
    mode: 'live',
    env: ['SUDREG_MODE', 'SUDREG_CLIENT_ID', 'SUDREG_CLIENT_SECRET'],
  },
  {
    service: 'OpenAI',
    host: 'api.openai.com',
    ...https,
    purpose: 'Reading expense documents (OCR)',
    adapter: 'ocr',
    mode: 'live',
    ...reserved,
  },
  {
    service: 'Stripe',
    provider: 'stripe',
    host: 'api.stripe.com',
    ...https,
    purpose: 'Subscription billing',
    adapter: 'billing',
    inUse: true,
    mode: 'live',
    env: STRIPE_ENV,
  },
  {
    service: 'Stripe',
    provider: 'stripe',
    host: 'api.stripe.com',
    ...https,
    purpose: 'Subscription billing with test keys',
    adapter: 'billing',
    inUse: true,
    mode: 'sandbox',
    env: STRIPE_ENV,
  },
  {
    service: 'GoCardless Bank Account Data',
    host: 'bankaccountdata.gocardless.com',
    ...https,
    purpose: 'Accounts, balances and booked transactions at banks, with their owners\' consent',
    adapter: 'bank-data',
    provider: 'gocardless',
    inUse: true,
    mode: 'live',
    env: GOCARDLESS_ENV,
  },
  {
    service: 'GoCardless Bank Account Data',
    host: 'bankaccountdata.gocardless.com',
    ...https,
    purpose: 'Bank transactions of the sandbox institution',
    adapter: 'bank-data',
    provider: 'gocardless',
    inUse: true,
    mode: 'sandbox',
    env: GOCARDLESS_ENV,
  },
  {
    service: 'Enable Banking',
    host: 'api.enablebanking.com',
    ...https,
    purpose: 'Accounts, balances and booked transactions at banks, with their owners\' consent',
    adapter: 'bank-data',
    provider: 'enablebanking',
    inUse: true,
    mode: 'live',
    env: ENABLEBANKING_ENV,
  },
  {
    service: 'Enable Banking',
    host: 'api.enablebanking.com',
    ...https,
    purpose: 'Test banks, with an application of the sandbox',
    adapter: 'bank-data',
    provider: 'enablebanking',
    inUse: true,
    mode: 'sandbox',
    env: ENABLEBANKING_ENV,
  },
  {
    service: 'PostHog',
    host: 'eu.i.posthog.com',
    ...https,
    purpose: 'Product analytics and feature flags (EU region)',
    adapter: 'analytics',
    provider: 'posthog',
    inUse: true,
    mode: 'live',
    env: ['POSTHOG_MODE', 'POSTHOG_PROJECT_KEY'],
  },
  {
    service: 'PostHog',
    host: 'eu-assets.i.posthog.com',
    ...https,
    purpose: 'Configuration of product analytics (EU region)',
    adapter: 'analytics',
    provider: 'posthog',
    inUse: true,
    mode: 'live',
    env: ['POSTHOG_MODE', 'POSTHOG_PROJECT_KEY'],
  },
  {
    service: 'Sentry',
    host: '*.ingest.de.sentry.io',
    patternReason: SENTRY_REASON,
    ...https,
    purpose: 'Error tracking (EU region)',
    adapter: 'error-tracking',
    provider: 'sentry',
    inUse: true,
    mode: 'live',
    env: ['SENTRY_MODE', 'SENTRY_DSN'],
  },
  {
    service: 'Sentry',
    host: '*.ingest.sentry.io',
    patternReason: SENTRY_REASON,
    ...https,
    purpose: 'Error tracking (organizations outside the EU region)',
    adapter: 'error-tracking',
    provider: 'sentry',
    inUse: true,
    mode: 'live',
    env: ['SENTRY_MODE', 'SENTRY_DSN'],
  },
  {
    service: 'Moj-eRačun',
    provider: 'moj_eracun',
    host: 'www.moj-eracun.hr',
    ...https,
    purpose: 'Sending and receiving eRačun through the intermediary',
    adapter: 'einvoice',
    inUse: true,
    mode: 'live',
    env: MOJ_ERACUN_ENV,
  },
  {
    service: 'Moj-eRačun',
    provider: 'moj_eracun',
    host: 'demo.moj-eracun.hr',
    ...https,
    purpose: 'Test service of the eRačun intermediary',
    adapter: 'einvoice',
    inUse: true,
    mode: 'sandbox',
    env: MOJ_ERACUN_ENV,
  },
  {
    service: 'ePoslovanje',
    provider: 'eposlovanje',
    host: 'eracun.eposlovanje.hr',
    ...https,
    purpose: 'Sending and receiving eRačun through the intermediary',
    adapter: 'einvoice',
    inUse: true,
    mode: 'live',
    env: EPOSLOVANJE_ENV,
  },
  {
    service: 'ePoslovanje',
    provider: 'eposlovanje',
    host: 'test.eposlovanje.hr',
    ...https,
    purpose: 'Test service of the eRačun intermediary',
    adapter: 'einvoice',
    inUse: true,
    mode: 'sandbox',
    env: EPOSLOVANJE_ENV,
  },
  {
    service: 'ie-računi',
    provider: 'ie_racuni',
    host: 'api.ie-racuni.com',
    ...https,
    purpose: 'Sending and receiving eRačun through the intermediary',
    adapter: 'einvoice',
    inUse: true,
    mode: 'live',
    env: IE_RACUNI_ENV,
  },
  {
    service: 'ie-računi',
    provider: 'ie_racuni',
    host: 'api.test.ie-racuni.com',
    ...https,
    purpose: 'Test service of the eRačun intermediary',
    adapter: 'einvoice',
    inUse: true,
    mode: 'sandbox',
    env: IE_RACUNI_ENV,
  },
  {
    service: 'Gmail API',
    provider: 'google',
    host: 'accounts.google.com',
    ...https,
    purpose: 'Consent of the mailbox owner; followed by the browser',
    adapter: 'mailbox',
    mode: 'live',
    inUse: true,
    env: GOOGLE_ENV,
  },
  {
    service: 'Gmail API',
    provider: 'google',
    host: 'oauth2.googleapis.com',
    ...https,
    purpose: 'OAuth tokens for Gmail',
    adapter: 'mailbox',
    mode: 'live',
    inUse: true,
    env: GOOGLE_ENV,
  },
  {
    service: 'Gmail API',
    provider: 'google',
    host: 'gmail.googleapis.com',
    ...https,
    purpose: 'Reading invoices that arrive by mail',
    adapter: 'mailbox',
    mode: 'live',
    inUse: true,
    env: GOOGLE_ENV,
  },
  {
    service: 'Microsoft Graph',
    provider: 'microsoft',
    host: 'login.microsoftonline.com',
    ...https,
    purpose: 'Consent of the mailbox owner and OAuth tokens',
    adapter: 'mailbox',
    mode: 'live',
    inUse: true,
    env: MICROSOFT_ENV,
  },
  {
    service: 'Microsoft Graph',
    provider: 'microsoft',
    host: 'graph.microsoft.com',
    ...https,
    purpose: 'Reading invoices that arrive by mail',
    adapter: 'mailbox',
    mode: 'live',
    inUse: true,
    env: MICROSOFT_ENV,
  },
];

const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

const hostMatches = (destinationHost: string, host: string): boolean => {
  if (!destinationHost.startsWith('*.')) return destinationHost === host;
  const suffix = destinationHost.slice(1);
  return host.endsWith(suffix) && LABEL.test(host.slice(0, -suffix.length));
};

/**
 * The entry of the matrix for a host as a program wrote it (any casing, trailing dot allowed) and a TCP port, or
 * undefined. An IP address never matches: a vendor is known by its name. A pattern takes exactly one label.
 */
export const findDestination = (host: string, port: number): Destination | undefined => {
  const name = normalizeHost(host);
  if (isAddress(name)) return undefined;
  return OUTBOUND_MATRIX.find((destination) => destination.port === port && hostMatches(destination.host, name));
};
