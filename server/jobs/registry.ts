import { processEmailEvent } from '#server/modules/notifications/index.ts';

/** Jobs that are not subscribers of events. */
export const JOBS = [processEmailEvent] as const;
