import { describe, expect, it } from 'vitest';
import { invoicePdfFilename } from './invoice-pdf-filename.ts';

describe('file name of a document', () => {
  it.each([
    ['invoice', '44/P1/1', 'hr', 'Racun-44-P1-1.pdf'],
    ['storno', '45/P1/1', 'hr', 'Storno-racun-45-P1-1.pdf'],
    ['invoice', '46/P1/1', 'en', 'Invoice-46-P1-1.pdf'],
    ['storno', '47/P1/1', 'en', 'Cancellation-invoice-47-P1-1.pdf'],
    ['invoice', '../48/"Đ\r\n/1', 'hr', 'Racun-48-1.pdf'],
  ] as const)('%s %s in %s', (kind, number, locale, name) => {
    expect(invoicePdfFilename({ kind, number, locale })).toBe(name);
  });
});
