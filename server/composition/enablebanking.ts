import type { EnableBankingConfig } from '#server/integrations/bank-data/enablebanking/adapter.ts';

import type { ConfigInput } from './config-input.ts';

/** Banks answer slowly, and the vendor waits for them. */
const TIMEOUT_MS = 45_000;

/** Null when Enable Banking is off. */
export function enablebankingConfig({ env, mocks, appUrl }: ConfigInput): EnableBankingConfig | null {
  const { enablebanking } = env;
  if (enablebanking.mode === 'live' || enablebanking.mode === 'sandbox') {
    const { applicationId, privateKey } = enablebanking;
    return { applicationId, privateKey: () => privateKey, browserBaseUrl: null, timeoutMs: TIMEOUT_MS };
  }
  if (mocks === null || enablebanking.mode === 'off') return null;
  return { ...mocks.credentials.enablebanking, browserBaseUrl: `${appUrl}/__mocks/enablebanking`, timeoutMs: TIMEOUT_MS };
}
