import type { Clock } from '#server/domain/shared/clock.ts';
import { Bulkhead, type BulkheadLimits } from '#server/integrations/bulkhead.ts';
import { assertNoOpenTransaction } from '#server/integrations/call-context.ts';
import { CircuitBreaker, type CircuitLimits } from '#server/integrations/circuit-breaker.ts';
import { type CallOutcome, LinkHealth } from '#server/integrations/link-health.ts';
import { toProviderError } from '#server/integrations/network-failure.ts';
import { ProviderError, type ProviderErrorKind } from '#server/integrations/provider-error.ts';
import { waitLeft } from '#server/integrations/waiting.ts';

export interface OutboundLimits extends BulkheadLimits, CircuitLimits {
  /** For one call with everything: waiting for a place, connecting, sending, reading. Milliseconds. */
  readonly timeoutMs: number;
}

export const DEFAULT_OUTBOUND_LIMITS: OutboundLimits = {
  timeoutMs: 10_000,
  maxConcurrent: 8,
  maxQueued: 64,
  failuresToOpen: 5,
  openForMs: 30_000,
};

export interface OutboundPolicyOptions {
  readonly clock: Clock;
  /** Keeps the circuits of `mock`, `sandbox` and `live` apart. */
  readonly environment: string;
  /** Limits of single providers, over `DEFAULT_OUTBOUND_LIMITS`. */
  readonly limits?: Readonly<Record<string, Partial<OutboundLimits>>>;
}

interface Gate {
  readonly limits: OutboundLimits;
  readonly circuit: CircuitBreaker;
  readonly bulkhead: Bulkhead;
}

/** One per environment, made where the ports are made; holds the circuit and the places of each provider. */
export interface OutboundPolicy {
  readonly clock: Clock;
  readonly gateOf: (provider: string) => Gate;
  /** How the calls of this process end. */
  readonly health: LinkHealth;
}

export interface OutboundCall {
  /** Overrides the provider's limit for this call, in milliseconds. */
  readonly timeoutMs?: number;
}

export const createOutboundPolicy = ({ clock, environment, limits = {} }: OutboundPolicyOptions): OutboundPolicy => {
  const gates = new Map<string, Gate>();
  return {
    clock,
    health: new LinkHealth(),
    gateOf: (provider) => {
      const key = `${provider}:${environment}`;
      const known = gates.get(key);
      if (known) return known;
      const own = { ...DEFAULT_OUTBOUND_LIMITS, ...limits[provider] };
      const gate = { limits: own, circuit: new CircuitBreaker(own), bulkhead: new Bulkhead(own) };
      gates.set(key, gate);
      return gate;
    },
  };
};

/** What speaks of the vendor's health; a refusal, a rate limit or a wrong key come from a vendor that is up. */
const COUNTS_AS_DOWN: ReadonlySet<ProviderErrorKind> = new Set(['timeout', 'unreachable', 'protocol']);

/**
 * Runs one call to a vendor: refuses inside an open database transaction, when the provider's circuit is open
 * (`unreachable`, code CIRCUIT_OPEN, with `retryAt`) or when its queue is full (`rate_limited`, code BULKHEAD_FULL), and
 * gives up after the time limit (`timeout`, code CALL_TIMEOUT), aborting `signal`; a person who waits has less
 * (`whileSomebodyWaits`). Never tries again: the job queue does.
 * Wraps SDKs too; one that cannot be aborted runs on unheard, its place is free again. Throws only `ProviderError`, but
 * for the transaction check, which is a bug of ours.
 */
export async function runOutbound<T>(
  policy: OutboundPolicy,
  provider: string,
  fn: (signal: AbortSignal) => Promise<T>,
  call: OutboundCall = {},
): Promise<T> {
  assertNoOpenTransaction(`a call to ${provider}`);
  const { circuit, bulkhead, limits } = policy.gateOf(provider);
  const timeout = new ProviderError(provider, 'timeout', { codes: ['CALL_TIMEOUT'] });
  const left = waitLeft();
  // Nobody was asked, so it says nothing of the vendor.
  if (left === 0) throw timeout;
  const pass = circuit.enter(policy.clock.now());
  if (!pass.allowed) throw new ProviderError(provider, 'unreachable', { codes: ['CIRCUIT_OPEN'], retryAt: pass.retryAt });

  const abort = new AbortController();
  const limitMs = Math.min(call.timeoutMs ?? limits.timeoutMs, left ?? Infinity);
  const timer = setTimeout(() => abort.abort(timeout), limitMs);
  const timedOut = new Promise<never>((_resolve, reject) => {
    abort.signal.addEventListener('abort', () => reject(timeout), { once: true });
  });
  let release: (() => void) | null = null;
  let asked = false;
  const started = performance.now();
  const heard = (outcome: CallOutcome): void =>
    policy.health.finished({
      provider,
      at: policy.clock.now(),
      durationMs: performance.now() - started,
      outcome,
      circuitOpenUntil: circuit.openUntil,
    });
  try {
    release = await bulkhead.acquire(abort.signal);
    if (!release) throw new ProviderError(provider, 'rate_limited', { codes: ['BULKHEAD_FULL'] });
    asked = true;
    const result = await Promise.race([fn(abort.signal), timedOut]);
    circuit.succeeded();
    heard('ok');
    return result;
  } catch (thrown) {
    const error = abort.signal.aborted ? timeout : toProviderError(provider, thrown);
    if (!asked) circuit.abandoned(pass);
    else if (COUNTS_AS_DOWN.has(error.kind)) circuit.failed(pass, policy.clock.now());
    else circuit.succeeded();
    if (asked) heard(error.kind);
    throw error;
  } finally {
    clearTimeout(timer);
    // Once the race is over nobody listens to it, and an unheard rejection would end the process.
    timedOut.catch(() => undefined);
    release?.();
  }
}
