import type { Router } from 'express';
import type { MockClock } from './clock.ts';
import type { Scenario, ScenarioSpec } from './scenario.ts';
import type { MockStore } from './store.ts';

export type VendorId =
  | 'cis'
  | 'r2'
  | 'resend'
  | 'hnb'
  | 'vies'
  | 'posthog'
  | 'sentry'
  | 'sudreg'
  | 'google'
  | 'microsoft'
  | 'gocardless'
  | 'enablebanking'
  | 'moj_eracun'
  | 'eposlovanje'
  | 'ie_racuni'
  | 'stripe'
  | 'openai';

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

/** Something that the vendor knows, as the control page shows it. */
export interface VendorTable {
  readonly title: string;
  readonly columns: readonly string[];
  /** Newest first. */
  readonly rows: readonly (readonly string[])[];
}

export interface VendorActionField {
  readonly name: string;
  readonly means: string;
  readonly default: string;
  /** When only these are meant. */
  readonly options?: readonly string[];
}

/** What can be made to happen at the vendor: a webhook that it sends, a mail that arrives, a consent that is taken back. */
export interface VendorAction {
  readonly name: string;
  /** The words on the button. */
  readonly means: string;
  readonly fields: readonly VendorActionField[];
  /** Returns what came of it, in one sentence. Throws `MockRefusal` for a wish that cannot be met. */
  run(env: MockEnv, values: Readonly<Record<string, string>>): string | Promise<string>;
}

/** A wish that the mocks cannot meet: no such mail, no such event. The message is for developers. */
export class MockRefusal extends Error {
  override readonly name = 'MockRefusal';
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
  /** Pages to which the vendor sends a browser, mounted at `/__mocks/<id>` for every visitor and guarded as the vendor's own are. */
  pages?(env: MockEnv): Router;
  /** What the control page shows of the vendor's state. */
  tables?(env: MockEnv): readonly VendorTable[];
  readonly actions?: readonly VendorAction[];
  /** Work that the vendor does by itself when its time has come (webhooks, slow imports); called twice a second. */
  tick?(env: MockEnv): Promise<void>;
}

/** The number after a scenario's colon. */
export const numberArgument = (scenario: Scenario, fallback: number): number => {
  const value = scenario.argument === null ? fallback : Number(scenario.argument);
  if (!Number.isFinite(value)) throw new TypeError(`Scenario ${scenario.name} wants a number, not ${scenario.argument}`);
  return value;
};
