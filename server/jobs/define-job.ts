import type { Deps } from '#server/context.ts';

/** One kind of background work. `name` is `module.verb-object`; a handler must bear being run again. */
export interface Job<Data extends object> {
  readonly name: string;
  /** How many run at once in one process. */
  readonly concurrency: number;
  handle(deps: Deps, data: Data): Promise<void>;
}

/** Declares a job; the type of its data is kept for whoever sends it. */
export function defineJob<Data extends object>(job: Job<Data>): Job<Data> {
  return job;
}
