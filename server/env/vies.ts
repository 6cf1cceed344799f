import { z } from 'zod';

import { type FiskaiEnv, providerMode, resolveMode } from '#server/env/modes.ts';
import type { Complain } from '#server/env/problems.ts';

export const viesSchema = z.object({ VIES_MODE: providerMode });

export interface ViesEnv {
  readonly mode: 'mock' | 'live' | 'off';
}

export const readVies = (raw: z.output<typeof viesSchema>, fiskaiEnv: FiskaiEnv, complain: Complain): ViesEnv => ({
  mode: resolveMode('VIES_MODE', raw.VIES_MODE, fiskaiEnv, ['mock', 'off'], complain),
});
