import type { SentryConfig } from '#server/integrations/error-tracking/sentry/adapter.ts';

import type { ConfigInput } from './config-input.ts';
import { softwareVersion } from './version.ts';

/** Nobody waits for a report, but a report must not hold its place for long either. */
const TIMEOUT_MS = 5_000;

/** Which build a fault belongs to. */
const release = (): string => `fiskai@${softwareVersion()}`;

/** Null when faults are told to nobody. */
export function sentryConfig({ env, mocks }: ConfigInput): SentryConfig | null {
  const dsn =
    env.sentry.mode === 'live' ? env.sentry.dsn : env.sentry.mode === 'mock' ? mocks?.credentials.sentry.dsn : undefined;
  return dsn === undefined ? null : { dsn, environment: env.fiskaiEnv, release: release(), timeoutMs: TIMEOUT_MS };
}
