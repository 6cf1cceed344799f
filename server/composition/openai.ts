import type { OpenaiConfig } from '#server/integrations/ocr/openai/adapter.ts';

import type { ConfigInput } from './config-input.ts';

/** A long invoice takes a model a minute. */
const TIMEOUT_MS = 90_000;

/** Null when documents are not read. */
export function openaiConfig({ env, mocks }: ConfigInput): OpenaiConfig | null {
  if (env.openai.mode === 'live') {
    const { apiKey, project, model } = env.openai;
    return { apiKey, project, model, timeoutMs: TIMEOUT_MS };
  }
  if (env.openai.mode === 'off' || mocks === null) return null;
  return { ...mocks.credentials.openai, project: null, timeoutMs: TIMEOUT_MS };
}
