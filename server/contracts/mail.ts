import { z } from 'zod';

export const SaveReplyToInput = z.object({
  /** Null: the company's own address, else its owner's. */
  replyTo: z.email('FIELD_EMAIL').max(254).nullable(),
});
export type SaveReplyToInput = z.infer<typeof SaveReplyToInput>;

export const LiftSuppressionInput = z.object({ address: z.email('FIELD_EMAIL').max(254) });
export type LiftSuppressionInput = z.infer<typeof LiftSuppressionInput>;

/** Addresses of which somebody wants to know before writing to them. */
export const HeldBackInput = z.object({ addresses: z.array(z.string().max(254)).max(20) });
export type HeldBackInput = z.infer<typeof HeldBackInput>;

/** An address that the company's mail no longer goes to. */
export interface SuppressionDto {
  readonly address: string;
  readonly reason: 'bounced' | 'complained' | 'suppressed';
  /** The words of the other side, when it gave some. */
  readonly detail: string | null;
  readonly since: Date;
}

/** A mail that came to the company's own address. */
export interface InboundEmailDto {
  readonly id: string;
  readonly sender: string;
  readonly subject: string;
  readonly receivedAt: Date;
  /** How many attachments are documents. */
  readonly kept: number;
  /** The others, each with the code of why. */
  readonly skipped: readonly { readonly filename: string; readonly code: string }[];
}

export interface MailSettingsDto {
  readonly emailOn: boolean;
  readonly replyTo: string | null;
  /** Where answers go while `replyTo` is null. */
  readonly usualReplyTo: string;
  /** The company's own address for documents; null where mail is not received. */
  readonly inboundAddress: string | null;
  readonly suppressions: readonly SuppressionDto[];
  /** The last ones, newest first. */
  readonly inbound: readonly InboundEmailDto[];
}
