import { createHash } from 'node:crypto';

import type { MailboxVendor } from '#server/integrations/mailbox/port.ts';

/** States are kept by their hash: whoever reads the table cannot end a consent with it. */
export const stateHash = (state: string): string => createHash('sha256').update(state).digest('hex');

/** Where vendors send the browser back; registered there word by word. */
export const redirectUriOf = (appUrl: string, vendor: MailboxVendor): string => `${appUrl}/povezivanje/${vendor}`;
