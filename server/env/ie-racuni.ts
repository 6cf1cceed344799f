import { z } from 'zod';

import { type FiskaiEnv, providerMode, refuseSecretsOfMock, required, resolveMode } from '#server/env/modes.ts';
import type { Complain } from '#server/env/problems.ts';
import { bilingual, text } from '#server/env/text.ts';

export const ieRacuniSchema = z.object({
  IE_RACUNI_MODE: providerMode,
  IE_RACUNI_CLIENT_USER: text,
  IE_RACUNI_CLIENT_PASSWORD: text,
  IE_RACUNI_STATUS_PATH: z
    .string()
    .regex(/^\/[\w./{}-]*\{id\}[\w./-]*$/, {
      error: bilingual('mora biti put u kojem stoji {id}', 'must be a path with {id} in it'),
    })
    .nullable()
    .default(null),
});

export type IeRacuniEnv =
  | { readonly mode: 'mock' | 'off' }
  | {
      readonly mode: 'sandbox' | 'live';
      readonly clientUser: string;
      readonly clientPassword: string;
      readonly statusPath: string | null;
    };

export const readIeRacuni = (raw: z.output<typeof ieRacuniSchema>, fiskaiEnv: FiskaiEnv, complain: Complain): IeRacuniEnv => {
  const mode = resolveMode('IE_RACUNI_MODE', raw.IE_RACUNI_MODE, fiskaiEnv, ['mock', 'sandbox', 'off'], complain);
  const { IE_RACUNI_CLIENT_USER, IE_RACUNI_CLIENT_PASSWORD, IE_RACUNI_STATUS_PATH } = raw;
  if (mode === 'mock') refuseSecretsOfMock('IE_RACUNI_MODE', { IE_RACUNI_CLIENT_USER, IE_RACUNI_CLIENT_PASSWORD }, complain);
  if (mode === 'mock' || mode === 'off') return { mode };
  return {
    mode,
    clientUser: required('IE_RACUNI_CLIENT_USER', IE_RACUNI_CLIENT_USER, mode, complain),
    clientPassword: required('IE_RACUNI_CLIENT_PASSWORD', IE_RACUNI_CLIENT_PASSWORD, mode, complain),
    statusPath: IE_RACUNI_STATUS_PATH,
  };
};
