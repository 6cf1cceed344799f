import { z } from 'zod';

import { type FiskaiEnv, providerMode, refuseSecretsOfMock, required, resolveMode } from '#server/env/modes.ts';
import type { Complain } from '#server/env/problems.ts';
import { bilingual, text } from '#server/env/text.ts';

export const openaiSchema = z.object({
  OPENAI_MODE: providerMode,
  OPENAI_API_KEY: z
    .string()
    .regex(/^sk-\S{10,}$/, { error: bilingual('mora početi s sk-', 'must begin with sk-') })
    .nullable()
    .default(null),
  OPENAI_PROJECT: text,
  OPENAI_MODEL: z.string().trim().min(1).max(100).default('gpt-4.1-mini'),
});

export type OpenaiEnv =
  | { readonly mode: 'mock' | 'off' }
  | { readonly mode: 'live'; readonly apiKey: string; readonly project: string | null; readonly model: string };

export const readOpenai = (raw: z.output<typeof openaiSchema>, fiskaiEnv: FiskaiEnv, complain: Complain): OpenaiEnv => {
  const mode = resolveMode('OPENAI_MODE', raw.OPENAI_MODE, fiskaiEnv, ['mock', 'off'], complain);
  const { OPENAI_API_KEY, OPENAI_PROJECT: project, OPENAI_MODEL: model } = raw;
  if (mode === 'mock') refuseSecretsOfMock('OPENAI_MODE', { OPENAI_API_KEY }, complain);
  return mode === 'live'
    ? { mode, apiKey: required('OPENAI_API_KEY', OPENAI_API_KEY, mode, complain), project, model }
    : { mode };
};
