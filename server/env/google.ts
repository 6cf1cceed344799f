import { z } from 'zod';

import { type FiskaiEnv, providerMode, refuseSecretsOfMock, required, resolveMode } from '#server/env/modes.ts';
import type { Complain } from '#server/env/problems.ts';

export const googleSchema = z.object({
  GOOGLE_MODE: providerMode,
  GOOGLE_CLIENT_ID: z.string().nullable().default(null),
  GOOGLE_CLIENT_SECRET: z.string().nullable().default(null),
});

export type GoogleEnv =
  { readonly mode: 'mock' | 'off' } | { readonly mode: 'live'; readonly clientId: string; readonly clientSecret: string };

export const readGoogle = (raw: z.output<typeof googleSchema>, fiskaiEnv: FiskaiEnv, complain: Complain): GoogleEnv => {
  const mode = resolveMode('GOOGLE_MODE', raw.GOOGLE_MODE, fiskaiEnv, ['mock', 'off'], complain);
  const { GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET } = raw;
  if (mode === 'live') {
    return {
      mode,
      clientId: required('GOOGLE_CLIENT_ID', GOOGLE_CLIENT_ID, mode, complain),
      clientSecret: required('GOOGLE_CLIENT_SECRET', GOOGLE_CLIENT_SECRET, mode, complain),
    };
  }
  if (mode === 'mock') refuseSecretsOfMock('GOOGLE_MODE', { GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET }, complain);
  return { mode };
};
