import type { ErrorEvent, NodeClient, Scope } from '@sentry/remix';

import type { Clock } from '#server/domain/shared/clock.ts';
import { scrubJson } from '#server/domain/shared/scrub-text.ts';
import type { ErrorTrackingPort, FaultPlace } from '#server/integrations/error-tracking/port.ts';
import { sendHttp } from '#server/integrations/http-client.ts';
import { type OutboundPolicy, runOutbound } from '#server/integrations/outbound-policy.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';

import { envelopeUrl, readDsn } from './dsn.ts';
import { cleanEnvelope } from './envelope.ts';

export const SENTRY_PROVIDER = 'sentry';

export interface SentryConfig {
  readonly dsn: string;
  /** Which installation: `demo`, `live`. */
  readonly environment: string;
  readonly release: string;
  readonly timeoutMs: number;
}

export interface SentryDeps {
  readonly clock: Clock;
  readonly policy: OutboundPolicy;
}

/** Reports that may be on their way at once; the others are dropped, because a storm of faults needs no more of them. */
const AT_ONCE = 20;

interface Reporter {
  readonly client: NodeClient;
  readonly scope: Scope;
}

/** Only what tells of the fault: no host name, no person, no request beyond its id, every text scrubbed. */
function cleaned(event: ErrorEvent): ErrorEvent {
  const { server_name: _host, user: _user, request: _request, extra: _extra, breadcrumbs: _crumbs, ...rest } = event;
  return scrubJson(rest) as ErrorEvent;
}

const clientOf = async (
  config: SentryConfig,
  post: (body: string | Uint8Array) => Promise<Readonly<Record<string, string | null>> & { readonly status: string }>,
): Promise<Reporter> => {
  // A second to load, for most of which it reads OpenTelemetry; so it comes with the first fault and no earlier.
  const sentry = await import('@sentry/remix');
  const client = new sentry.NodeClient({
    dsn: config.dsn,
    environment: config.environment,
    release: config.release,
    integrations: [sentry.linkedErrorsIntegration()],
    stackParser: sentry.defaultStackParser,
    sendDefaultPii: false,
    sendClientReports: false,
    maxBreadcrumbs: 0,
    beforeSend: cleaned,
    transport: (options) =>
      sentry.createTransport({ ...options, bufferSize: AT_ONCE }, async ({ body }) => {
        const { status, ...headers } = await post(body);
        return { statusCode: Number(status), headers: { 'x-sentry-rate-limits': null, 'retry-after': null, ...headers } };
      }),
  });
  const scope = new sentry.Scope();
  scope.setClient(client);
  client.init();
  return { client, scope };
};

/** Sentry, without its hold on the process: no hooks on errors, no tracing; it is told of a fault and sends it through our own door. */
export function createSentryErrorTracking(config: SentryConfig, { policy }: SentryDeps): ErrorTrackingPort {
  const dsn = readDsn(config.dsn);
  if (dsn === null) throw new TypeError('not a DSN');
  let reporter: Promise<Reporter> | null = null;

  const post = (body: string | Uint8Array) =>
    runOutbound(
      policy,
      SENTRY_PROVIDER,
      async (signal) => {
        const bytes = typeof body === 'string' ? body : new Uint8Array(body);
        const headers = { 'content-type': 'application/x-sentry-envelope' };
        const answer = await sendHttp(SENTRY_PROVIDER, { method: 'POST', url: envelopeUrl(dsn), headers, body: bytes, signal });
        return {
          status: String(answer.status),
          'x-sentry-rate-limits': answer.headers.get('x-sentry-rate-limits'),
          'retry-after': answer.headers.get('retry-after'),
        };
      },
      { timeoutMs: config.timeoutMs },
    );

  async function report(fault: unknown, place: FaultPlace): Promise<void> {
    reporter ??= clientOf(config, post);
    const { scope } = await reporter;
    const own = scope.clone();
    own.setTags({ place: place.kind, name: place.name, ...(place.requestId ? { requestId: place.requestId } : {}) });
    own.captureException(fault);
  }

  return {
    browserKey: config.dsn,
    capture: (fault, place) => void report(fault, place).catch(() => undefined),
    async forward(raw) {
      const envelope = cleanEnvelope(raw, dsn);
      if (envelope === null) return false;
      try {
        return Number((await post(envelope)).status) < 300;
      } catch (error) {
        if (error instanceof ProviderError) return false;
        throw error;
      }
    },
    async flush(timeoutMs) {
      if (reporter === null) return;
      const { client } = await reporter;
      await client.flush(timeoutMs);
    },
  };
}
