import type { GocardlessConfig } from '#server/integrations/bank-data/gocardless/adapter.ts';

import type { ConfigInput } from './config-input.ts';

/** Banks answer slowly, and the vendor waits for them. */
const TIMEOUT_MS = 45_000;

/** Null when GoCardless is off. */
export function gocardlessConfig({ env, mocks, appUrl }: ConfigInput): GocardlessConfig | null {
  const { gocardless } = env;
  if (gocardless.mode === 'live' || gocardless.mode === 'sandbox') {
    const { secretId, secretKey, mode } = gocardless;
    return { secretId, secretKey, browserBaseUrl: null, testBank: mode === 'sandbox', timeoutMs: TIMEOUT_MS };
  }
  if (mocks === null || gocardless.mode === 'off') return null;
  return {
    ...mocks.credentials.gocardless,
    browserBaseUrl: `${appUrl}/__mocks/gocardless`,
    testBank: false,
    timeoutMs: TIMEOUT_MS,
  };
}
