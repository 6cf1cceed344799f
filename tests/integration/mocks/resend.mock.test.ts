import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Resend } from 'resend';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { MOCK_RESEND } from '#mocks/resend/credentials.ts';
import type { MockRuntime } from '#mocks/start.ts';
import { removeDir, temporaryDir, testMocks } from './kit.ts';

const dir = temporaryDir();
const received: { readonly headers: IncomingHttpHeaders; readonly body: string }[] = [];
let answerWith = 204;
let mocks: MockRuntime;

/** Stands where our own server will: only remembers what arrives. */
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    received.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
    response.writeHead(answerWith).end();
  });
});

const resend = new Resend(MOCK_RESEND.apiKey);
const mail = { from: 'FiskAI <racuni@example.hr>', to: 'kupac@example.hr', subject: 'Račun 1/POSL1/1', text: 'Šaljemo račun.' };

const verify = ({ headers, body }: (typeof received)[number]) =>
  resend.webhooks.verify({
    payload: body,
    headers: {
      id: String(headers['svix-id']),
      timestamp: String(headers['svix-timestamp']),
      signature: String(headers['svix-signature']),
    },
    webhookSecret: MOCK_RESEND.webhookSecret,
  });

const types = () => received.map(({ body }) => (JSON.parse(body) as { type: string }).type);

