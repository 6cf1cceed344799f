import { Resend } from 'resend';

import type { Clock } from '#server/domain/shared/clock.ts';
import type { EmailEvent, EmailPort, SendEmail } from '#server/integrations/email/port.ts';
import { fromResendFailure, RESEND_PROVIDER } from '#server/integrations/email/resend/errors.ts';
import { toEmailEvent, toResendEmail } from '#server/integrations/email/resend/map.ts';
import { webhookProblem } from '#server/integrations/email/resend/webhook-signature.ts';
import { failedRequest, sentEmail, webhookEvent } from '#server/integrations/email/resend/wire.ts';
import { type OutboundPolicy, runOutbound } from '#server/integrations/outbound-policy.ts';
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
/** The vendor's limit for a whole mail after base64. */
const MAX_ATTACHMENT_BYTES = 40 * 1024 * 1024;
const TEST_RECIPIENT = /(^|<)(delivered|bounced|complained|suppressed)(\+[^@\s]*)?@resend\.dev>?$/i;

const rejected = (code: string): ProviderError => new ProviderError(RESEND_PROVIDER, 'rejected', { codes: [code] });
const unauthentic = (code: string): ProviderError => new ProviderError(RESEND_PROVIDER, 'auth', { codes: [code] });
const unreadable = (cause: unknown): ProviderError =>
  new ProviderError(RESEND_PROVIDER, 'protocol', { codes: ['ANSWER_UNREADABLE'], cause });

const base64Length = (bytes: number): number => Math.ceil(bytes / 3) * 4;

/** What the vendor would refuse anyway, said before megabytes are sent. */
const requireSendable = (input: SendEmail, testRecipientsOnly: boolean): void => {
  if (input.to.length === 0 || input.to.length > MAX_RECIPIENTS) throw rejected('RECIPIENT_COUNT');
  if (input.idempotencyKey.length < 1 || input.idempotencyKey.length > 256) throw rejected('IDEMPOTENCY_KEY_LENGTH');
  const bytes = (input.attachments ?? []).reduce((sum, { content }) => sum + base64Length(content.byteLength), 0);
  if (bytes > MAX_ATTACHMENT_BYTES) throw rejected('ATTACHMENTS_TOO_LARGE');
  if (testRecipientsOnly && !input.to.every((address) => TEST_RECIPIENT.test(address))) throw rejected('SANDBOX_RECIPIENT');
};

/** Sends mail through Resend and reads its notifications. */
export function createResendEmail(config: ResendConfig, { clock, policy }: ResendDeps): EmailPort {
  // Both are given, because the SDK would otherwise take them from the environment.
  const client = new Resend(config.apiKey, { baseUrl: BASE_URL, userAgent: USER_AGENT });

  const send: EmailPort['send'] = async (input) => {
    requireSendable(input, config.testRecipientsOnly);
    return runOutbound(
      policy,
      RESEND_PROVIDER,
      async (signal) => {
        const { data, error, headers } = await client.emails.send(toResendEmail(input), {
          idempotencyKey: input.idempotencyKey,
          signal,
        });
        if (error) {
          const failure = failedRequest.safeParse(error);
          throw failure.success ? fromResendFailure({ ...failure.data, headers }, clock.now()) : unreadable(failure.error);
        }
        const sent = sentEmail.safeParse(data);
        if (!sent.success) throw unreadable(sent.error);
        return { providerId: sent.data.id };
      },
      { timeoutMs: config.timeoutMs },
    );
  };

  const readWebhook: EmailPort['readWebhook'] = (rawBody, headers): EmailEvent | null => {
    if (config.webhookSecret === null) throw unauthentic('WEBHOOK_SECRET_MISSING');
    const id = headers['svix-id'];
    const problem = webhookProblem(
      config.webhookSecret,
      { id, timestamp: headers['svix-timestamp'], signatures: headers['svix-signature'], rawBody },
      clock.now(),
    );
    if (problem !== null || id === undefined) throw unauthentic(problem ?? 'HEADERS_MISSING');
    try {
      return toEmailEvent(id, webhookEvent.parse(JSON.parse(rawBody)));
    } catch (error) {
      throw unreadable(error);
    }
  };

  return { send, readWebhook };
}
