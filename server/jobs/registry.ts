import { sweepExpired } from '#server/modules/identity/index.ts';
import { processEmailEvent } from '#server/modules/notifications/index.ts';

/** Jobs that are not subscribers of events. */
export const JOBS = [processEmailEvent, sweepExpired] as const;
