import { EU_REGION, HTTPS, type OutboundService } from './service.ts';

const patternReason = 'the first label is the Sentry organization id, part of every DSN';

export const SENTRY: OutboundService = {
  service: 'Sentry',
  provider: 'sentry',
  use: { hr: 'Dojava pogrešaka u radu', en: 'Reports of faults' },
  adapter: 'error-tracking',
  need: 'optional',
  env: ['SENTRY_MODE', 'SENTRY_DSN'],
  data: {
    hr: 'Greške programa: mjesto u kodu, adresa ekrana bez podataka, inačica; bez sadržaja dokumenata i bez osoba',
    en: 'Faults of the program: place in the code, address of the screen without data, version; no documents, no people',
  },
  receiver: { legalName: 'Functional Software, Inc.', region: EU_REGION, role: 'subprocessor' },
  calls: [
    { mode: 'live', host: '*.ingest.de.sentry.io', patternReason, ...HTTPS, purpose: 'Error tracking (EU region)' },
    {
      mode: 'live',
      host: '*.ingest.sentry.io',
      patternReason,
      ...HTTPS,
      purpose: 'Error tracking (organizations outside the EU region)',
    },
  ],
};

export const POSTHOG: OutboundService = {
  service: 'PostHog',
  provider: 'posthog',
  use: { hr: 'Statistika korištenja', en: 'Usage statistics' },
  adapter: 'analytics',
  need: 'optional',
  env: ['POSTHOG_MODE', 'POSTHOG_PROJECT_KEY'],
  data: {
    hr: 'Korištenje programa po tvrtki, bez osoba i bez sadržaja; iz preglednika samo uz pristanak',
    en: 'Use of the product by company, without people or content; from browsers only after a yes',
  },
  receiver: { legalName: 'PostHog, Inc.', region: EU_REGION, role: 'subprocessor' },
  calls: [
    { mode: 'live', host: 'eu.i.posthog.com', ...HTTPS, purpose: 'Product analytics and feature flags (EU region)' },
    { mode: 'live', host: 'eu-assets.i.posthog.com', ...HTTPS, purpose: 'Configuration of product analytics (EU region)' },
  ],
};
