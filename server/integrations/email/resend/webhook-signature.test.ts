import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';

import { webhookProblem } from '#server/integrations/email/resend/webhook-signature.ts';

const key = Buffer.from('a secret of our endpoint');
const secret = `whsec_${key.toString('base64')}`;
const now = new Date('2026-11-24T08:00:00Z');
const rawBody = '{"type":"email.delivered","note":"čćžšđ"}';
const seconds = (offset = 0): string => String(now.getTime() / 1000 + offset);

const signatureOf = (timestamp: string, body = rawBody, with_ = key): string =>
  `v1,${createHmac('sha256', with_).update(`msg_1.${timestamp}.${body}`).digest('base64')}`;

const problem = (over: Partial<Parameters<typeof webhookProblem>[1]> = {}, timestamp = seconds()) =>
  webhookProblem(secret, { id: 'msg_1', timestamp, signatures: signatureOf(timestamp), rawBody, ...over }, now);

describe('the signature of a notification', () => {
  it('is good over exactly the bytes that came', () => {
    expect(problem()).toBeNull();
    expect(problem({ rawBody: JSON.stringify(JSON.parse(rawBody), null, 1) })).toBe('SIGNATURE_WRONG');
  });

  it('is good when one of several is, as while a secret is exchanged', () => {
    const other = signatureOf(seconds(), rawBody, Buffer.from('the secret before'));
    expect(problem({ signatures: `${other} ${signatureOf(seconds())}` })).toBeNull();
    expect(problem({ signatures: other })).toBe('SIGNATURE_WRONG');
  });

  it('counts only in the version that we know', () => {
    expect(problem({ signatures: signatureOf(seconds()).replace('v1,', 'v2,') })).toBe('SIGNATURE_WRONG');
    expect(problem({ signatures: 'v1,' })).toBe('SIGNATURE_WRONG');
  });

  it('belongs to one id and one time', () => {
    expect(problem({ id: 'msg_2' })).toBe('SIGNATURE_WRONG');
    expect(problem({ timestamp: seconds(1) })).toBe('SIGNATURE_WRONG');
  });

  it.each([
    [-300, null],
    [-301, 'TIMESTAMP_TOO_OLD'],
    [300, null],
    [301, 'TIMESTAMP_IN_FUTURE'],
  ])('is taken within five minutes both ways: %i s', (offset, expected) => expect(problem({}, seconds(offset))).toBe(expected));

  it.each([{ id: undefined }, { timestamp: undefined }, { signatures: undefined }, { signatures: '' }])(
    'needs its headers: %j',
    (over) => expect(problem(over)).toBe('HEADERS_MISSING'),
  );

  it('needs a time that is one', () => expect(problem({ timestamp: '2026-11-24' })).toBe('TIMESTAMP_INVALID'));
});
