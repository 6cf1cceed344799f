import { sweepDeferred } from '#server/events/sweep-deferred.ts';
import { sweepUploads } from '#server/modules/documents/index.ts';
import { sweepExpired } from '#server/modules/identity/index.ts';
import { readDueMailboxes } from '#server/modules/mailbox/index.ts';

/** Work that comes again by the clock; its handler finds out by itself what is due. */
export interface ScheduledJob {
  readonly name: string;
  readonly everyMinutes: number;
}

const DAY = 24 * 60;

export const SCHEDULE: readonly ScheduledJob[] = [
  // A mailbox is due every ten minutes; what was left of a long one, or what a vendor put off, sooner.
  { name: readDueMailboxes.name, everyMinutes: 1 },
  { name: sweepDeferred.name, everyMinutes: DAY },
  { name: sweepExpired.name, everyMinutes: DAY },
  { name: sweepUploads.name, everyMinutes: DAY },
];
