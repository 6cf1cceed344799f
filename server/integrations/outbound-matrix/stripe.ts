import { HTTPS, type OutboundService } from './service.ts';

export const STRIPE: OutboundService = {
  service: 'Stripe',
  provider: 'stripe',
  use: { hr: 'Plaćanje pretplate', en: 'Pays the subscription' },
  adapter: 'billing',
  need: 'optional',
  env: [
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
  ],
  data: {
    hr: 'Naziv, OIB, adresa i e-pošta pretplatnika, odabrani paket; karticu upisuje sam pretplatnik kod Stripea',
    en: 'Name, OIB, address and e-mail of the subscriber, the plan; the card is typed in at Stripe by the subscriber',
  },
  receiver: {
    legalName: 'Stripe Payments Europe, Limited',
    region: { hr: 'Irska i SAD', en: 'Ireland and the United States' },
    role: 'subprocessor',
  },
  calls: [
    { mode: 'live', host: 'api.stripe.com', ...HTTPS, purpose: 'Subscription billing' },
    { mode: 'sandbox', host: 'api.stripe.com', ...HTTPS, purpose: 'Subscription billing with test keys' },
  ],
  visits: [
    { host: 'checkout.stripe.com', purpose: 'Paying for a plan' },
    { host: 'billing.stripe.com', purpose: 'Cards, invoices and the end of a subscription' },
    { host: 'invoice.stripe.com', purpose: 'Invoices for the subscription' },
  ],
};
