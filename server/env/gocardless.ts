import { z } from 'zod';

import { type FiskaiEnv, providerMode, refuseSecretsOfMock, required, resolveMode } from '#server/env/modes.ts';
import type { Complain } from '#server/env/problems.ts';

export const gocardlessSchema = z.object({
  GOCARDLESS_MODE: providerMode,
  GOCARDLESS_SECRET_ID: z.string().nullable().default(null),
  GOCARDLESS_SECRET_KEY: z.string().nullable().default(null),
});

export type GocardlessEnv =
  | { readonly mode: 'mock' | 'off' }
  | { readonly mode: 'sandbox' | 'live'; readonly secretId: string; readonly secretKey: string };

/** `sandbox` uses the same keys as `live` and shows the vendor's own test bank alone. */
export const readGocardless = (
  raw: z.output<typeof gocardlessSchema>,
  fiskaiEnv: FiskaiEnv,
  complain: Complain,
): GocardlessEnv => {
  const mode = resolveMode('GOCARDLESS_MODE', raw.GOCARDLESS_MODE, fiskaiEnv, ['mock', 'sandbox', 'off'], complain);
  const { GOCARDLESS_SECRET_ID, GOCARDLESS_SECRET_KEY } = raw;
  if (mode === 'live' || mode === 'sandbox') {
    return {
      mode,
      secretId: required('GOCARDLESS_SECRET_ID', GOCARDLESS_SECRET_ID, mode, complain),
      secretKey: required('GOCARDLESS_SECRET_KEY', GOCARDLESS_SECRET_KEY, mode, complain),
    };
  }
  if (mode === 'mock') refuseSecretsOfMock('GOCARDLESS_MODE', { GOCARDLESS_SECRET_ID, GOCARDLESS_SECRET_KEY }, complain);
  return { mode };
};
