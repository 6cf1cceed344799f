import type { Clock } from '#server/domain/shared/clock.ts';
import type { IdSource } from '#server/domain/shared/ids.ts';

import type { Db } from './client.ts';

/** Who does something: printed on timelines and kept in events. */
export type Actor =
  | { readonly kind: 'user'; readonly id: string; readonly name: string }
  | { readonly kind: 'token'; readonly id: string; readonly name: string }
  | { readonly kind: 'system'; readonly id: string; readonly name: string };

/** An actor for work that nobody asked for at that moment (jobs, relay, webhooks). */
export const systemActor = (name: string): Actor => ({ kind: 'system', id: name, name });

/** What a transaction needs of the house. */
export interface TxDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly ids: IdSource;
  /** Called after a commit that recorded events. */
  readonly pokeRelay: () => void;
}
