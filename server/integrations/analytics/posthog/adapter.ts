import type { PostHog, PostHogOptions } from 'posthog-node';

import { type FlagName, FLAGS } from '#server/domain/analytics/usage-events.ts';
import type { Clock } from '#server/domain/shared/clock.ts';
import type { AnalyticsPort } from '#server/integrations/analytics/port.ts';
import { sendHttp } from '#server/integrations/http-client.ts';
import { type OutboundPolicy, runOutbound } from '#server/integrations/outbound-policy.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';

import { INGEST_HOST, targetOf } from './browser-calls.ts';

export const POSTHOG_PROVIDER = 'posthog';

export interface PosthogConfig {
  /** `phc_…` of the project; public by nature. */
  readonly projectKey: string;
  readonly environment: string;
  readonly timeoutMs: number;
}

export interface PosthogDeps {
  readonly clock: Clock;
  readonly policy: OutboundPolicy;
}

/** How long an answer about a switch holds. */
const FLAG_HOLDS_MS = 5 * 60_000;

type VendorFetch = NonNullable<PostHogOptions['fetch']>;

/** PostHog in its EU region. Its library batches and compresses; every call goes through our own door. */
export function createPosthogAnalytics(config: PosthogConfig, { clock, policy }: PosthogDeps): AnalyticsPort {
  const flags = new Map<string, { readonly on: boolean; readonly until: number }>();
  let client: Promise<PostHog> | null = null;

  /** The library writes what fails to the console, as if it were a fault of this process: a count that is lost is none. */
  const throughOurDoor: VendorFetch = async (url, { method, headers, body }) => {
    const answer = await runOutbound(
      policy,
      POSTHOG_PROVIDER,
      async (signal) => {
        const { status, body: bytes } = await sendHttp(POSTHOG_PROVIDER, {
          method: method === 'GET' ? 'GET' : 'POST',
          url,
          headers: headers as Record<string, string>,
          ...(body === undefined || body === null ? {} : { body: await bytesOf(body) }),
          signal,
        });
        if (status >= 500) throw new ProviderError(POSTHOG_PROVIDER, 'unreachable', { codes: [`HTTP_${status}`] });
        return status === 200 ? readAnswer(bytes) : LOST;
      },
      { timeoutMs: config.timeoutMs },
    ).catch(() => LOST);
    const text = JSON.stringify(answer);
    return { status: 200, text: () => Promise.resolve(text), json: () => Promise.resolve(answer), headers: { get: () => null } };
  };

  const connect = (): Promise<PostHog> =>
    (client ??= import('posthog-node').then(({ PostHog: Client }) => {
      const made = new Client(config.projectKey, {
        host: `https://${INGEST_HOST}`,
        fetch: throughOurDoor,
        flushAt: 20,
        flushInterval: 10_000,
        fetchRetryCount: 0,
        // Ours is the shorter one, and quiet.
        requestTimeout: config.timeoutMs + 2_000,
        featureFlagsRequestTimeoutMs: config.timeoutMs + 2_000,
        disableGeoip: true,
        featureFlagsLogWarnings: false,
      });
      return made;
    }));

  return {
    browserKey: config.projectKey,
    capture(event, company, at) {
      void connect()
        .then((posthog) =>
          posthog.capture({
            distinctId: company,
            event: event.name,
            properties: { ...event.properties, environment: config.environment, $process_person_profile: false },
            groups: { company },
            timestamp: at,
          }),
        )
        .catch(() => undefined);
    },
    flag(name, company) {
      const key = `${name}:${company}`;
      const now = clock.now().getTime();
      const known = flags.get(key);
      if (known === undefined || known.until <= now) {
        const on = known?.on ?? FLAGS[name];
        // Nobody waits: what is known holds while the service is asked, and one question at a time is enough.
        flags.set(key, { on, until: now + FLAG_HOLDS_MS });
        ask(name, company).then(
          (answered) => flags.set(key, { on: answered, until: now + FLAG_HOLDS_MS }),
          () => undefined,
        );
      }
      return known?.on ?? FLAGS[name];
    },
    async forward({ method, path, contentType, body }) {
      const url = targetOf(method, path);
      if (url === null) return null;
      try {
        const answer = await runOutbound(
          policy,
          POSTHOG_PROVIDER,
          (signal) =>
            sendHttp(POSTHOG_PROVIDER, {
              method: method === 'GET' ? 'GET' : 'POST',
              url,
              headers: contentType === null ? {} : { 'content-type': contentType },
              ...(method === 'GET' ? {} : { body: new Uint8Array(body) }),
              signal,
              maxBytes: 1_000_000,
            }),
          { timeoutMs: config.timeoutMs },
        );
        return {
          status: answer.status,
          contentType: answer.headers.get('content-type') ?? 'application/json',
          body: answer.body,
        };
      } catch (error) {
        if (!(error instanceof ProviderError)) throw error;
        // The script gives up on this; on an error it would try again and again.
        return { status: 200, contentType: 'application/json', body: Buffer.from('{"status":1}') };
      }
    },
    async shutdown(timeoutMs) {
      if (client === null) return;
      const posthog = await client;
      // The library's own shutdown complains on the console when it is not done in time.
      await within(posthog.flush(), timeoutMs, undefined);
    },
  };

  async function ask(name: FlagName, company: string): Promise<boolean> {
    const posthog = await connect();
    const evaluated = await posthog.evaluateFlags(company, { flagKeys: [name], disableGeoip: true, groups: { company } });
    const value = evaluated.getFlag(name);
    // A switch that the service does not know, or may not tell this month, stands as it does without it.
    return value === undefined ? FLAGS[name] : value !== false;
  }
}

/** What the library is told when nothing came of a call: counted, and no switch known. */
const LOST = { status: 1, flags: {}, errorsWhileComputingFlags: false } as const;

/** The switches of an answer, without the word that the month's allowance is used up, which the library would write to the console. */
function readAnswer(bytes: Uint8Array): object {
  try {
    const { flags = {}, requestId } = JSON.parse(Buffer.from(bytes).toString('utf8')) as { flags?: object; requestId?: string };
    return { ...LOST, flags, requestId };
  } catch {
    return LOST;
  }
}

async function bytesOf(body: unknown): Promise<string | Uint8Array<ArrayBuffer>> {
  if (typeof body === 'string') return body;
  if (body instanceof Blob) return new Uint8Array(await body.arrayBuffer());
  return new Uint8Array(body as Uint8Array);
}

/** What comes in time, or what is taken instead of nothing. */
async function within<T>(answer: Promise<T>, timeMs: number, instead: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<T>((resolve) => (timer = setTimeout(() => resolve(instead), timeMs)));
  return Promise.race([answer.catch(() => instead), late]).finally(() => clearTimeout(timer));
}
