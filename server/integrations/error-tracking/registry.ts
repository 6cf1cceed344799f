import type { ErrorTrackingPort } from '#server/integrations/error-tracking/port.ts';
import {
  createSentryErrorTracking,
  type SentryConfig,
  type SentryDeps,
} from '#server/integrations/error-tracking/sentry/adapter.ts';

export interface ErrorTrackingConfigs {
  readonly sentry: SentryConfig;
}

/** Makers of the port, one per vendor. */
export const ERROR_TRACKING_VENDORS: {
  readonly [Vendor in keyof ErrorTrackingConfigs]: (config: ErrorTrackingConfigs[Vendor], deps: SentryDeps) => ErrorTrackingPort;
} = { sentry: createSentryErrorTracking };

/** Where faults are told to nobody. */
export const NO_ERROR_TRACKING: ErrorTrackingPort = {
  browserKey: null,
  capture: () => undefined,
  forward: () => Promise.resolve(false),
  flush: () => Promise.resolve(),
};
