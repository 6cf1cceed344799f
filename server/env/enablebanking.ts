import { createPrivateKey } from 'node:crypto';

import { z } from 'zod';

import { type FiskaiEnv, providerMode, refuseSecretsOfMock, required, resolveMode } from '#server/env/modes.ts';
import type { Complain } from '#server/env/problems.ts';
import { bilingual } from '#server/env/text.ts';

/** A PEM fits one line of a `.env` file with `\n` for its line ends. */
const privateKey = z
  .string()
  .transform((text) => text.replaceAll('\\n', '\n'))
  .refine(isRsaKey, { error: bilingual('mora biti RSA ključ u obliku PKCS#8 (PEM)', 'must be an RSA key in PKCS#8 (PEM)') })
  .nullable()
  .default(null);

function isRsaKey(pem: string): boolean {
  if (!pem.includes('-----BEGIN PRIVATE KEY-----')) return false;
  try {
    return createPrivateKey(pem).asymmetricKeyType === 'rsa';
  } catch {
    return false;
  }
}

export const enablebankingSchema = z.object({
  ENABLEBANKING_MODE: providerMode,
  ENABLEBANKING_APPLICATION_ID: z.string().nullable().default(null),
  ENABLEBANKING_PRIVATE_KEY: privateKey,
});

export type EnablebankingEnv =
  | { readonly mode: 'mock' | 'off' }
  | { readonly mode: 'sandbox' | 'live'; readonly applicationId: string; readonly privateKey: string };

export const readEnablebanking = (
  raw: z.output<typeof enablebankingSchema>,
  fiskaiEnv: FiskaiEnv,
  complain: Complain,
): EnablebankingEnv => {
  const mode = resolveMode('ENABLEBANKING_MODE', raw.ENABLEBANKING_MODE, fiskaiEnv, ['mock', 'sandbox', 'off'], complain);
  const { ENABLEBANKING_APPLICATION_ID, ENABLEBANKING_PRIVATE_KEY } = raw;
  if (mode === 'live' || mode === 'sandbox') {
    return {
      mode,
      applicationId: required('ENABLEBANKING_APPLICATION_ID', ENABLEBANKING_APPLICATION_ID, mode, complain),
      privateKey: required('ENABLEBANKING_PRIVATE_KEY', ENABLEBANKING_PRIVATE_KEY, mode, complain),
    };
  }
  if (mode === 'mock') {
    refuseSecretsOfMock('ENABLEBANKING_MODE', { ENABLEBANKING_APPLICATION_ID, ENABLEBANKING_PRIVATE_KEY }, complain);
  }
  return { mode };
};
