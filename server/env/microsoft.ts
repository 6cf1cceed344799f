import { z } from 'zod';

import { type FiskaiEnv, providerMode, refuseSecretsOfMock, required, resolveMode } from '#server/env/modes.ts';
import type { Complain } from '#server/env/problems.ts';

export const microsoftSchema = z.object({
  MICROSOFT_MODE: providerMode,
  MICROSOFT_CLIENT_ID: z.string().nullable().default(null),
  MICROSOFT_CLIENT_SECRET: z.string().nullable().default(null),
});

export type MicrosoftEnv =
  { readonly mode: 'mock' | 'off' } | { readonly mode: 'live'; readonly clientId: string; readonly clientSecret: string };

export const readMicrosoft = (raw: z.output<typeof microsoftSchema>, fiskaiEnv: FiskaiEnv, complain: Complain): MicrosoftEnv => {
  const mode = resolveMode('MICROSOFT_MODE', raw.MICROSOFT_MODE, fiskaiEnv, ['mock', 'off'], complain);
  const { MICROSOFT_CLIENT_ID, MICROSOFT_CLIENT_SECRET } = raw;
  if (mode === 'live') {
    return {
      mode,
      clientId: required('MICROSOFT_CLIENT_ID', MICROSOFT_CLIENT_ID, mode, complain),
      clientSecret: required('MICROSOFT_CLIENT_SECRET', MICROSOFT_CLIENT_SECRET, mode, complain),
    };
  }
  if (mode === 'mock') refuseSecretsOfMock('MICROSOFT_MODE', { MICROSOFT_CLIENT_ID, MICROSOFT_CLIENT_SECRET }, complain);
  return { mode };
};
