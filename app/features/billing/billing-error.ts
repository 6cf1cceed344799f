import type { MessageKey } from '#app/i18n/t.ts';

const KEYS: Readonly<Record<string, MessageKey>> = {
  BILLING_OFF: 'errors.BILLING_OFF',
  BILLING_NO_SUBSCRIPTION: 'errors.BILLING_NO_SUBSCRIPTION',
  BILLING_EMAIL_MISSING: 'errors.BILLING_EMAIL_MISSING',
  BILLING_ALREADY_SUBSCRIBED: 'errors.BILLING_ALREADY_SUBSCRIBED',
  PROVIDER_AUTH: 'errors.PROVIDER_AUTH',
  PROVIDER_REJECTED: 'errors.PROVIDER_REJECTED',
};

/** The sentence for why a page of the payment provider could not be opened; the rest passes by itself. */
export const billingErrorKey = (code: string): MessageKey => KEYS[code] ?? 'billing.flash.unreachable';
