import type { BeginConsentInput } from '#server/contracts/mailbox.ts';

/** The way to a mail provider, from the page of mailboxes (`path`). It leaves the application, so the browser itself must follow it. */
export const consentHref = (path: string, { vendor, mailboxId }: BeginConsentInput): string =>
  `${path}/povezi/${vendor}${mailboxId === undefined ? '' : `?sanducic=${mailboxId}`}`;
