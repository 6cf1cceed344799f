import { z } from 'zod';

import { type FiskaiEnv, providerMode, refuseSecretsOfMock, required, resolveMode } from '#server/env/modes.ts';
import type { Complain } from '#server/env/problems.ts';
import { bilingual } from '#server/env/text.ts';

export const posthogSchema = z.object({
  POSTHOG_MODE: providerMode,
  POSTHOG_PROJECT_KEY: z
    .string()
    .regex(/^phc_[A-Za-z0-9_]{10,}$/, { error: bilingual('mora početi s phc_', 'must begin with phc_') })
    .nullable()
    .default(null),
});

export type PosthogEnv = { readonly mode: 'mock' | 'off' } | { readonly mode: 'live'; readonly projectKey: string };

export const readPosthog = (raw: z.output<typeof posthogSchema>, fiskaiEnv: FiskaiEnv, complain: Complain): PosthogEnv => {
  const mode = resolveMode('POSTHOG_MODE', raw.POSTHOG_MODE, fiskaiEnv, ['mock', 'off'], complain);
  const key = raw.POSTHOG_PROJECT_KEY;
  if (mode === 'mock') refuseSecretsOfMock('POSTHOG_MODE', { POSTHOG_PROJECT_KEY: key }, complain);
  return mode === 'live' ? { mode, projectKey: required('POSTHOG_PROJECT_KEY', key, mode, complain) } : { mode };
};
