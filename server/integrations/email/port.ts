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

/** One mail of a batch: without attachments, which no vendor takes there. */
export type BatchMail = Omit<SendEmail, 'attachments' | 'idempotencyKey'>;

export interface SendBatch {
  /** 1 to 100. */
  readonly mails: readonly BatchMail[];
  /** For the whole batch; otherwise as that of a single mail. */
  readonly idempotencyKey: string;
  /** `strict`: one wrong mail and none is sent · `permissive`: the others are. */
  readonly validation: 'strict' | 'permissive';
}

/** What became of one mail of a batch, in the order of the batch. */
export type BatchOutcome = { readonly providerId: string } | { readonly refused: string };

export type EmailEventKind =
  'scheduled' | 'sent' | 'delivered' | 'delayed' | 'opened' | 'clicked' | 'bounced' | 'complained' | 'failed' | 'suppressed';

/** A verified notification of the vendor about one mail. */
export interface EmailEvent {
  /** Unique per notification; repeats bear the same. */
  readonly eventId: string;
  readonly kind: EmailEventKind;
  readonly providerId: string;
  readonly at: Date;
  readonly detail: string | null;
  /** A bounce that will come again with every mail: the address does not exist or refuses for good. */
  readonly permanent: boolean;
  /** What the mail was tagged with when it was sent. */
  readonly tags: Readonly<Record<string, string>>;
}

/** A verified notification that a mail has come. It bears no text and no files. */
export interface InboundNotice {
  readonly eventId: string;
  readonly kind: 'received';
  readonly providerId: string;
  readonly at: Date;
  readonly from: string;
  readonly subject: string;
  /** Addresses of ours that the mail was delivered for; what stands in its To may be anything. */
  readonly recipients: readonly string[];
}

export type EmailNotice = EmailEvent | InboundNotice;

export interface InboundAttachment {
  readonly id: string;
  /** Empty when it has none. */
  readonly filename: string;
  readonly contentType: string;
  readonly bytes: number;
  /** A picture inside the text. */
  readonly inline: boolean;
}

export interface InboundEmail {
  readonly from: string;
  readonly subject: string;
  /** Empty when there is none. */
  readonly text: string;
  readonly attachments: readonly InboundAttachment[];
}

/** Sending mail, reading what became of it, and fetching what came. Throws only `ProviderError`. */
export interface EmailPort {
  send(input: SendEmail): Promise<{ readonly providerId: string }>;
  /** Many mails in one call. With `strict`, a wrong mail is `rejected` and none was sent. */
  sendBatch(input: SendBatch): Promise<readonly BatchOutcome[]>;
  /**
   * Checks the signature on the raw body and reads the event. Throws `ProviderError` kind `auth` for a bad or
   * stale signature; returns null for an event type that we do not follow.
   */
  readWebhook(rawBody: string, headers: Readonly<Record<string, string | undefined>>): EmailNotice | null;
  /** A mail that came, without the bytes of its files. Null when the vendor no longer has it. */
  fetchInbound(providerId: string): Promise<InboundEmail | null>;
  /** One of its files, if it has no more than `maxBytes` and the vendor still has it. */
  fetchInboundAttachment(providerId: string, attachmentId: string, maxBytes: number): Promise<Uint8Array | 'gone' | 'too_large'>;
}
