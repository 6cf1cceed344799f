import { readFileSync } from 'node:fs';

import { CIS_ENDPOINTS, CIS_SIGNERS, type CisConfig } from '#server/integrations/fiscalization/cis/config.ts';

import type { ConfigInput } from './config-input.ts';

/** Null when fiscalization is off. */
export function cisConfig({ env, mocks }: ConfigInput): CisConfig | null {
  const { mode, caFile, allowSha1 } = env.cis;
  if (mode === 'off') return null;
  if (mode === 'mock') {
    const caPem = mocks?.runtime.ca.caPem ?? null;
    return { provider: 'cis', endpoint: CIS_ENDPOINTS.sandbox, caPem, expectedSigner: CIS_SIGNERS.sandbox, allowSha1 };
  }
  const caPem = caFile === null ? null : readFileSync(caFile, 'utf8');
  return { provider: 'cis', endpoint: CIS_ENDPOINTS[mode], caPem, expectedSigner: CIS_SIGNERS[mode], allowSha1 };
}
