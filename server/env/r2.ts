import { z } from 'zod';

import { type FiskaiEnv, providerMode, refuseSecretsOfMock, required, resolveMode } from '#server/env/modes.ts';
import type { Complain } from '#server/env/problems.ts';
import { bilingual, choice } from '#server/env/text.ts';

const pattern = (regex: RegExp, hr: string, en: string) =>
  z
    .string()
    .regex(regex, { error: bilingual(hr, en) })
    .nullable()
    .default(null);

export const r2Schema = z.object({
  R2_MODE: providerMode,
  R2_ACCOUNT_ID: pattern(/^[0-9a-f]{32}$/, 'mora imati 32 heksadekadske znamenke', 'must be 32 hexadecimal digits'),
  R2_JURISDICTION: choice(['default', 'eu']).default('eu'),
  R2_ACCESS_KEY_ID: z.string().nullable().default(null),
  R2_SECRET_ACCESS_KEY: z.string().nullable().default(null),
  R2_BUCKET: pattern(
    /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/,
    'mora imati 3 do 63 mala slova, znamenke ili crtice',
    'must be 3 to 63 lower-case letters, digits or hyphens',
  ),
});

export type R2Env =
  | { readonly mode: 'mock' | 'off' }
  | {
      readonly mode: 'live';
      readonly accountId: string;
      readonly jurisdiction: 'default' | 'eu';
      readonly accessKeyId: string;
      readonly secretAccessKey: string;
      readonly bucket: string;
    };

/** R2 has no test means of its own, so a demo keeps documents with the mock or not at all. */
export const readR2 = (raw: z.output<typeof r2Schema>, fiskaiEnv: FiskaiEnv, complain: Complain): R2Env => {
  const mode = resolveMode('R2_MODE', raw.R2_MODE, fiskaiEnv, ['mock', 'off'], complain);
  const { R2_ACCESS_KEY_ID, R2_SECRET_ACCESS_KEY } = raw;
  if (mode === 'mock') refuseSecretsOfMock('R2_MODE', { R2_ACCESS_KEY_ID, R2_SECRET_ACCESS_KEY }, complain);
  if (mode !== 'live') return { mode };
  return {
    mode,
    accountId: required('R2_ACCOUNT_ID', raw.R2_ACCOUNT_ID, mode, complain),
    jurisdiction: raw.R2_JURISDICTION,
    accessKeyId: required('R2_ACCESS_KEY_ID', R2_ACCESS_KEY_ID, mode, complain),
    secretAccessKey: required('R2_SECRET_ACCESS_KEY', R2_SECRET_ACCESS_KEY, mode, complain),
    bucket: required('R2_BUCKET', raw.R2_BUCKET, mode, complain),
  };
};
