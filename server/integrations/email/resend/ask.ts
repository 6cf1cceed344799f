import type { z } from 'zod';

import type { Clock } from '#server/domain/shared/clock.ts';
import { fromResendFailure, RESEND_PROVIDER } from '#server/integrations/email/resend/errors.ts';
import { failedRequest } from '#server/integrations/email/resend/wire.ts';
import { type OutboundPolicy, runOutbound } from '#server/integrations/outbound-policy.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';

/** The SDK never throws: it hands back one or the other. */
interface SdkAnswer {
  readonly data: unknown;
  readonly error: unknown;
  readonly headers: Record<string, string> | null;
}

export const unreadable = (cause: unknown): ProviderError =>
  new ProviderError(RESEND_PROVIDER, 'protocol', { codes: ['ANSWER_UNREADABLE'], cause });

export interface ResendAsk {
  <Shape extends z.ZodType>(shape: Shape, call: (signal: AbortSignal) => Promise<SdkAnswer>): Promise<z.infer<Shape>>;
}

/** One call of the SDK under the policy of outbound calls, its answer read by `shape`. */
export const createAsk =
  (policy: OutboundPolicy, clock: Clock, timeoutMs: number): ResendAsk =>
  (shape, call) =>
    runOutbound(
      policy,
      RESEND_PROVIDER,
      async (signal) => {
        const { data, error, headers } = await call(signal);
        if (error) {
          const failure = failedRequest.safeParse(error);
          throw failure.success ? fromResendFailure({ ...failure.data, headers }, clock.now()) : unreadable(failure.error);
        }
        const read = shape.safeParse(data);
        if (!read.success) throw unreadable(read.error);
        return read.data;
      },
      { timeoutMs },
    );
