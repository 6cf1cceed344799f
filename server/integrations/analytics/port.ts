import type { FlagName, UsageEvent } from '#server/domain/analytics/usage-events.ts';

/** Counts how the product is used. Nothing here throws or makes a request wait, whatever becomes of the count. */
export interface AnalyticsPort {
  /** `company` is a pseudonym (see `pseudonymOf`), never an id; `at` is when it happened. */
  capture(event: UsageEvent, company: string, at: Date): void;
  /** How a switch stands for a company, as far as is known at this moment; its safe default until the service has said. */
  flag(name: FlagName, company: string): boolean;
  /** What a browser needs to count page views; null when there is no counting. */
  readonly browserKey: string | null;
  /** Passes on what a browser counts. False when it is not one of the calls that are let through. */
  forward(call: BrowserCall): Promise<BrowserAnswer | null>;
  /** Sends what is waiting and ends, within so long. */
  shutdown(timeoutMs: number): Promise<void>;
}

/** A call of the vendor's script in a browser, by way of our own address. */
export interface BrowserCall {
  readonly method: string;
  /** Path and query below our own address. */
  readonly path: string;
  readonly contentType: string | null;
  readonly body: Uint8Array;
}

export interface BrowserAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: Uint8Array;
}
