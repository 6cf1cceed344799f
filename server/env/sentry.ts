import { z } from 'zod';

import { type FiskaiEnv, providerMode, refuseSecretsOfMock, required, resolveMode } from '#server/env/modes.ts';
import type { Complain } from '#server/env/problems.ts';
import { bilingual } from '#server/env/text.ts';

export const sentrySchema = z.object({
  SENTRY_MODE: providerMode,
  SENTRY_DSN: z
    .string()
    .regex(/^https:\/\/[0-9a-f]{32}@[a-z0-9.-]+\.ingest(\.de)?\.sentry\.io\/\d+$/, {
      error: bilingual(
        'mora biti oblika https://ključ@oBROJ.ingest.de.sentry.io/PROJEKT',
        'must look like https://key@oNUMBER.ingest.de.sentry.io/PROJECT',
      ),
    })
    .nullable()
    .default(null),
});

export type SentryEnv = { readonly mode: 'mock' | 'off' } | { readonly mode: 'live'; readonly dsn: string };

export const readSentry = (raw: z.output<typeof sentrySchema>, fiskaiEnv: FiskaiEnv, complain: Complain): SentryEnv => {
  const mode = resolveMode('SENTRY_MODE', raw.SENTRY_MODE, fiskaiEnv, ['mock', 'off'], complain);
  if (mode === 'mock') refuseSecretsOfMock('SENTRY_MODE', { SENTRY_DSN: raw.SENTRY_DSN }, complain);
  return mode === 'live' ? { mode, dsn: required('SENTRY_DSN', raw.SENTRY_DSN, mode, complain) } : { mode };
};
