import { z } from 'zod';

import { type FiskaiEnv, providerMode, refuseSecretsOfMock, required, resolveMode } from '#server/env/modes.ts';
import type { Complain } from '#server/env/problems.ts';
import { text } from '#server/env/text.ts';

export const mojEracunSchema = z.object({ MOJ_ERACUN_MODE: providerMode, MOJ_ERACUN_SOFTWARE_ID: text });

export type MojEracunEnv = { readonly mode: 'mock' | 'off' } | { readonly mode: 'sandbox' | 'live'; readonly softwareId: string };

export const readMojEracun = (raw: z.output<typeof mojEracunSchema>, fiskaiEnv: FiskaiEnv, complain: Complain): MojEracunEnv => {
  const mode = resolveMode('MOJ_ERACUN_MODE', raw.MOJ_ERACUN_MODE, fiskaiEnv, ['mock', 'sandbox', 'off'], complain);
  const { MOJ_ERACUN_SOFTWARE_ID } = raw;
  if (mode === 'mock') refuseSecretsOfMock('MOJ_ERACUN_MODE', { MOJ_ERACUN_SOFTWARE_ID }, complain);
  if (mode === 'mock' || mode === 'off') return { mode };
  return { mode, softwareId: required('MOJ_ERACUN_SOFTWARE_ID', MOJ_ERACUN_SOFTWARE_ID, mode, complain) };
};
