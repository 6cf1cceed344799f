import { randomUUID } from 'node:crypto';

import { MOCK_RESEND } from '#mocks/resend/credentials.ts';
import type { EmailPort, SendEmail } from '#server/integrations/email/port.ts';
import { EMAIL_VENDORS, type EmailConfigs } from '#server/integrations/email/registry.ts';
import { createOutboundPolicy } from '#server/integrations/outbound-policy.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';

const clock = { now: () => new Date() };

const mocked: EmailConfigs['resend'] = { ...MOCK_RESEND, timeoutMs: 5000, testRecipientsOnly: false };

/** Each with circuits of its own. */
export const adapter = (config: Partial<EmailConfigs['resend']> = {}): EmailPort =>
  EMAIL_VENDORS.resend({ ...mocked, ...config }, { clock, policy: createOutboundPolicy({ clock, environment: 'test' }) });

/** A mail as the product sends it, with a key of its own. */
export const mail = (over: Partial<SendEmail> = {}): SendEmail => ({
  from: 'Studio Šova <racuni@studio-sova.example>',
  to: ['kupac@example.com'],
  replyTo: 'ured@studio-sova.example',
  subject: 'Račun 12/POSL1/1 – žižula i đumbir',
  html: '<p>Poštovani, šaljemo vam račun. Ćao!</p>',
  text: 'Poštovani, šaljemo vam račun. Ćao!',
  idempotencyKey: `invoice-sent/${randomUUID()}/1`,
  ...over,
});

/** The `ProviderError` that a call ends in. */
export const failure = async (call: Promise<unknown>): Promise<ProviderError> => {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ProviderError)) throw new Error(`not a ProviderError: ${String(error)}`);
  return error;
};
