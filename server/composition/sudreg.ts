import type { SudregConfig } from '#server/integrations/company-registry/sudreg/adapter.ts';

import type { ConfigInput } from './config-input.ts';

const TIMEOUT_MS = 10_000;

/** Null when the look-up of companies is off. */
export function sudregConfig({ env, mocks }: ConfigInput): SudregConfig | null {
  if (env.sudreg.mode === 'live') {
    const { clientId, clientSecret } = env.sudreg;
    return { clientId, clientSecret, timeoutMs: TIMEOUT_MS };
  }
  if (env.sudreg.mode === 'off' || mocks === null) return null;
  return { ...mocks.credentials.sudreg, timeoutMs: TIMEOUT_MS };
}
