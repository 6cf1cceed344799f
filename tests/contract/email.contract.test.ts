import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';

import { failure } from '#tests/kit/provider-failure.ts';

import { adapter, mail, mockedResend } from './email-kit.ts';

const mocks = mockedResend();
const { received } = mocks;

describe('Resend, mocked: sending', () => {
  it('hands over the mail with its letters, its attachment and its tags', async () => {
    const pdf = randomBytes(30_000);
    const { providerId } = await adapter().send(
      mail({
        attachments: [{ filename: 'Račun 12-POSL1-1.pdf', contentType: 'application/pdf', content: new Uint8Array(pdf) }],
        tags: { kind: 'invoice' },
      }),
    );
    const sent = mocks.control.mail(providerId);
    expect(sent).toMatchObject({
      from: 'Studio Šova <racuni@studio-sova.example>',
      to: ['kupac@example.com'],
      subject: 'Račun 12/POSL1/1 – žižula i đumbir',
      html: '<p>Poštovani, šaljemo vam račun. Ćao!</p>',
      text: 'Poštovani, šaljemo vam račun. Ćao!',
    });
    expect(sent?.attachments).toMatchObject([{ filename: 'Račun 12-POSL1-1.pdf', contentType: 'application/pdf' }]);
    expect(mocks.control.blob(sent?.attachments[0]?.sha256 ?? '').equals(pdf)).toBe(true);
  });

  it('sends part of a larger buffer as that part only', async () => {
    const whole = Buffer.from('geheim račun geheim');
    const content = new Uint8Array(whole.buffer, whole.byteOffset + 7, 6);
    const { providerId } = await adapter().send(
      mail({ attachments: [{ filename: 'a.txt', contentType: 'text/plain', content }] }),
    );
    expect(mocks.control.blob(mocks.control.mail(providerId)?.attachments[0]?.sha256 ?? '').toString()).toBe('račun');
  });

  it('sends once for one idempotency key, and refuses the key for another mail', async () => {
    const one = mail();
    const first = await adapter().send(one);
    expect(await adapter().send(one)).toEqual(first);
    expect(await failure(adapter().send({ ...one, subject: 'Drugo' }))).toMatchObject({
      kind: 'rejected',
      codes: ['invalid_idempotent_request'],
    });
  });

  it('sends once also when the first answer was lost', async () => {
    const one = mail();
    mocks.control.next('resend', 'emails.send', 'answered-but-connection-lost');
    expect((await failure(adapter().send(one))).verdict).toBe('retry');
    await adapter().send(one);
    expect(mocks.control.outbox().filter(({ idempotencyKey }) => idempotencyKey === one.idempotencyKey)).toHaveLength(1);
  });

  it('takes an attachment of a few megabytes', async () => {
    const content = randomBytes(5 * 1024 * 1024);
    const { providerId } = await adapter().send(
      mail({ attachments: [{ filename: 'a.pdf', contentType: 'application/pdf', content }] }),
    );
    expect(mocks.control.mail(providerId)).not.toBeNull();
  });

  it.each([
    [
      'ATTACHMENTS_TOO_LARGE',
      { attachments: [{ filename: 'a.pdf', contentType: 'application/pdf', content: new Uint8Array(31 * 1024 * 1024) }] },
    ],
    ['RECIPIENT_COUNT', { to: [] }],
    ['RECIPIENT_COUNT', { to: Array.from({ length: 51 }, (_, index) => `kupac${index}@example.com`) }],
    ['IDEMPOTENCY_KEY_LENGTH', { idempotencyKey: '' }],
    ['IDEMPOTENCY_KEY_LENGTH', { idempotencyKey: 'x'.repeat(257) }],
  ])('says %s without asking the vendor', async (code, over) => {
    mocks.control.clearCalls();
    expect(await failure(adapter().send(mail(over)))).toMatchObject({ kind: 'rejected', codes: [code] });
    expect(mocks.control.calls({ vendor: 'resend' })).toEqual([]);
  });
});

describe('Resend, mocked: the sandbox', () => {
  it('lets mail out to the test recipients of the vendor, and to nobody else', async () => {
    const sandbox = adapter({ testRecipientsOnly: true });
    await sandbox.send(mail({ to: ['delivered@resend.dev', 'Kupac <bounced+racun-12@resend.dev>'] }));
    for (const to of ['kupac@example.com', 'delivered@resend.dev.evil.example', 'delivered@resend.dev, kupac@example.com']) {
      expect(await failure(sandbox.send(mail({ to: ['delivered@resend.dev', to] })))).toMatchObject({
        kind: 'rejected',
        codes: ['SANDBOX_RECIPIENT'],
      });
    }
  });
});

