/** Vendors of mailboxes; the name is also that of the provider in the settings. */
export const MAILBOX_VENDORS = ['google', 'microsoft'] as const;
export type MailboxVendor = (typeof MAILBOX_VENDORS)[number];

/** Codes of `ProviderError` that this port shares: why a consent came to nothing, and a place of reading that is lost at once again. */
export const CONSENT_CODE_REFUSED = 'CONSENT_CODE_REFUSED';
export const CONSENT_INCOMPLETE = 'CONSENT_INCOMPLETE';
export const CURSOR_LOST = 'CURSOR_LOST';

/** What begins a consent: the owner's browser goes to the address that `consentUrl` makes of it. */
export interface ConsentRequest {
  /** Where the vendor sends the browser back. */
  readonly redirectUri: string;
  /** Comes back with the browser as it was given. */
  readonly state: string;
  /** SHA-256 of the verifier in base64url (RFC 7636, S256). */
  readonly codeChallenge: string;
  /** Address that is asked for again, so that the owner need not choose. */
  readonly loginHint?: string;
}

export interface ConsentAnswer {
  readonly redirectUri: string;
  readonly code: string;
  readonly codeVerifier: string;
}

/** Where mails lie: a folder or a label. */
export interface MailFolder {
  readonly id: string;
  readonly name: string;
}

/** What is known of a mail before anything of it is read. */
export interface MailHead {
  readonly id: string;
  /** In lower case; empty when the mail names nobody. */
  readonly sender: string;
  readonly senderName: string;
  readonly subject: string;
  readonly receivedAt: Date;
  /** Null where the vendor does not tell before the structure is read. */
  readonly hasAttachments: boolean | null;
}

export interface MailChanges {
  readonly folder: string;
  /** Where reading stopped; null begins with the mails that came after `since`. */
  readonly cursor: string | null;
  readonly since: Date;
}

/**
 * A stretch of new mails. `cursor` is to be kept once they are worked off; `more` tells that the next stretch is there already.
 * `cursor_lost`: the vendor no longer knows the place, so reading begins again without a cursor.
 */
export type MailPage =
  | { readonly kind: 'page'; readonly mails: readonly MailHead[]; readonly cursor: string; readonly more: boolean }
  | { readonly kind: 'cursor_lost' };

/** A file of a mail, however deep it lies; pictures of the text itself are none. */
export interface MailAttachment {
  /** Names the file within its mail for ever. */
  readonly part: string;
  /** `link`: the file lies elsewhere and cannot be taken. */
  readonly kind: 'file' | 'link';
  readonly filename: string;
  readonly contentType: string;
  /** Null where the vendor does not tell. */
  readonly bytes: number | null;
  /** How the vendor finds it now; not to be kept. */
  readonly handle: string;
}

/**
 * An open mailbox. Every call may throw `ProviderError`: `consent_expired` when its owner must agree again, `auth` when the
 * vendor no longer takes our own credentials.
 */
export interface MailboxSession {
  folders(): Promise<readonly MailFolder[]>;
  changes(wish: MailChanges): Promise<MailPage>;
  /** Empty for a mail that is no longer there. */
  attachments(mailId: string): Promise<readonly MailAttachment[]>;
  /** Null when mail or file is no longer there. */
  download(mailId: string, attachment: MailAttachment): Promise<Uint8Array | null>;
}

/** Mailboxes that their owners connect, to be read and never written. Throws only `ProviderError`. */
export interface MailboxPort {
  readonly vendor: MailboxVendor;
  consentUrl(request: ConsentRequest): Promise<string>;
  /**
   * Uses the code, which works once, and gives what opens the mailbox from now on: opaque, secret, to be kept sealed before
   * anything else is asked. `rejected` (CONSENT_CODE_REFUSED, CONSENT_INCOMPLETE) when the owner must begin again.
   */
  acceptConsent(answer: ConsentAnswer): Promise<Uint8Array>;
  /** Whose mailbox new credentials open, in lower case. */
  addressOf(credentials: Uint8Array): Promise<string>;
  /**
   * `keep` is awaited with every new version of the credentials before they are used; only one process at a time may have
   * a mailbox open, or one would use what the other has replaced.
   */
  open(credentials: Uint8Array, keep: (credentials: Uint8Array) => Promise<void>): MailboxSession;
  /** Gives the consent back. False where the vendor has no way for that, and its owner must do so there. */
  revoke(credentials: Uint8Array): Promise<boolean>;
}
