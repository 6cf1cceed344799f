export interface BulkheadLimits {
  /** Calls to one vendor at the same time, in this process. */
  readonly maxConcurrent: number;
  /** Calls that may wait for a place; more are refused at once. */
  readonly maxQueued: number;
}

/** Keeps one slow vendor from taking every connection and all memory: a fixed number of places and a short queue, first come first served. */
export class Bulkhead {
  readonly #limits: BulkheadLimits;
  readonly #waiting: (() => void)[] = [];
  #busy = 0;

  constructor(limits: BulkheadLimits) {
    this.#limits = limits;
  }

  /**
   * Waits for a place and returns the function that gives it back (harmless when called twice), or null when the queue
   * is full. Rejects with the signal's reason when that comes first.
   */
  async acquire(signal: AbortSignal): Promise<(() => void) | null> {
    if (this.#busy < this.#limits.maxConcurrent) {
      this.#busy += 1;
      return this.#releaseOnce();
    }
    if (this.#waiting.length >= this.#limits.maxQueued) return null;
    await new Promise<void>((resolve, reject) => {
      const granted = (): void => {
        signal.removeEventListener('abort', giveUp);
        resolve();
      };
      const giveUp = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(granted), 1);
        reject(signal.reason as Error);
      };
      this.#waiting.push(granted);
      signal.addEventListener('abort', giveUp, { once: true });
    });
    return this.#releaseOnce();
  }

  #releaseOnce(): () => void {
    let released = false;
    return () => {
      if (released) return;
      released = true;
      const next = this.#waiting.shift();
      // The place passes on directly, so that nobody slips in between.
      if (next) next();
      else this.#busy -= 1;
    };
  }
}
