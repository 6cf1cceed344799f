import { describe, expect, it } from 'vitest';
import { reminderText } from './reminder-text.ts';

const invoice = { number: '44/P1/1', open: '1250.50', dueOn: '2026-11-10', issuedOn: '2026-10-26' };

describe('a reminder sent by hand', () => {
  it('asks for what is open, not for the whole', () => {
    expect(reminderText({ ...invoice, locale: 'hr' })).toMatch(
      /račun 44\/P1\/1 dospio 10\.\s11\.\s2026\. .* ostalo 1\.250,50\s€/,
    );
    expect(reminderText({ ...invoice, locale: 'en' })).toMatch(/due on 10\sNovember\s2026; €1,250\.50 is still to be paid/);
  });
});
