import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { registerCatalog } from '#app/i18n/catalog.ts';
import { hr } from '#app/i18n/hr/index.ts';
import { translator } from '#app/i18n/t.ts';
import { conformName, issueSentence } from '#app/lib/form-issues.ts';
import { parseForm, replyFailure } from '#app/lib/form.ts';

const Schema = z.object({
  name: z.string().max(5),
  email: z.email(),
  issuedOn: z.iso.date(),
  kind: z.enum(['a', 'b']),
  oib: z
    .string()
    .refine((value) => value === '1', { message: 'OIB_INVALID' })
    .optional(),
  lines: z.array(z.object({ quantity: z.string().regex(/^-?\d+(\.\d+)?$/) })).min(1),
});

const form = (fields: Record<string, string>) => {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  return parseForm(body, Schema, { numbers: ['lines[].quantity'], dates: ['issuedOn'] });
};
const good = { name: 'Ana', email: 'ana@primjer.hr', issuedOn: '24.11.2026.', kind: 'a', 'lines[0].quantity': '1.234,5' };

beforeAll(() => registerCatalog('hr', hr));

describe('forms', () => {
  it('read Croatian numbers and dates', () => {
    const submission = form(good);
    expect(submission.status === 'success' && submission.value).toMatchObject({
      issuedOn: '2026-11-24',
      lines: [{ quantity: '1234.5' }],
    });
  });

  it('complain by code, and keep what was typed', () => {
    const submission = form({
      ...good,
      name: 'Predugačko',
      email: 'ana@',
      issuedOn: 'sutra',
      kind: 'c',
      oib: '2',
      'lines[0].quantity': 'x',
    });
    const result = submission.reply();
    expect(result.error).toEqual({
      name: ['FIELD_TOO_LONG {"max":5}'],
      email: ['FIELD_EMAIL'],
      issuedOn: ['FIELD_DATE'],
      kind: ['FIELD_CHOICE'],
      oib: ['OIB_INVALID'],
      'lines[0].quantity': ['FIELD_INVALID'],
    });
    expect(result.initialValue).toMatchObject({ issuedOn: 'sutra', lines: [{ quantity: 'x' }] });
  });

  it('name what is missing', () => {
    expect(form({}).reply().error).toMatchObject({
      name: ['FIELD_REQUIRED'],
      kind: ['FIELD_REQUIRED'],
      issuedOn: ['FIELD_REQUIRED'],
    });
  });

  it('say the codes in Croatian', () => {
    const t = translator('hr');
    expect(issueSentence(t, 'FIELD_TOO_LONG {"max":2}')).toBe('Najviše 2 znaka.');
    expect(issueSentence(t, 'FIELD_REQUIRED')).toBe('Ovo polje je obavezno.');
    expect(issueSentence(t, 'SOMETHING_NEW')).toBe(t('errors.UNKNOWN'));
  });

  it('write amounts and dates of a refusal the Croatian way, and leave numbers that are names alone', () => {
    const t = translator('hr');
    expect(issueSentence(t, 'INVOICE_CASH_LIMIT_EXCEEDED {"limit":"10000"}')).toContain('najviše 10.000 €');
    expect(issueSentence(t, 'PAYMENT_EXCEEDS_OPEN {"open":"1234.5"}')).toContain('1.234,50 €');
    expect(issueSentence(t, 'CERTIFICATE_OTHER_OIB {"certificateOib":"69435151530","companyOib":"12345678903"}')).toContain(
      '69435151530',
    );
    expect(issueSentence(t, 'CERTIFICATE_EXPIRED_FILE {"on":"2026-01-31T23:30:00.000Z"}')).toContain('1.\u00a02.\u00a02026.');
  });

  it('tell a limit that the schema named by a code of its own', () => {
    const short = parseForm(
      new URLSearchParams({ word: 'ab' }),
      z.object({ word: z.string().min(8, 'IDENTITY_PASSWORD_SHORT') }),
    );
    expect(short.reply().error).toEqual({ word: ['IDENTITY_PASSWORD_SHORT {"min":8}'] });
  });

  it('put the refusals of the server to their fields', () => {
    const body = {
      code: 'INVOICE_INVALID',
      params: {},
      issues: [{ path: 'lines.0.quantity', code: 'LINE_ZERO' }],
      requestId: 'r',
    };
    const reply = replyFailure(form(good), { status: 400, body });
    expect(reply.init).toMatchObject({ status: 400 });
    expect(reply.data.result.error).toEqual({ '': ['INVOICE_INVALID'], 'lines[0].quantity': ['LINE_ZERO'] });
    expect(conformName('a.b.10.c')).toBe('a.b[10].c');
  });
});
