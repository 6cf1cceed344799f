import { z } from 'zod';

import { type FiskaiEnv, providerMode, resolveMode } from '#server/env/modes.ts';
import type { Complain } from '#server/env/problems.ts';
import { text, yesNo } from '#server/env/text.ts';

export const cisSchema = z.object({
  CIS_MODE: providerMode,
  CIS_CA_FILE: text,
  CIS_ALLOW_SHA1: yesNo,
});

export interface CisEnv {
  readonly mode: 'mock' | 'sandbox' | 'live' | 'off';
  /** PEM file with the roots and intermediates that are trusted instead of those that come with the product. */
  readonly caFile: string | null;
  /** Sign with SHA-1 where the service still takes it; production refuses it from 2027. */
  readonly allowSha1: boolean;
}

export const readCis = (raw: z.output<typeof cisSchema>, fiskaiEnv: FiskaiEnv, complain: Complain): CisEnv => ({
  mode: resolveMode('CIS_MODE', raw.CIS_MODE, fiskaiEnv, ['mock', 'sandbox', 'off'], complain),
  caFile: raw.CIS_CA_FILE,
  allowSha1: raw.CIS_ALLOW_SHA1,
});
