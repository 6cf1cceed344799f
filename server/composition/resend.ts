import type { ResendConfig } from '#server/integrations/email/resend/adapter.ts';

import type { ConfigInput } from './config-input.ts';

const TIMEOUT_MS = 15_000;

/** Null when mail is off. */
export function resendConfig({ env, mocks }: ConfigInput): ResendConfig | null {
  const { resend } = env;
  if (resend.mode === 'off') return null;
  if (resend.mode === 'mock') {
    return mocks === null ? null : { ...mocks.credentials.resend, timeoutMs: TIMEOUT_MS, testRecipientsOnly: false };
  }
  const { apiKey, webhookSecret, mode } = resend;
  return { apiKey, webhookSecret, timeoutMs: TIMEOUT_MS, testRecipientsOnly: mode === 'sandbox' };
}
