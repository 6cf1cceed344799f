import type { MessageKey } from '#app/i18n/t.ts';

const KEYS: Readonly<Record<string, MessageKey>> = {
  MAILBOX_CONSENT_DENIED: 'errors.MAILBOX_CONSENT_DENIED',
  MAILBOX_CONSENT_STALE: 'errors.MAILBOX_CONSENT_STALE',
  MAILBOX_OFF: 'errors.MAILBOX_OFF',
};

/** The sentence for why a mailbox was not connected. */
export const consentErrorKey = (code: string): MessageKey => KEYS[code] ?? 'mailbox.connectFailed';
