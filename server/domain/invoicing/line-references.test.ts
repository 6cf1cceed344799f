import { describe, expect, it } from 'vitest';

import { findReferenceIssues, referencesText, repeatedLine, tidyReferences, withoutReferences } from './line-references.ts';

const whole = { orderNumber: '4500/26', orderLine: '10', despatch: 'OTP-7/2026', receipt: 'PR-1' };

describe('what a line names', () => {
  it('is nothing where only blanks were written', () => {
    expect(tidyReferences({ orderNumber: ' 4500 ', despatch: '  ', receipt: '' })).toEqual({ orderNumber: '4500' });
    expect([tidyReferences({ despatch: ' ' }), tidyReferences(null), tidyReferences(undefined)]).toEqual([null, null, null]);
  });

  it('goes on with a sale that is repeated where it stays true, and with no new one', () => {
    const line = { description: 'Boja', references: whole };
    expect(repeatedLine(line)).toEqual({ description: 'Boja', references: { orderNumber: '4500/26', orderLine: '10' } });
    expect(repeatedLine({ description: 'Boja', references: { despatch: 'OTP-7/2026' } })).toEqual({ description: 'Boja' });
    expect(withoutReferences(line)).toEqual({ description: 'Boja' });
  });

  it('may be as long as what a document names, and the complaint leads to its line', () => {
    const lines = [{ references: { despatch: 'x'.repeat(200) } }, {}, { references: { receipt: 'x'.repeat(201) } }];
    expect(findReferenceIssues(lines)).toEqual([
      { path: 'lines.2.references.receipt', code: 'INVOICE_TERM_TOO_LONG', params: { limit: 200 } },
    ]);
  });

  it('is said in one line, the line of an order beside its order', () => {
    const say = (key: string, text: string) => `${key} ${text}`;
    expect(referencesText(whole, say)).toBe('orderNumber 4500/26, lineOfOrder 10 · despatch OTP-7/2026 · receipt PR-1');
    expect(referencesText({ orderLine: '10' }, say)).toBe('orderLine 10');
    expect(referencesText(undefined, say)).toBe('');
  });
});
