import { describe, expect, it } from 'vitest';
import { reminderText } from './reminder-text.ts';

const invoice = { number: '44/P1/1', open: '1250.50', total: '2000.00', dueOn: '2026-11-10', issuedOn: '2026-10-26' };

const NONE = { lines: [], groups: [], linesTotal: '0.00', discount: '0.00', base: '0.00', vat: '0.00' };

describe('a reminder sent by hand', () => {
  it('asks for what is open, not for the whole', () => {
    expect(reminderText({ ...invoice, locale: 'hr' })).toMatch(
      /račun 44\/P1\/1 dospio 10\.\s11\.\s2026\. .* ostalo 1\.250,50\s€/,
    );
    const inCurrency = { ...NONE, currency: 'USD', rate: '2', rateOn: '2026-10-26', listNumber: '207', total: '4000.00' };
    expect(reminderText({ ...invoice, inCurrency, locale: 'en' })).toContain('USD\u00a02,501.00 is still');
    expect(reminderText({ ...invoice, locale: 'en' })).toMatch(/due on 10\sNovember\s2026; €1,250\.50 is still to be paid/);
  });
});
