import { z } from 'zod';

import { type FiskaiEnv, providerMode, refuseSecretsOfMock, required, resolveMode } from '#server/env/modes.ts';
import type { Complain } from '#server/env/problems.ts';
import { text } from '#server/env/text.ts';

export const sudregSchema = z.object({ SUDREG_MODE: providerMode, SUDREG_CLIENT_ID: text, SUDREG_CLIENT_SECRET: text });

export type SudregEnv =
  { readonly mode: 'mock' | 'off' } | { readonly mode: 'live'; readonly clientId: string; readonly clientSecret: string };

export const readSudreg = (raw: z.output<typeof sudregSchema>, fiskaiEnv: FiskaiEnv, complain: Complain): SudregEnv => {
  const mode = resolveMode('SUDREG_MODE', raw.SUDREG_MODE, fiskaiEnv, ['mock', 'off'], complain);
  const { SUDREG_CLIENT_ID, SUDREG_CLIENT_SECRET } = raw;
  if (mode === 'mock') refuseSecretsOfMock('SUDREG_MODE', { SUDREG_CLIENT_ID, SUDREG_CLIENT_SECRET }, complain);
  if (mode !== 'live') return { mode };
  return {
    mode,
    clientId: required('SUDREG_CLIENT_ID', SUDREG_CLIENT_ID, mode, complain),
    clientSecret: required('SUDREG_CLIENT_SECRET', SUDREG_CLIENT_SECRET, mode, complain),
  };
};
