import type { Deps } from '#server/context.ts';

import type { EventType, RecordedEvent } from './event-types.ts';

/** Something that wants to act when things happen. Idempotent; never calls another subscriber. */
export interface Subscriber<T extends EventType = EventType> {
  /** `module.verb-object`; also the name of its queue. */
  readonly name: string;
  readonly on: readonly T[];
  /** True while what it needs is switched off. Events are then left, and handed over when it is on (`sweep-deferred.ts`). */
  isOff?(deps: Deps): boolean;
  handle(deps: Deps, event: Extract<RecordedEvent, { readonly type: T }>): Promise<void>;
}

/** Declares a subscriber with the types of exactly the events that it listens to. */
export function defineSubscriber<T extends EventType>(subscriber: Subscriber<T>): Subscriber<T> {
  return subscriber;
}
