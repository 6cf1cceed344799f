import { z } from 'zod';

import { type FiskaiEnv, providerMode, resolveMode } from '#server/env/modes.ts';
import type { Complain } from '#server/env/problems.ts';

export const hnbSchema = z.object({ HNB_MODE: providerMode });

export interface HnbEnv {
  readonly mode: 'mock' | 'live' | 'off';
}

export const readHnb = (raw: z.output<typeof hnbSchema>, fiskaiEnv: FiskaiEnv, complain: Complain): HnbEnv => ({
  mode: resolveMode('HNB_MODE', raw.HNB_MODE, fiskaiEnv, ['mock', 'off'], complain),
});
