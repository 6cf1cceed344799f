import type { MessageKey } from '#app/i18n/t.ts';

const KEYS: Readonly<Record<string, MessageKey>> = {
  BANK_CONSENT_DENIED: 'errors.BANK_CONSENT_DENIED',
  BANK_CONSENT_STALE: 'errors.BANK_CONSENT_STALE',
  BANK_INSTITUTION_NOT_FOUND: 'errors.BANK_INSTITUTION_NOT_FOUND',
  BANK_DATA_OFF: 'errors.BANK_DATA_OFF',
};

/** The sentence for why a bank was not connected. */
export const bankConsentErrorKey = (code: string): MessageKey => KEYS[code] ?? 'bank.connectFailed';
