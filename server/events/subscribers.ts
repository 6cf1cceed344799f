import { archiveDocument, archiveExchange, eraseRemoved } from '#server/modules/documents/index.ts';
import { sendQueuedEmail } from '#server/modules/notifications/index.ts';

import type { Subscriber } from './subscriber.ts';

/** Everything that follows when things happen, in one place. */
export const SUBSCRIBERS = [archiveDocument, archiveExchange, eraseRemoved, sendQueuedEmail] as unknown as readonly Subscriber[];
