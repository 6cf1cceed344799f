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
