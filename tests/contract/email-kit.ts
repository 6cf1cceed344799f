import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll } from 'vitest';

import { MOCK_RESEND } from '#mocks/resend/credentials.ts';
import type { EmailNotice, EmailPort, SendEmail } from '#server/integrations/email/port.ts';
import { EMAIL_VENDORS, type EmailConfigs } from '#server/integrations/email/registry.ts';
import { createOutboundPolicy } from '#server/integrations/outbound-policy.ts';
import { mockedVendors } from '#tests/kit/mocked-vendors.ts';

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

/** A server that takes Resend's notifications as ours does, and the vendor that sends them to it. `received` is emptied after each test. */
export function mockedResend(): ReturnType<typeof mockedVendors> & { readonly received: (EmailNotice | null)[] } {
  const received: (EmailNotice | null)[] = [];
  let endpoint: Server;
  beforeAll(async () => {
    endpoint = createServer((request, response) => {
      void text(request).then((rawBody) => {
        try {
          const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
          received.push(adapter().readWebhook(rawBody, headers));
          response.writeHead(202).end();
        } catch {
          response.writeHead(401).end();
        }
      });
    });
    await new Promise<void>((resolve) => endpoint.listen(0, '127.0.0.1', resolve));
  });
  const mocks = mockedVendors(['resend'], { appUrl: () => `http://127.0.0.1:${(endpoint.address() as AddressInfo).port}` });
  afterAll(() => {
    endpoint.closeAllConnections();
    endpoint.close();
  });
  afterEach(() => {
    received.length = 0;
  });
  return Object.assign(mocks, { received });
}