const post = (body: unknown, headers: Record<string, string> = {}) =>
  fetch('https://api.resend.com/emails', {
    method: 'POST',
    headers: { authorization: `Bearer ${MOCK_RESEND.apiKey}`, 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

const refusal = async (response: Response): Promise<[number, string]> => [
  response.status,
  ((await response.json()) as { name: string }).name,
];

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // The real clock: the verifying library takes the machine's time.
  mocks = await testMocks(dir, {
    appUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    clock: { now: () => new Date() },
  });
});
afterEach(() => {
  expect(mocks.unhandled()).toEqual([]);
  mocks.control.reset();
  mocks.control.setAutoEvents(false);
  received.length = 0;
  answerWith = 204;
});
afterAll(async () => {
  await mocks.stop();
  await new Promise((resolve) => server.close(resolve));
  removeDir(dir);
});

describe('mocked Resend', () => {
  it("takes a mail from Resend's own client and keeps it with its attachments", async () => {
    const pdf = Buffer.from('%PDF-1.7 ž');
    const sent = await resend.emails.send({
      ...mail,
      html: '<p>Šaljemo račun.</p>',
      replyTo: 'ured@example.hr',
      tags: [{ name: 'invoice', value: '1' }],
      attachments: [{ filename: 'račun.pdf', content: pdf, contentType: 'application/pdf' }],
    });
    expect(sent.error).toBeNull();
    const kept = mocks.control.mail(sent.data?.id ?? '');
    expect(kept).toMatchObject({
      to: ['kupac@example.hr'],
      replyTo: ['ured@example.hr'],
      subject: mail.subject,
      tags: { invoice: '1' },
    });
    expect(kept?.attachments[0]).toMatchObject({ filename: 'račun.pdf', contentType: 'application/pdf', bytes: pdf.length });
    expect(mocks.control.blob(kept?.attachments[0]?.sha256 ?? '')).toEqual(pdf);
    const scan = { filename: 'scan.pdf', content: Buffer.alloc(6_000_001, 7).toString('base64') };
    expect((await post({ ...mail, attachments: [scan] })).status).toBe(200);
    expect((await resend.emails.get(sent.data?.id ?? '')).data).toMatchObject({ subject: mail.subject, last_event: 'sent' });
  });

  it('refuses by the documented names', async () => {
    expect(await refusal(await fetch('https://api.resend.com/emails', { method: 'POST' }))).toEqual([401, 'missing_api_key']);
    expect(await refusal(await post(mail, { authorization: 'Bearer re_wrong' }))).toEqual([403, 'invalid_api_key']);
    expect(await refusal(await post('{'))).toEqual([400, 'validation_error']);
    expect(await refusal(await post({ ...mail, to: undefined }))).toEqual([422, 'missing_required_field']);
    expect(await refusal(await post({ ...mail, from: 'racuni' }))).toEqual([422, 'invalid_from_address']);
    expect(await refusal(await post({ ...mail, to: 'kupac@' }))).toEqual([422, 'validation_error']);
    expect(await refusal(await post({ ...mail, to: Array<string>(51).fill('a@example.hr') }))).toEqual([422, 'validation_error']);
    expect(await refusal(await post({ ...mail, text: undefined }))).toEqual([422, 'validation_error']);
    expect(await refusal(await post({ ...mail, replyTo: 'a@example.hr' }))).toEqual([422, 'validation_error']);
    expect(await refusal(await post({ ...mail, tags: [{ name: 'račun', value: '1' }] }))).toEqual([422, 'validation_error']);
    expect(await refusal(await post({ ...mail, attachments: [{ filename: 'a', content: 'č' }] }))).toEqual([
      422,
      'invalid_attachment',
    ]);
    expect(await refusal(await post(mail, { 'idempotency-key': 'k'.repeat(257) }))).toEqual([400, 'invalid_idempotency_key']);
    expect((await resend.emails.get('nothing')).error).toMatchObject({ name: 'not_found' });
    expect(mocks.control.outbox()).toEqual([]);
  });

  it('sends once per idempotency key and day', async () => {
    const key = { 'idempotency-key': 'invoice-sent/1/1' };
    const first = (await (await post(mail, key)).json()) as { id: string };
    expect(await (await post(mail, key)).json()).toEqual(first);
    expect(mocks.control.outbox()).toHaveLength(1);
    expect(await refusal(await post({ ...mail, subject: 'Drugo' }, key))).toEqual([409, 'invalid_idempotent_request']);
    mocks.control.clock.setOffsetMs(24 * 3_600_000);
    expect(await (await post(mail, key)).json()).not.toEqual(first);
    expect(mocks.control.outbox()).toHaveLength(2);
  });

  it('fails as told', async () => {
    mocks.control.next('resend', 'emails.send', '429:9');
    const limited = await post(mail);
    expect([limited.headers.get('retry-after'), ...(await refusal(limited))]).toEqual(['9', 429, 'rate_limit_exceeded']);
    mocks.control.next('resend', 'emails.send', 'quota:monthly');
    expect(await refusal(await post(mail))).toEqual([429, 'monthly_quota_exceeded']);
    mocks.control.next('resend', 'emails.send', 'concurrent');
    expect(await refusal(await post(mail))).toEqual([409, 'concurrent_idempotent_requests']);
    mocks.control.next('resend', 'emails.send', 'domain-not-verified');
    expect(await refusal(await post(mail))).toEqual([403, 'validation_error']);
    mocks.control.standing('resend', 'emails.send', 'enforce-rate-limit');
    // Twelve at once fall into two seconds at most, so one of the two gets more than five.
    const answers = await Promise.all(Array.from({ length: 12 }, () => post(mail)));
    expect(answers.some(({ status }) => status === 429)).toBe(true);
    expect(answers[0]?.headers.get('ratelimit-limit')).toBe('5');
  });

  it('signs webhooks so that the official check believes them, and can sign them wrongly', async () => {
    const { data } = await resend.emails.send(mail);
    const id = data?.id ?? '';
    const fired = await mocks.control.fireResend(id, 'bounced');
    expect(fired.statuses).toEqual([204]);
    expect(verify(received[0]!)).toMatchObject({ type: 'email.bounced', data: { email_id: id, bounce: { type: 'Permanent' } } });
    expect((await resend.emails.get(id)).data?.last_event).toBe('bounced');

    for (const signature of ['bad', 'stale'] as const) {
      received.length = 0;
      await mocks.control.fireResend(id, 'delivered', { signature });
      expect(() => verify(received[0]!)).toThrow();
    }
    received.length = 0;
    await mocks.control.fireResend(id, 'opened', { copies: 2 });
    expect(received.map(({ headers }) => headers['svix-id'])).toEqual([
      received[0]?.headers['svix-id'],
      received[0]?.headers['svix-id'],
    ]);
  });

  it('follows a mail by itself: sent, then delivered; out of order or twice when told; bounces the test address', async () => {
    mocks.control.setAutoEvents(true);
    await resend.emails.send(mail);
    expect(await mocks.control.deliverDueWebhooks()).toBe(1);
    expect(types()).toEqual(['email.sent']);
    mocks.control.clock.setOffsetMs(10_000);
    await mocks.control.deliverDueWebhooks();
    expect(types()).toEqual(['email.sent', 'email.delivered']);
    expect(mocks.control.outbox()[0]?.lastEvent).toBe('delivered');

    const run = async (to: string, scenario: string) => {
      mocks.control.reset();
      received.length = 0;
      mocks.control.next('resend', 'emails.send', scenario);
      await resend.emails.send({ ...mail, to });
      mocks.control.clock.setOffsetMs(60_000);
      await mocks.control.deliverDueWebhooks();
      return types();
    };
    expect(await run(mail.to, 'events-out-of-order')).toEqual(['email.delivered', 'email.sent']);
    expect(await run(mail.to, 'events-duplicated')).toEqual(['email.sent', 'email.sent', 'email.delivered', 'email.delivered']);
    expect(await run('bounced@resend.dev', 'healthy')).toEqual(['email.sent', 'email.bounced']);
  });

  it('sends a webhook again until it is taken', async () => {
    mocks.control.setAutoEvents(true);
    answerWith = 500;
    mocks.control.next('resend', 'emails.send', 'events-out-of-order');
    await resend.emails.send(mail);
    await mocks.control.deliverDueWebhooks();
    expect(mocks.control.webhooks().map(({ type, status, attempts }) => [type, status, attempts])).toEqual([
      ['email.delivered', 'waiting', 1],
      ['email.sent', 'waiting', 0],
    ]);
    answerWith = 204;
    mocks.control.clock.setOffsetMs(6_000);
    await mocks.control.deliverDueWebhooks();
    expect(mocks.control.webhooks().every(({ status }) => status === 'delivered')).toBe(true);
    const ids = received.filter(({ body }) => body.includes('email.delivered')).map(({ headers }) => headers['svix-id']);
    expect(new Set(ids).size).toBe(1);
  });
});
