import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  documentOfReference,
  formatPaymentReference,
  hr01Content,
  isValidPaymentReference,
  mod11ini,
  parsePaymentReference,
  paymentReferenceFor,
} from './payment-reference.ts';

const documents = fc.record({
  year: fc.integer({ min: 2000, max: 2199 }),
  ordinal: fc.integer({ min: 1, max: 9_999_999_999 }),
  sequence: fc.integer({ min: 1, max: 9999 }),
});

describe('model HR01', () => {
  it.each([
    [['102', '3057', '8901'], '102-3057-89016'],
    [['10230578', '901'], '10230578-9016'],
    [['10', '230578901', ''], '10-230578901-6'],
    [['12', '1', '1'], '12-1-14'],
    [['2026', '123', '45'], '2026-123-454'],
    [['17', '2026'], '17-20260'],
    [['100', '1', '1'], '100-1-10'],
    [['2026', '11', '24'], '2026-11-248'],
  ])('of %j is %s', (parts, content) => {
    expect(hr01Content(parts)).toBe(content);
    expect(isValidPaymentReference({ model: 'HR01', reference: content })).toBe(true);
  });

  it('has the check digits of MOD11INI', () => {
    expect([mod11ini('33444555666'), mod11ini('6'), mod11ini('14'), mod11ini('821'), mod11ini('120')]).toEqual([9, 0, 0, 4, 1]);
  });
});

describe('the reference on our documents', () => {
  it('is year, number and check digit; later sequences put their number before it', () => {
    expect(formatPaymentReference(paymentReferenceFor({ year: 2026, ordinal: 44, sequence: 1 }))).toBe('HR01 2026-44-9');
    expect(formatPaymentReference(paymentReferenceFor({ year: 2026, ordinal: 44, sequence: 2 }))).toBe('HR01 2026-44-29');
  });

  it('leads back to its document alone, and always fits the order', () => {
    fc.assert(
      fc.property(documents, (document) => {
        const made = paymentReferenceFor(document);
        expect(isValidPaymentReference(made)).toBe(true);
        expect(documentOfReference(made)).toEqual(document);
        expect(parsePaymentReference(formatPaymentReference(made))).toEqual(made);
      }),
    );
  });

  it('differs between any two documents of a company', () => {
    fc.assert(
      fc.property(documents, documents, (a, b) => {
        fc.pre(a.year !== b.year || a.ordinal !== b.ordinal || a.sequence !== b.sequence);
        expect(paymentReferenceFor(a).reference).not.toBe(paymentReferenceFor(b).reference);
      }),
    );
  });

  it('is not made of what does not fit', () => {
    expect(() => paymentReferenceFor({ year: 2026, ordinal: 0, sequence: 1 })).toThrow(RangeError);
    expect(() => paymentReferenceFor({ year: 2026, ordinal: 1, sequence: 10_000 })).toThrow(RangeError);
  });
});

describe('references of others', () => {
  it.each([
    ['HR00', '2026-44', true],
    ['HR00', '', false],
    ['HR99', '', true],
    ['HR99', '44', false],
    ['HR01', '2026-44-8', false],
    ['HR01', '1', false],
    ['HR68', '8214-69435151530', true],
    ['HR00', '1234567890123', false],
    ['HR00', '12345678-12345678-12345', false],
    ['HR00', 'A-1', false],
    ['01', '2026-44-9', false],
  ])('%s %j', (model, reference, valid) => {
    expect(isValidPaymentReference({ model, reference })).toBe(valid);
  });

  it('are read as people write them', () => {
    expect(parsePaymentReference('HR012026-44-9')).toEqual({ model: 'HR01', reference: '2026-44-9' });
    expect(parsePaymentReference('01 2026-44-9')).toEqual({ model: 'HR01', reference: '2026-44-9' });
    expect(parsePaymentReference('HR99')).toEqual({ model: 'HR99', reference: '' });
    expect(parsePaymentReference('2026-44-9')).toBeNull();
  });

  it('lead to no document of ours', () => {
    expect(documentOfReference({ model: 'HR00', reference: '2026-44-9' })).toBeNull();
    expect(documentOfReference({ model: 'HR01', reference: '102-3057-89016' })).toBeNull();
  });
});
