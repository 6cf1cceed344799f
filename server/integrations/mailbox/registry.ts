import { createGoogleMailbox, type GoogleConfig } from '#server/integrations/mailbox/google/adapter.ts';
import { createMicrosoftMailbox, type MicrosoftConfig } from '#server/integrations/mailbox/microsoft/adapter.ts';
import type { MailboxAdapterDeps } from '#server/integrations/mailbox/adapter-deps.ts';
import type { MailboxPort, MailboxVendor } from '#server/integrations/mailbox/port.ts';

export interface MailboxConfigs {
  readonly google: GoogleConfig;
  readonly microsoft: MicrosoftConfig;
}

/** Makers of the port, one per vendor. */
export const MAILBOX_ADAPTERS: {
  readonly [Vendor in MailboxVendor]: (config: MailboxConfigs[Vendor], deps: MailboxAdapterDeps) => MailboxPort;
} = { google: createGoogleMailbox, microsoft: createMicrosoftMailbox };
