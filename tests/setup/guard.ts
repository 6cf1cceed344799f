import { format } from 'node:util';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, expect } from 'vitest';
import { egressAttempts, installEgressTripwire } from './egress-tripwire.ts';

/**
 * What a test may not do silently: write to `console.error` or `console.warn`, leave a rejection unhandled, or talk to a host
 * that is not this machine. A test that wants console output spies on it with `vi.spyOn(console, 'error')` and asserts it.
 */
const complaints: string[] = [];
const original = { error: console.error, warn: console.warn };

installEgressTripwire();

const noteRejection = (reason: unknown): void => {
  complaints.push(`unhandled rejection: ${reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)}`);
};

// This file is read anew for every test file, in a process that runs many of them.
process.on('unhandledRejection', noteRejection);
afterAll(() => void process.off('unhandledRejection', noteRejection));

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
