import type { MockCredentials } from '#mocks/credentials.ts';
import type { MockRuntime } from '#mocks/start.ts';
import type { Env } from '#server/env/index.ts';

/** The simulated vendors and what they take as credentials. */
export interface SimulatedVendors {
  readonly runtime: MockRuntime;
  readonly credentials: MockCredentials;
}

/** What the configuration of an adapter is made of. */
export interface ConfigInput {
  readonly env: Env;
  /** Address of this process as browsers reach it; known for sure only once the port is. */
  readonly appUrl: string;
  /** Null when no provider is mocked. */
  readonly mocks: SimulatedVendors | null;
}
