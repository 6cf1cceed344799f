import type { GoogleConfig } from '#server/integrations/mailbox/google/adapter.ts';

import type { ConfigInput } from './config-input.ts';

const TIMEOUT_MS = 20_000;

/** Null when mailboxes at Google are off. */
export function googleConfig({ env, mocks, appUrl }: ConfigInput): GoogleConfig | null {
  const { google } = env;
  if (google.mode === 'live') {
    const { clientId, clientSecret } = google;
    return { clientId, clientSecret, browserBaseUrl: null, timeoutMs: TIMEOUT_MS };
  }
  if (mocks === null || google.mode === 'off') return null;
  return { ...mocks.credentials.google, browserBaseUrl: `${appUrl}/__mocks/google`, timeoutMs: TIMEOUT_MS };
}
