import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { assertNoOpenTransaction, runInsideTransaction } from '#server/integrations/call-context.ts';
import {
  createOutboundPolicy,
  type OutboundLimits,
  type OutboundPolicy,
  runOutbound,
} from '#server/integrations/outbound-policy.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';

/** The policy reads the same time as the timers, and the test moves both. */
const clock = { now: () => new Date(Date.now()) };

const policyWith = (limits: Partial<OutboundLimits>): OutboundPolicy =>
  createOutboundPolicy({ clock, environment: 'mock', limits: { vendor: limits } });

const down = () => Promise.reject(new ProviderError('vendor', 'unreachable'));
const up = () => Promise.resolve('answer');
const never = () => new Promise<string>(() => undefined);
const outcome = (call: Promise<unknown>): Promise<unknown> =>
  call.catch((error: unknown) => (error instanceof ProviderError ? `${error.kind} ${error.codes.join()}`.trim() : error));

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-24T08:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a call to a vendor', () => {
  it('hands on the answer, and an error that is already ours, as they are', async () => {
    const policy = policyWith({});
    expect(await runOutbound(policy, 'vendor', up)).toBe('answer');
    const rejected = new ProviderError('vendor', 'rejected', { codes: ['s004'] });
    await expect(runOutbound(policy, 'vendor', () => Promise.reject(rejected))).rejects.toBe(rejected);
  });

  it.each([
    [Object.assign(new Error('x'), { code: 'ECONNREFUSED' }), 'unreachable ECONNREFUSED'],
    [new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code: 'ENOTFOUND' }) }), 'unreachable ENOTFOUND'],
    [
      new TypeError('fetch failed', { cause: new AggregateError([Object.assign(new Error(), { code: 'EHOSTUNREACH' })]) }),
      'unreachable EHOSTUNREACH',
    ],
    [Object.assign(new Error('x'), { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' }), 'unreachable UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
    [Object.assign(new Error('x'), { code: 'UND_ERR_HEADERS_TIMEOUT' }), 'timeout UND_ERR_HEADERS_TIMEOUT'],
    [Object.assign(new Error('x'), { code: 'ECONNRESET', name: 'TimeoutError' }), 'unreachable ECONNRESET'],
    [new DOMException('x', 'TimeoutError'), 'timeout TimeoutError'],
    [Object.assign(new Error('x'), { code: 'EGRESS_REFUSED' }), 'rejected EGRESS_REFUSED'],
    [new SyntaxError('Unexpected token'), 'protocol'],
  ])('maps what clients throw: %s is %s', async (thrown, expected) => {
    expect(await outcome(runOutbound(policyWith({}), 'vendor', () => Promise.reject(thrown)))).toBe(expected);
  });

  it('gives up after its time and aborts the signal', async () => {
    const aborted = vi.fn();
    const call = outcome(
      runOutbound(policyWith({ timeoutMs: 5000 }), 'vendor', (signal) => {
        signal.addEventListener('abort', aborted);
        return never();
      }),
    );
    await vi.advanceTimersByTimeAsync(4999);
    expect(aborted).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(await call).toBe('timeout CALL_TIMEOUT');
    expect(aborted).toHaveBeenCalledOnce();
  });

  it('takes a time limit of its own', async () => {
    const call = outcome(runOutbound(policyWith({ timeoutMs: 5000 }), 'vendor', never, { timeoutMs: 100 }));
    await vi.advanceTimersByTimeAsync(100);
    expect(await call).toBe('timeout CALL_TIMEOUT');
  });

  it('leaves no timer behind', async () => {
    await runOutbound(policyWith({}), 'vendor', up);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('the places at a vendor', () => {
  it('lets so many through, some wait, and the rest are refused at once', async () => {
    const policy = policyWith({ maxConcurrent: 2, maxQueued: 1 });
    const running: ((answer: string) => void)[] = [];
    const slow = () => new Promise<string>((resolve) => running.push(resolve));
    const calls = [1, 2, 3].map(() => runOutbound(policy, 'vendor', slow));
    await vi.advanceTimersByTimeAsync(0);
    expect(running).toHaveLength(2);
    expect(await outcome(runOutbound(policy, 'vendor', up))).toBe('rate_limited BULKHEAD_FULL');

    running[0]?.('first');
    expect(await calls[0]).toBe('first');
    await vi.advanceTimersByTimeAsync(0);
    expect(running).toHaveLength(3);
    running.forEach((answer) => answer('later'));
    expect(await Promise.all(calls)).toEqual(['first', 'later', 'later']);
  });

  it('counts the waiting into the time, and gives the place of a call that was given up to the next', async () => {
    const policy = policyWith({ maxConcurrent: 1, maxQueued: 2, timeoutMs: 1000 });
    const first = outcome(runOutbound(policy, 'vendor', never));
    const impatient = outcome(runOutbound(policy, 'vendor', up, { timeoutMs: 500 }));
    const patient = runOutbound(policy, 'vendor', up, { timeoutMs: 2000 });
    await vi.advanceTimersByTimeAsync(500);
    expect(await impatient).toBe('timeout CALL_TIMEOUT');
    await vi.advanceTimersByTimeAsync(500);
    expect(await first).toBe('timeout CALL_TIMEOUT');
    expect(await patient).toBe('answer');
  });

  it('keeps a slow vendor from holding up another', async () => {
    const policy = createOutboundPolicy({ clock, environment: 'mock', limits: { slow: { maxConcurrent: 1, maxQueued: 0 } } });
    const stuck = outcome(runOutbound(policy, 'slow', never));
    expect(await outcome(runOutbound(policy, 'slow', up))).toBe('rate_limited BULKHEAD_FULL');
    expect(await runOutbound(policy, 'other', up)).toBe('answer');
    await vi.advanceTimersByTimeAsync(10_000);
    await stuck;
  });
});

describe('the circuit of a vendor', () => {
  const limits = { failuresToOpen: 3, openForMs: 30_000 };

  const openCircuit = async (): Promise<OutboundPolicy> => {
    const policy = policyWith(limits);
    for (let attempt = 0; attempt < 3; attempt += 1) await outcome(runOutbound(policy, 'vendor', down));
    return policy;
  };

  it('opens after so many failures in a row and says when to come back', async () => {
    const policy = await openCircuit();
    const asked = vi.fn(up);
    await expect(runOutbound(policy, 'vendor', asked)).rejects.toMatchObject({
      kind: 'unreachable',
      codes: ['CIRCUIT_OPEN'],
      retryAt: new Date('2026-11-24T08:00:30Z'),
    });
    expect(asked).not.toHaveBeenCalled();
  });

  it('begins to count anew after a success', async () => {
    const policy = policyWith(limits);
    for (const fn of [down, down, up, down, down]) await outcome(runOutbound(policy, 'vendor', fn));
    expect(await runOutbound(policy, 'vendor', up)).toBe('answer');
  });

  it.each(['rejected', 'rate_limited', 'auth', 'quota', 'consent_expired'] as const)(
    'stays closed for %s, which only a vendor that is up can say',
    async (kind) => {
      const policy = policyWith(limits);
      const refuse = () => Promise.reject(new ProviderError('vendor', kind));
      for (let attempt = 0; attempt < 9; attempt += 1) await outcome(runOutbound(policy, 'vendor', refuse));
      expect(await runOutbound(policy, 'vendor', up)).toBe('answer');
    },
  );

  it('lets one call try after the pause, and closes when it succeeds', async () => {
    const policy = await openCircuit();
    await vi.advanceTimersByTimeAsync(30_000);
    let answer: (value: string) => void = () => undefined;
    const trial = runOutbound(policy, 'vendor', () => new Promise<string>((resolve) => (answer = resolve)));
    await vi.advanceTimersByTimeAsync(0);
    expect(await outcome(runOutbound(policy, 'vendor', up))).toBe('unreachable CIRCUIT_OPEN');
    answer('back');
    expect(await trial).toBe('back');
    expect(await runOutbound(policy, 'vendor', up)).toBe('answer');
  });

  it('opens again at once when the trial fails', async () => {
    const policy = await openCircuit();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await outcome(runOutbound(policy, 'vendor', down))).toBe('unreachable');
    expect(await outcome(runOutbound(policy, 'vendor', up))).toBe('unreachable CIRCUIT_OPEN');
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await runOutbound(policy, 'vendor', up)).toBe('answer');
  });
});

describe('an open database transaction', () => {
  it('forbids calls to vendors, however deep, until it is over', async () => {
    const policy = policyWith({});
    const deep = async (): Promise<unknown> => {
      await Promise.resolve();
      return runOutbound(policy, 'vendor', up);
    };
    await expect(runInsideTransaction(deep)).rejects.toThrowError(/inside a database transaction/);
    expect(await deep()).toBe('answer');
  });

  it('does not count for work that was started in it and goes on after the commit', async () => {
    let later: Promise<void> | undefined;
    await runInsideTransaction(async () => {
      later = new Promise((resolve) => setTimeout(resolve, 1000)).then(() => assertNoOpenTransaction());
      await Promise.resolve();
    });
    await vi.advanceTimersByTimeAsync(1000);
    await expect(later).resolves.toBeUndefined();
  });
});
