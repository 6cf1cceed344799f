import type { PosthogConfig } from '#server/integrations/analytics/posthog/adapter.ts';

import type { ConfigInput } from './config-input.ts';

const TIMEOUT_MS = 5_000;

/** Null when nothing is counted. */
export function posthogConfig({ env, mocks }: ConfigInput): PosthogConfig | null {
  const projectKey = env.posthog.mode === 'live' ? env.posthog.projectKey : mocks?.credentials.posthog.projectKey;
  if (env.posthog.mode === 'off' || projectKey === undefined) return null;
  return { projectKey, environment: env.fiskaiEnv, timeoutMs: TIMEOUT_MS };
}
