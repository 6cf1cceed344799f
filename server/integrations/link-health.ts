import type { ProviderErrorKind } from '#server/integrations/provider-error.ts';

export type CallOutcome = 'ok' | ProviderErrorKind;

export interface FinishedCall {
  readonly provider: string;
  readonly at: Date;
  readonly durationMs: number;
  readonly outcome: CallOutcome;
  /** Until when this process calls nobody there; null while the circuit is closed. */
  readonly circuitOpenUntil: Date | null;
}

/** Calls of one kind, as they are kept. */
export interface CallCount {
  readonly provider: string;
  readonly bucketAt: Date;
  readonly outcome: CallOutcome;
  readonly upToMs: number;
  readonly count: number;
}

/** What was last heard of a provider since it was last asked for; null for nothing of that sort. */
export interface LastHeard {
  readonly provider: string;
  readonly lastSuccessAt: Date | null;
  readonly lastFailureAt: Date | null;
  readonly lastFailureKind: ProviderErrorKind | null;
  readonly circuitOpenUntil: Date | null;
}

export interface Heard {
  readonly counts: readonly CallCount[];
  readonly last: readonly LastHeard[];
}

const BUCKET_MS = 15 * 60_000;
/** Upper bounds of the classes of durations, in milliseconds; the last one takes whatever is longer. */
export const DURATION_CLASSES = [25, 50, 100, 200, 400, 800, 1_600, 3_200, 6_400, 12_800, 60_000] as const;

const classOf = (durationMs: number): number =>
  DURATION_CLASSES.find((upToMs) => durationMs <= upToMs) ?? DURATION_CLASSES[DURATION_CLASSES.length - 1] ?? 0;

/** Counts in memory how calls end, so that a call costs no write; somebody takes the counts out from time to time and keeps them. */
export class LinkHealth {
  #counts = new Map<string, { -readonly [Key in keyof CallCount]: CallCount[Key] }>();
  #last = new Map<string, { -readonly [Key in keyof LastHeard]: LastHeard[Key] }>();

  finished({ provider, at, durationMs, outcome, circuitOpenUntil }: FinishedCall): void {
    const bucketAt = new Date(Math.floor(at.getTime() / BUCKET_MS) * BUCKET_MS);
    const upToMs = classOf(durationMs);
    const key = [provider, bucketAt.getTime(), outcome, upToMs].join(' ');
    const count = this.#counts.get(key) ?? { provider, bucketAt, outcome, upToMs, count: 0 };
    count.count += 1;
    this.#counts.set(key, count);

    const last = this.#last.get(provider) ?? {
      provider,
      lastSuccessAt: null,
      lastFailureAt: null,
      lastFailureKind: null,
      circuitOpenUntil: null,
    };
    if (outcome === 'ok') last.lastSuccessAt = at;
    else {
      last.lastFailureAt = at;
      last.lastFailureKind = outcome;
    }
    last.circuitOpenUntil = circuitOpenUntil;
    this.#last.set(provider, last);
  }

  /** What has been heard since this was last called. */
  take(): Heard {
    const heard = { counts: [...this.#counts.values()], last: [...this.#last.values()] };
    this.#counts = new Map();
    this.#last = new Map();
    return heard;
  }
}
