import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';

import type { BatchMail } from '#server/integrations/email/port.ts';

import { failure } from '#tests/kit/provider-failure.ts';

import { adapter, mail, mockedResend } from './email-kit.ts';

const mocks = mockedResend();
const { received } = mocks;

describe('Resend, mocked: many mails at once', () => {
  const batch = (count: number, over: (index: number) => Partial<BatchMail> = () => ({})): BatchMail[] =>
    Array.from({ length: count }, (_, index) => {
      const { idempotencyKey: _key, ...one } = mail({ to: [`kupac${index}@example.com`], subject: `Opomena ${index} – š` });
      return { ...one, ...over(index) };
    });
  const key = () => `batch/${randomUUID()}`;

  it('go out in one call, each with its own id, and once for one key', async () => {
    mocks.control.clearCalls();
    const input = { mails: batch(100), idempotencyKey: key(), validation: 'strict' as const };
    const first = await adapter().sendBatch(input);
    expect(await adapter().sendBatch(input)).toEqual(first);
    const [call] = mocks.control.calls({ vendor: 'resend', operation: 'emails.batch' });
    expect(mocks.control.call(call?.id ?? 0)?.requestHeaders).toMatchObject({
      'idempotency-key': input.idempotencyKey,
      'x-batch-validation': 'strict',
    });
    const ids = first.map((outcome) => ('providerId' in outcome ? outcome.providerId : ''));
    expect(ids.map((id) => mocks.control.mail(id)?.to[0])).toEqual(input.mails.map(({ to }) => to[0]));
    expect(mocks.control.outbox().filter(({ idempotencyKey }) => idempotencyKey === input.idempotencyKey)).toHaveLength(100);
  });

  it('are all refused for one that is wrong, or go without it', async () => {
    const mails = batch(3, (index) => (index === 1 ? { from: 'nije adresa' } : {}));
    const before = mocks.control.outbox().length;
    expect(await failure(adapter().sendBatch({ mails, idempotencyKey: key(), validation: 'strict' }))).toMatchObject({
      kind: 'rejected',
      codes: ['invalid_from_address'],
    });
    expect(mocks.control.outbox()).toHaveLength(before);
    const outcomes = await adapter().sendBatch({ mails, idempotencyKey: key(), validation: 'permissive' });
    expect(outcomes).toEqual([
      { providerId: expect.any(String) },
      { refused: expect.stringContaining('from') },
      { providerId: expect.any(String) },
    ]);
    expect(mocks.control.outbox()).toHaveLength(before + 2);
  });

  it.each([
    ['BATCH_SIZE', { mails: [] }],
    ['BATCH_SIZE', { mails: batch(101) }],
    ['RECIPIENT_COUNT', { mails: batch(1, () => ({ to: [] })) }],
    ['IDEMPOTENCY_KEY_LENGTH', { idempotencyKey: '' }],
  ])('say %s without asking the vendor', async (code, over) => {
    mocks.control.clearCalls();
    const input = { mails: batch(1), idempotencyKey: key(), validation: 'strict' as const, ...over };
    expect(await failure(adapter().sendBatch(input))).toMatchObject({ kind: 'rejected', codes: [code] });
    expect(mocks.control.calls({ vendor: 'resend' })).toEqual([]);
  });
});

describe('Resend, mocked: mail that comes', () => {
  const pdf = randomBytes(40_000);
  const arrive = () =>
    mocks.control.arriveMail({
      receivedFor: ['racuni+abc@ulaz.example'],
      to: ['netko@drugdje.example'],
      from: 'HEP d.o.o. <racuni@hep.example>',
      subject: 'Račun za studeni – žurno',
      text: 'Poštovani, šaljemo račun.',
      attachments: [
        { filename: 'Račun 11-2026.pdf', contentType: 'application/pdf', content: pdf },
        { filename: 'znak.png', contentType: 'image/png', content: Buffer.from('png'), inline: true },
      ],
    });

  it('is told with the addresses that it was delivered for, and nothing of its content', async () => {
    const { id } = arrive();
    await mocks.control.deliverDueWebhooks();
    expect(received).toMatchObject([
      {
        kind: 'received',
        providerId: id,
        from: 'HEP d.o.o. <racuni@hep.example>',
        subject: 'Račun za studeni – žurno',
        recipients: ['racuni+abc@ulaz.example'],
      },
    ]);
  });

  it('is fetched with its text and its files', async () => {
    const { id } = arrive();
    const mail = await adapter().fetchInbound(id);
    expect(mail).toMatchObject({
      from: 'HEP d.o.o. <racuni@hep.example>',
      subject: 'Račun za studeni – žurno',
      text: 'Poštovani, šaljemo račun.',
      attachments: [
        { filename: 'Račun 11-2026.pdf', contentType: 'application/pdf', bytes: 40_000, inline: false },
        { filename: 'znak.png', inline: true },
      ],
    });
    const bytes = await adapter().fetchInboundAttachment(id, mail?.attachments[0]?.id ?? '', 50_000);
    expect(Buffer.from(bytes as Uint8Array).equals(pdf)).toBe(true);
    const [call] = mocks.control.calls({ vendor: 'resend', operation: 'download' });
    expect(call?.host).toBe('inbound-cdn.resend.com');
    expect(Object.keys(mocks.control.call(call?.id ?? 0)?.requestHeaders ?? {})).not.toContain('authorization');
  });

  it('is not there when the vendor no longer has it', async () => {
    expect(await adapter().fetchInbound(randomUUID())).toBeNull();
    expect(await adapter().fetchInboundAttachment(arrive().id, randomUUID(), 10)).toBe('gone');
  });

  it.each([
    ['receiving.get', '401', 'auth'],
    ['receiving.get', '429:3', 'rate_limited'],
    ['receiving.get', 'http500', 'unreachable'],
    ['receiving.get', 'down', 'unreachable'],
    ['receiving.attachments', 'http500', 'unreachable'],
    ['download', 'http500', 'unreachable'],
    ['download', 'down', 'unreachable'],
    ['download', 'link-expired', 'unreachable'],
  ])('%s %s is %s', async (operation, scenario, kind) => {
    const { id, attachments } = arrive();
    mocks.control.next('resend', operation, scenario);
    const call =
      operation === 'receiving.get'
        ? adapter().fetchInbound(id)
        : adapter().fetchInboundAttachment(id, attachments[0]?.id ?? '', 50_000);
    expect((await failure(call)).kind).toBe(kind);
  });

  it('is not read further than is wanted', async () => {
    const { id, attachments } = arrive();
    expect(await adapter().fetchInboundAttachment(id, attachments[0]?.id ?? '', 1000)).toBe('too_large');
  });
});
