import { Agent } from 'node:https';

import type Stripe from 'stripe';
import type { z } from 'zod';

import type { Clock } from '#server/domain/shared/clock.ts';
import { type OutboundPolicy, runOutbound } from '#server/integrations/outbound-policy.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';

import { fromStripeFailure, STRIPE_PROVIDER } from './errors.ts';

export interface StripeDeps {
  readonly clock: Clock;
  readonly policy: OutboundPolicy;
}

/** The SDK behind our time limit and places. */
export interface StripeClient {
  /** The SDK itself, for what goes nowhere. */
  sdk(): Promise<Stripe>;
  /** One call; its answer is read by the shape. */
  call<Shape extends z.ZodType>(shape: Shape, work: (stripe: Stripe) => Promise<unknown>): Promise<z.infer<Shape>>;
}

type HttpClient = ReturnType<typeof Stripe.createNodeHttpClient>;

/**
 * The SDK asks once more by itself when a connection breaks, whatever its settings say, if it knows the break by its code; here
 * the code stands one level deeper, in the cause. Connections are not kept, so that none has grown old by the next call.
 */
function askOnce(client: HttpClient): HttpClient {
  const ask = client.makeRequest.bind(client);
  client.makeRequest = (...request) =>
    ask(...request).catch((broken: unknown) => {
      const { code } = broken as { readonly code?: unknown };
      throw code === 'ECONNRESET' || code === 'EPIPE' ? new Error('the connection broke', { cause: broken }) : broken;
    });
  return client;
}

/** The SDK is loaded with the first call: start-up does not need it. It tries nothing again; the job queue does. */
export function createStripeClient(
  config: { readonly secretKey: string; readonly timeoutMs: number },
  deps: StripeDeps,
): StripeClient {
  let ready: Promise<Stripe> | null = null;
  const sdk = (): Promise<Stripe> => {
    ready ??= import('stripe').then(
      ({ default: Sdk }) =>
        new Sdk(config.secretKey, {
          maxNetworkRetries: 0,
          httpClient: askOnce(Sdk.createNodeHttpClient(new Agent({ keepAlive: false }))),
          timeout: config.timeoutMs,
          telemetry: false,
          appInfo: { name: 'FiskAI' },
        }),
    );
    return ready;
  };
  return {
    sdk,
    call: (shape, work) =>
      runOutbound(
        deps.policy,
        STRIPE_PROVIDER,
        async () => {
          const stripe = await sdk();
          const answer = await work(stripe).catch((thrown: unknown) => {
            throw fromStripeFailure(thrown, deps.clock.now());
          });
          const read = shape.safeParse(answer);
          if (!read.success) throw unreadable(read.error);
          return read.data;
        },
        { timeoutMs: config.timeoutMs },
      ),
  };
}

export const unreadable = (cause: unknown): ProviderError =>
  new ProviderError(STRIPE_PROVIDER, 'protocol', { codes: ['ANSWER_UNREADABLE'], cause });
