import type { MicrosoftConfig } from '#server/integrations/mailbox/microsoft/adapter.ts';

import type { ConfigInput } from './config-input.ts';

const TIMEOUT_MS = 20_000;

/** Null when mailboxes at Microsoft are off. */
export function microsoftConfig({ env, mocks, appUrl }: ConfigInput): MicrosoftConfig | null {
  const { microsoft } = env;
  if (microsoft.mode === 'live') {
    const { clientId, clientSecret } = microsoft;
    return { clientId, clientSecret, browserBaseUrl: null, timeoutMs: TIMEOUT_MS };
  }
  if (mocks === null || microsoft.mode === 'off') return null;
  return { ...mocks.credentials.microsoft, browserBaseUrl: `${appUrl}/__mocks/microsoft`, timeoutMs: TIMEOUT_MS };
}
