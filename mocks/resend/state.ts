import { collection, type Collection } from '../kit/records.ts';
import type { MockEnv } from '../kit/vendor.ts';

export interface MailAttachment {
  readonly filename: string;
  readonly contentType: string;
  readonly bytes: number;
  /** Name of the blob. */
  readonly sha256: string;
}

export interface MailContent {
  readonly from: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly replyTo: readonly string[];
  readonly subject: string;
  readonly html: string | null;
  readonly text: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly attachments: readonly MailAttachment[];
}

/** A mail in the outbox. */
export interface SentMail extends MailContent {
  readonly id: string;
  readonly createdAt: string;
  readonly idempotencyKey: string | null;
  /** As the API reports it: `sent`, `delivered`, `bounced` … */
  readonly lastEvent: string;
}

export interface IdempotencyEntry {
  readonly emailIds: readonly string[];
  /** Mails of a permissive batch that were not taken. */
  readonly errors: readonly { readonly index: number; readonly message: string }[];
  readonly bodySha256: string;
  readonly at: string;
}

/** A webhook that is to be sent or was: the vendor repeats it until it is answered with 2xx. */
export interface WebhookDelivery {
  /** Unique per planned sending; `svix-id` is `webhookId`. */
  readonly id: string;
  readonly webhookId: string;
  readonly emailId: string;
  readonly type: string;
  readonly body: string;
  readonly status: 'waiting' | 'sending' | 'delivered' | 'failed';
  readonly attempts: number;
  /** Vendors' time, ISO. */
  readonly dueAt: string;
  readonly lastStatus: number | null;
  readonly lastError: string | null;
}

export interface ResendState {
  readonly mails: Collection<SentMail>;
  readonly idempotency: Collection<IdempotencyEntry>;
  /** Still to be sent, or sent again. */
  readonly deliveries: Collection<WebhookDelivery>;
  /** Apart, so that looking for due ones stays cheap. */
  readonly finished: Collection<WebhookDelivery>;
}

export const resendState = (env: MockEnv): ResendState => ({
  mails: collection(env.store, 'resend', 'mails'),
  idempotency: collection(env.store, 'resend', 'idempotency'),
  deliveries: collection(env.store, 'resend', 'deliveries'),
  finished: collection(env.store, 'resend', 'deliveries-finished'),
});
