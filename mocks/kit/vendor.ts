import type { MockClock } from './clock.ts';
import type { Scenario, ScenarioSpec } from './scenario.ts';
import type { MockStore } from './store.ts';

export type VendorId = 'cis' | 'r2' | 'resend';

/** What every mock works with; the same in a server, a worker, a test and the command line. */
export interface MockEnv {
  readonly store: MockStore;
  readonly clock: MockClock;
  readonly dataDir: string;
  /** Where our own server listens; vendors send their webhooks there. */
  appUrl(): string;
}

/** A request as it reached the vendor. */
export interface VendorCall {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: Buffer;
  readonly requestId: string;
  readonly operation: string;
  readonly scenario: Scenario;
  /** Writes into the call log what the vendor noticed without refusing. */
  note(text: string): void;
}

export interface VendorAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | null;
}

/** One vendor that is played offline. */
export interface VendorMock {
  readonly id: VendorId;
  /** The words that the control page shows. */
  readonly label: string;
  readonly operations: readonly string[];
  /** Those of `COMMON_SCENARIOS` not included. */
  readonly scenarios: readonly ScenarioSpec[];
  /** True for the vendor's real hosts, and for nothing else. */
  matches(url: URL): boolean;
  operationOf(request: { readonly method: string; readonly url: URL; readonly headers: Headers; readonly body: Buffer }): string;
  handle(call: VendorCall, env: MockEnv): VendorAnswer | Promise<VendorAnswer>;
}

/** The number after a scenario's colon. */
export const numberArgument = (scenario: Scenario, fallback: number): number => {
  const value = scenario.argument === null ? fallback : Number(scenario.argument);
  if (!Number.isFinite(value)) throw new TypeError(`Scenario ${scenario.name} wants a number, not ${scenario.argument}`);
  return value;
};
