import { Resend } from 'resend';

import type { Clock } from '#server/domain/shared/clock.ts';
import type { EmailNotice, EmailPort, SendBatch, SendEmail } from '#server/integrations/email/port.ts';
import { createAsk, unreadable } from '#server/integrations/email/resend/ask.ts';
import { RESEND_PROVIDER } from '#server/integrations/email/resend/errors.ts';
import { createInbound } from '#server/integrations/email/resend/inbound.ts';
import { toBatchEmail, toEmailEvent, toInboundNotice, toOutcomes, toResendEmail } from '#server/integrations/email/resend/map.ts';
import { webhookProblem } from '#server/integrations/email/resend/webhook-signature.ts';
import { receivedEvent, sentBatch, sentEmail, webhookEvent } from '#server/integrations/email/resend/wire.ts';
import type { OutboundPolicy } from '#server/integrations/outbound-policy.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';

export interface ResendConfig {
  readonly apiKey: string;
  /** `whsec_…` of our endpoint; null until one is set up, and then every notification is refused. */
  readonly webhookSecret: string | null;
  readonly timeoutMs: number;
  /** True in the sandbox: the vendor has no test mode, only test recipients, so nobody else may get mail. */
  readonly testRecipientsOnly: boolean;
}

export interface ResendDeps {
  readonly clock: Clock;
  readonly policy: OutboundPolicy;
}

const BASE_URL = 'https://api.resend.com';
const USER_AGENT = 'FiskAI';
const MAX_RECIPIENTS = 50;
const MAX_BATCH = 100;
/** The vendor's limit for a whole mail after base64. */
const MAX_ATTACHMENT_BYTES = 40 * 1024 * 1024;
const TEST_RECIPIENT = /(^|<)(delivered|bounced|complained|suppressed)(\+[^@\s]*)?@resend\.dev>?$/i;

const rejected = (code: string): ProviderError => new ProviderError(RESEND_PROVIDER, 'rejected', { codes: [code] });
const unauthentic = (code: string): ProviderError => new ProviderError(RESEND_PROVIDER, 'auth', { codes: [code] });

const base64Length = (bytes: number): number => Math.ceil(bytes / 3) * 4;

const requireKey = (key: string): void => {
  if (key.length < 1 || key.length > 256) throw rejected('IDEMPOTENCY_KEY_LENGTH');
};

const requireRecipients = (to: readonly string[], testRecipientsOnly: boolean): void => {
  if (to.length === 0 || to.length > MAX_RECIPIENTS) throw rejected('RECIPIENT_COUNT');
  if (testRecipientsOnly && !to.every((address) => TEST_RECIPIENT.test(address))) throw rejected('SANDBOX_RECIPIENT');
};

/** What the vendor would refuse anyway, said before megabytes are sent. */
const requireSendable = (input: SendEmail, testRecipientsOnly: boolean): void => {
  requireKey(input.idempotencyKey);
  const bytes = (input.attachments ?? []).reduce((sum, { content }) => sum + base64Length(content.byteLength), 0);
  if (bytes > MAX_ATTACHMENT_BYTES) throw rejected('ATTACHMENTS_TOO_LARGE');
  requireRecipients(input.to, testRecipientsOnly);
};

const requireBatch = ({ mails, idempotencyKey }: SendBatch, testRecipientsOnly: boolean): void => {
  requireKey(idempotencyKey);
  if (mails.length === 0 || mails.length > MAX_BATCH) throw rejected('BATCH_SIZE');
  for (const { to } of mails) requireRecipients(to, testRecipientsOnly);
};

/** Sends mail through Resend, reads its notifications, and fetches what came to our own addresses. */
export function createResendEmail(config: ResendConfig, { clock, policy }: ResendDeps): EmailPort {
  // Both are given, because the SDK would otherwise take them from the environment.
  const client = new Resend(config.apiKey, { baseUrl: BASE_URL, userAgent: USER_AGENT });

  const ask = createAsk(policy, clock, config.timeoutMs);

  const send: EmailPort['send'] = async (input) => {
    requireSendable(input, config.testRecipientsOnly);
    const { idempotencyKey } = input;
    const { id } = await ask(sentEmail, (signal) => client.emails.send(toResendEmail(input), { idempotencyKey, signal }));
    return { providerId: id };
  };

  const sendBatch: EmailPort['sendBatch'] = async (input) => {
    requireBatch(input, config.testRecipientsOnly);
    const { mails, idempotencyKey, validation } = input;
    const options = { idempotencyKey, batchValidation: validation };
    const answer = await ask(sentBatch, (signal) => client.batch.send(mails.map(toBatchEmail), { ...options, signal }));
    const outcomes = toOutcomes(mails.length, answer);
    if (outcomes === null) throw unreadable(new RangeError('a batch was answered with another number of mails'));
    return outcomes;
  };

  const readWebhook: EmailPort['readWebhook'] = (rawBody, headers): EmailNotice | null => {
    if (config.webhookSecret === null) throw unauthentic('WEBHOOK_SECRET_MISSING');
    const id = headers['svix-id'];
    const problem = webhookProblem(
      config.webhookSecret,
      { id, timestamp: headers['svix-timestamp'], signatures: headers['svix-signature'], rawBody },
      clock.now(),
    );
    if (problem !== null || id === undefined) throw unauthentic(problem ?? 'HEADERS_MISSING');
    try {
      const body: unknown = JSON.parse(rawBody);
      const received = receivedEvent.safeParse(body);
      return received.success ? toInboundNotice(id, received.data) : toEmailEvent(id, webhookEvent.parse(body));
    } catch (error) {
      throw unreadable(error);
    }
  };

  return { send, sendBatch, readWebhook, ...createInbound({ client, ask, policy }) };
}