describe('Resend, mocked: when it fails', () => {
  it.each([
    ['401', 'auth', 'restricted_api_key'],
    ['403', 'auth', 'invalid_api_key'],
    ['domain-not-verified', 'auth', 'validation_error'],
    ['429', 'rate_limited', 'rate_limit_exceeded'],
    ['concurrent', 'rate_limited', 'concurrent_idempotent_requests'],
    ['quota:daily', 'quota', 'daily_quota_exceeded'],
    ['quota:monthly', 'quota', 'monthly_quota_exceeded'],
    ['security', 'rejected', 'security_error'],
    ['http500', 'unreachable', 'internal_server_error'],
    ['malformed', 'unreachable', 'application_error'],
  ] as const)('%s is %s', async (scenario, kind, code) => {
    mocks.control.clearCalls();
    mocks.control.next('resend', 'emails.send', scenario);
    expect(await failure(adapter().send(mail()))).toMatchObject({ kind, codes: [code] });
    expect(mocks.control.calls({ vendor: 'resend' })).toHaveLength(1);
  });

  it('is to be tried again when nobody is there', async () => {
    mocks.control.next('resend', 'emails.send', 'down');
    expect((await failure(adapter().send(mail()))).verdict).toBe('retry');
  });

  it('tells when to try again: after the seconds of the limit, after the day of the quota, never by itself for the month', async () => {
    const retryAt = async (scenario: string): Promise<Date | null> => {
      mocks.control.next('resend', 'emails.send', scenario);
      return (await failure(adapter().send(mail()))).retryAt;
    };
    const before = Date.now();
    const limit = await retryAt('429:7');
    expect(limit?.getTime()).toBeGreaterThanOrEqual(before + 7000);
    expect(limit?.getTime()).toBeLessThanOrEqual(Date.now() + 7000);
    const quota = await retryAt('quota:daily');
    expect(quota?.getTime()).toBeGreaterThan(Date.now());
    expect(quota?.toISOString()).toMatch(/T00:00:00\.000Z$/);
    expect(await retryAt('quota:monthly')).toBeNull();
  });

  it('gives up on a vendor that does not answer', async () => {
    mocks.control.next('resend', 'emails.send', 'hang');
    expect((await failure(adapter({ timeoutMs: 200 }).send(mail()))).kind).toBe('timeout');
  });

  it('needs a person for a wrong key', async () => {
    expect((await failure(adapter({ apiKey: 're_wrong' }).send(mail()))).verdict).toBe('needs_user');
  });

  it('is never tried again for a mail that the vendor cannot take', async () => {
    expect(await failure(adapter().send(mail({ from: 'nije adresa' })))).toMatchObject({ kind: 'rejected' });
  });
});

describe('Resend, mocked: what becomes of a mail', () => {
  it.each([
    ['scheduled', 'scheduled', null],
    ['sent', 'sent', null],
    ['delivered', 'delivered', null],
    ['delivery_delayed', 'delayed', null],
    ['opened', 'opened', null],
    ['clicked', 'clicked', 'https://example.com/'],
    ['bounced', 'bounced', "The recipient's mail server rejected the message."],
    ['complained', 'complained', null],
    ['failed', 'failed', 'reached_daily_quota'],
    ['suppressed', 'suppressed', 'The address is on the suppression list.'],
  ] as const)('%s is read as %s', async (event, kind, detail) => {
    const { providerId } = await adapter().send({ ...mail(), tags: { kind: 'invoice' } });
    const at = new Date('2026-11-24T07:30:00.000Z');
    const fired = await mocks.control.fireResend(providerId, event, { at });
    expect(fired.statuses).toEqual([202]);
    const permanent = kind === 'bounced';
    expect(received).toEqual([{ eventId: fired.webhookId, kind, providerId, at, detail, permanent, tags: { kind: 'invoice' } }]);
  });

  it('bears the same id when it is told twice', async () => {
    const { providerId } = await adapter().send(mail());
    await mocks.control.fireResend(providerId, 'delivered', { copies: 2 });
    expect(received).toHaveLength(2);
    expect(received[0]?.eventId).toBe(received[1]?.eventId);
  });

  it.each(['bad', 'stale', 'future'] as const)('is not believed with a %s signature', async (signature) => {
    const { providerId } = await adapter().send(mail());
    expect((await mocks.control.fireResend(providerId, 'delivered', { signature })).statuses).toEqual([401]);
    expect(received).toEqual([]);
  });
});

/** Resend itself: one mail to the vendor's own test recipient. */
describe.runIf(process.env.CONTRACT_LIVE === '1' && process.env.RESEND_API_KEY)('Resend itself', () => {
  it('takes a mail to its test recipient, once for one key', async () => {
    const live = adapter({ apiKey: process.env.RESEND_API_KEY ?? '', testRecipientsOnly: true, timeoutMs: 30_000 });
    const one = mail({ from: process.env.EMAIL_FROM ?? 'FiskAI <onboarding@resend.dev>', to: ['delivered@resend.dev'] });
    await mocks.stop();
    const first = await live.send(one);
    expect(await live.send(one)).toEqual(first);
  });
});
