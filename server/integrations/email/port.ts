export interface EmailAttachment {
  readonly filename: string;
  readonly contentType: string;
  readonly content: Uint8Array;
}

export interface SendEmail {
  readonly from: string;
  readonly to: readonly string[];
  readonly replyTo?: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly attachments?: readonly EmailAttachment[];
  /** 1–256 characters; the same key with the same content never sends twice within a day. */
  readonly idempotencyKey: string;
  /** ASCII names and values, for the vendor's own search. */
  readonly tags?: Readonly<Record<string, string>>;
}

export type EmailEventKind =
  'sent' | 'delivered' | 'delayed' | 'opened' | 'clicked' | 'bounced' | 'complained' | 'failed' | 'suppressed';

/** A verified notification of the vendor about one mail. */
export interface EmailEvent {
  /** Unique per notification; repeats bear the same. */
  readonly eventId: string;
  readonly kind: EmailEventKind;
  readonly providerId: string;
  readonly at: Date;
  readonly detail: string | null;
  /** What the mail was tagged with when it was sent. */
  readonly tags: Readonly<Record<string, string>>;
}

/** Sending mail and reading what became of it. Throws only `ProviderError`. */
export interface EmailPort {
  send(input: SendEmail): Promise<{ readonly providerId: string }>;
  /**
   * Checks the signature on the raw body and reads the event. Throws `ProviderError` kind `auth` for a bad or
   * stale signature; returns null for an event type that we do not follow.
   */
  readWebhook(rawBody: string, headers: Readonly<Record<string, string | undefined>>): EmailEvent | null;
}
