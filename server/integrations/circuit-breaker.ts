export interface CircuitLimits {
  /** Consecutive failures after which the circuit opens. */
  readonly failuresToOpen: number;
  /** How long an open circuit refuses calls before it lets one probe through, in milliseconds. */
  readonly openForMs: number;
}

/** `trial`: the one call that decides whether an open circuit closes. */
export type CircuitPass =
  { readonly allowed: true; readonly trial: boolean } | { readonly allowed: false; readonly retryAt: Date };

/**
 * Stops calling a vendor that is down: callers get their answer at once, and the vendor some peace. Time comes in with
 * each call, so the state is plain data.
 */
export class CircuitBreaker {
  readonly #limits: CircuitLimits;
  #failures = 0;
  #openedAt: number | null = null;
  #trialRunning = false;

  constructor(limits: CircuitLimits) {
    this.#limits = limits;
  }

  /** Asks for permission; each `allowed` answer must be followed by exactly one of `succeeded`, `failed` or `abandoned`. */
  enter(now: Date): CircuitPass {
    if (this.#openedAt === null) return { allowed: true, trial: false };
    const probeFrom = this.#openedAt + this.#limits.openForMs;
    if (now.getTime() < probeFrom || this.#trialRunning) {
      return { allowed: false, retryAt: new Date(Math.max(probeFrom, now.getTime() + 1000)) };
    }
    this.#trialRunning = true;
    return { allowed: true, trial: true };
  }

  /** When the next probe may go, while the circuit is open; else null. */
  get openUntil(): Date | null {
    return this.#openedAt === null ? null : new Date(this.#openedAt + this.#limits.openForMs);
  }

  /** The vendor answered, be it with a refusal: it is there. */
  succeeded(): void {
    this.#failures = 0;
    this.#openedAt = null;
    this.#trialRunning = false;
  }

  /** The vendor did not answer, or not sensibly. */
  failed(pass: CircuitPass, now: Date): void {
    this.#failures += 1;
    const trial = pass.allowed && pass.trial;
    if (trial) this.#trialRunning = false;
    if (trial || (this.#openedAt === null && this.#failures >= this.#limits.failuresToOpen)) this.#openedAt = now.getTime();
  }

  /** The call was given up before it said anything about the vendor. */
  abandoned(pass: CircuitPass): void {
    if (pass.allowed && pass.trial) this.#trialRunning = false;
  }
}
