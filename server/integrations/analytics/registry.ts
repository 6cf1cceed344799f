import { FLAGS } from '#server/domain/analytics/usage-events.ts';
import type { AnalyticsPort } from '#server/integrations/analytics/port.ts';
import { createPosthogAnalytics, type PosthogConfig, type PosthogDeps } from '#server/integrations/analytics/posthog/adapter.ts';

export interface AnalyticsConfigs {
  readonly posthog: PosthogConfig;
}

/** Makers of the port, one per vendor. */
export const ANALYTICS_VENDORS: {
  readonly [Vendor in keyof AnalyticsConfigs]: (config: AnalyticsConfigs[Vendor], deps: PosthogDeps) => AnalyticsPort;
} = { posthog: createPosthogAnalytics };

/** Where nothing is counted. */
export const NO_ANALYTICS: AnalyticsPort = {
  browserKey: null,
  capture: () => undefined,
  flag: (name) => FLAGS[name],
  forward: () => Promise.resolve(null),
  shutdown: () => Promise.resolve(),
};
