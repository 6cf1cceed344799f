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
  /** PEM file with FINA's intermediate and root: for the connection (CIS sends its leaf only) and for the signer of answers. Null only where CIS is simulated or off. */
  readonly caFile: string | null;
  /** Sign with SHA-1 where the service still takes it; production refuses it from 2027. */
  readonly allowSha1: boolean;
}

export const readCis = (raw: z.output<typeof cisSchema>, fiskaiEnv: FiskaiEnv, complain: Complain): CisEnv => {
  const mode = resolveMode('CIS_MODE', raw.CIS_MODE, fiskaiEnv, ['mock', 'sandbox', 'off'], complain);
  if ((mode === 'sandbox' || mode === 'live') && raw.CIS_CA_FILE === null) {
    complain(
      'CIS_CA_FILE',
      `obvezno uz CIS_MODE=${mode}: PEM datoteka s FINA-inim certifikatima (posredni i korijenski)`,
      `required with CIS_MODE=${mode}: a PEM file with FINA's certificates (intermediate and root)`,
    );
  }
  return { mode, caFile: raw.CIS_CA_FILE, allowSha1: raw.CIS_ALLOW_SHA1 };
};
