import { z } from 'zod';

import { type FiskaiEnv, providerMode, refuseSecretsOfMock, required, resolveMode } from '#server/env/modes.ts';
import type { Complain } from '#server/env/problems.ts';
import { choice, text } from '#server/env/text.ts';

export const eposlovanjeSchema = z.object({
  EPOSLOVANJE_MODE: providerMode,
  EPOSLOVANJE_SOFTWARE_ID: text,
  EPOSLOVANJE_KEY_STYLE: choice(['raw', 'bearer']).default('raw'),
});

export type EposlovanjeEnv =
  | { readonly mode: 'mock' | 'off'; readonly keyStyle: 'raw' | 'bearer' }
  | { readonly mode: 'sandbox' | 'live'; readonly keyStyle: 'raw' | 'bearer'; readonly softwareId: string };

export const readEposlovanje = (
  raw: z.output<typeof eposlovanjeSchema>,
  fiskaiEnv: FiskaiEnv,
  complain: Complain,
): EposlovanjeEnv => {
  const mode = resolveMode('EPOSLOVANJE_MODE', raw.EPOSLOVANJE_MODE, fiskaiEnv, ['mock', 'sandbox', 'off'], complain);
  const { EPOSLOVANJE_SOFTWARE_ID, EPOSLOVANJE_KEY_STYLE: keyStyle } = raw;
  if (mode === 'mock') refuseSecretsOfMock('EPOSLOVANJE_MODE', { EPOSLOVANJE_SOFTWARE_ID }, complain);
  if (mode === 'mock' || mode === 'off') return { mode, keyStyle };
  return { mode, keyStyle, softwareId: required('EPOSLOVANJE_SOFTWARE_ID', EPOSLOVANJE_SOFTWARE_ID, mode, complain) };
};
