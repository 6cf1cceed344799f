import { format } from 'node:util';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, expect } from 'vitest';
import { egressAttempts, installEgressTripwire } from './egress-tripwire.ts';

/**
 * What a test may not do silently: write to `console.error` or `console.warn`, leave a rejection unhandled, or talk to a host
 * that is not this machine. A test that wants console output spies on it with `vi.spyOn(console, 'error')` and asserts it.
 */
const complaints: string[] = [];
const original = { error: console.error, warn: console.warn };

installEgressTripwire();

process.on('unhandledRejection', (reason) => {
  complaints.push(`unhandled rejection: ${reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)}`);
});

beforeEach(() => {
  for (const level of ['error', 'warn'] as const) {
    console[level] = (...args: unknown[]) => {
      complaints.push(`console.${level}: ${format(...args)}`);
      original[level](...args);
    };
  }
});

afterEach(async () => {
  await nextTurn();
  Object.assign(console, original);
  expect(complaints.splice(0), 'nothing on console.error or console.warn, no unhandled rejection').toEqual([]);
  expect(egressAttempts.splice(0), 'no socket to another machine').toEqual([]);
});
