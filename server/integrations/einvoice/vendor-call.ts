import type { z } from 'zod';

import type { Clock } from '#server/domain/shared/clock.ts';
import { type HttpAnswer, type HttpCall, sendHttp } from '#server/integrations/http-client.ts';
import { type OutboundPolicy, runOutbound } from '#server/integrations/outbound-policy.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';
import { retryAfter } from '#server/integrations/retry-after.ts';

import type { ReportOutcome, SendOutcome } from './port.ts';

export interface EInvoiceDeps {
  readonly clock: Clock;
  readonly policy: OutboundPolicy;
}

export interface VendorCall extends Omit<HttpCall, 'signal' | 'body'> {
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Statuses that the caller reads itself, beside 2xx. */
  readonly alsoTakes?: readonly number[];
}

/** An eRačun with its attachments; more is no invoice. */
const MAX_ANSWER = 25 * 1024 * 1024;

export type VendorAsk = (call: VendorCall) => Promise<HttpAnswer>;

/** Calls of one intermediary under the policy of outbound calls, with what all of them mean by an HTTP status. */
export const createVendorAsk =
  (provider: string, timeoutMs: number, { clock, policy }: EInvoiceDeps): VendorAsk =>
  ({ json, alsoTakes = [], headers = {}, ...call }) =>
    runOutbound(
      policy,
      provider,
      async (signal) => {
        const sent = json === undefined ? {} : { body: JSON.stringify(json) };
        const type = json === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' };
        const answer = await sendHttp(provider, {
          maxBytes: MAX_ANSWER,
          ...call,
          ...sent,
          headers: { accept: 'application/json', ...type, ...headers },
          signal,
        });
        const { status } = answer;
        if ((status >= 200 && status < 300) || alsoTakes.includes(status)) return answer;
        throw fromStatus(provider, answer, clock.now());
      },
      { timeoutMs },
    );

function fromStatus(provider: string, { status, headers, body }: HttpAnswer, now: Date): ProviderError {
  const codes = [`HTTP_${status}`];
  const reason = textOf(body).slice(0, 500);
  if (status === 401 || status === 403) return new ProviderError(provider, 'auth', { codes, reason });
  if (status === 402) return new ProviderError(provider, 'quota', { codes, reason });
  if (status !== 429 && status !== 408 && status < 500) return new ProviderError(provider, 'rejected', { codes, reason });
  const retryAt = retryAfter(headers.get('retry-after'), now);
  const kind = status === 429 ? 'rate_limited' : 'unreachable';
  return new ProviderError(provider, kind, { codes, reason, ...(retryAt ? { retryAt } : {}) });
}

export const textOf = (body: Uint8Array): string => new TextDecoder('utf-8').decode(body);

export const unreadable = (provider: string, cause: unknown): ProviderError =>
  new ProviderError(provider, 'protocol', { codes: ['ANSWER_UNREADABLE'], cause });

/** The JSON of an answer by its shape; `protocol` for anything else. */
export function readJson<Shape extends z.ZodType>(provider: string, body: Uint8Array, shape: Shape): z.infer<Shape> {
  try {
    return shape.parse(JSON.parse(textOf(body)));
  } catch (error) {
    throw unreadable(provider, error);
  }
}

export const notSupported = (provider: string): ProviderError =>
  new ProviderError(provider, 'rejected', { codes: ['NOT_SUPPORTED'] });

/** Never asked: the answer cannot have been lost. */
const NOT_SENT = new Set(['CIRCUIT_OPEN', 'BULKHEAD_FULL', 'EGRESS_REFUSED', 'ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

/** Turns a lost answer to a sending or a report into the outcome that says so; every other failure is thrown on. */
export function lostOrThrow(error: unknown): Extract<SendOutcome, { kind: 'unknown' }> {
  if (!(error instanceof ProviderError)) throw error;
  const isLost = error.kind === 'timeout' || error.kind === 'unreachable' || error.kind === 'protocol';
  if (!isLost || error.codes.some((code) => NOT_SENT.has(code))) throw error;
  return { kind: 'unknown', codes: error.codes };
}

/** The outcome of a report whose failures are thrown: refused for good, lost, or thrown on. */
export function reportOutcomeOf(error: unknown): ReportOutcome {
  if (!(error instanceof ProviderError) || error.kind !== 'rejected' || error.codes.includes('NOT_SUPPORTED'))
    return lostOrThrow(error);
  // The Tax Administration's own system failed: nothing is wrong with the report.
  if (/\bS001\b/.test(error.reason ?? '')) return { kind: 'unknown', codes: ['S001'] };
  return { kind: 'rejected', errors: [error.reason ?? error.codes.join(', ')] };
}

/** A decimal of a vendor's JSON number in cents, exact: `123.5` is 12350. Null for what is no amount. */
export function minorOfJson(value: number | string | null | undefined): bigint | null {
  const match = /^(-?)(\d{1,15})(?:\.(\d{1,2})0*)?$/.exec(String(value ?? ''));
  if (match === null) return null;
  const [, sign, whole = '0', fraction = ''] = match;
  const minor = BigInt(whole) * 100n + BigInt(fraction.padEnd(2, '0'));
  return sign === '-' ? -minor : minor;
}
