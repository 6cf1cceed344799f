import { describe, expect, it } from 'vitest';
import { DomainError } from '#server/domain/shared/errors.ts';
import { cashLimitAt, findNote, noteAt, retentionYearsAt } from './read-rules.ts';
import { inForce, overlappingRules, ruleAt, type Rule } from './rule.ts';

const rules: readonly Rule[] = [
  { key: 'cash.taxpayer_limit', validFrom: '2020-01-01', validTo: '2025-06-30', value: '500', source: 'made up' },
  { key: 'cash.taxpayer_limit', validFrom: '2025-07-01', validTo: null, value: '700.50', source: 'made up' },
  { key: 'note', validFrom: '2025-01-01', validTo: null, value: { hr: 'Napomena', en: 'Note' }, source: 'made up' },
  { key: 'archive.retention_years', validFrom: '2020-01-01', validTo: null, value: 'eleven', source: 'made up' },
];

const codeOf = (action: () => unknown): string => {
  try {
    action();
  } catch (error) {
    if (error instanceof DomainError) return error.code;
  }
  return '';
};

describe('dated rules', () => {
  it('hold from their first to their last day', () => {
    expect(cashLimitAt(rules, '2020-01-01')).toBe(50_000n);
    expect(cashLimitAt(rules, '2025-06-30')).toBe(50_000n);
    expect(cashLimitAt(rules, '2025-07-01')).toBe(70_050n);
    expect(inForce(rules, 'note', '2024-12-31')).toBe(false);
  });

  it('are never guessed', () => {
    expect(codeOf(() => ruleAt(rules, 'cash.taxpayer_limit', '2019-12-31'))).toBe('RULE_MISSING');
    expect(codeOf(() => retentionYearsAt(rules, '2026-01-01'))).toBe('RULE_MALFORMED');
    expect(codeOf(() => cashLimitAt([{ ...rules[2]!, key: 'cash.taxpayer_limit' }], '2026-01-01'))).toBe('RULE_MALFORMED');
    expect(codeOf(() => noteAt(rules, 'cash.taxpayer_limit', 'hr', '2026-01-01'))).toBe('RULE_MALFORMED');
  });

  it('give a sentence in the language asked for', () => {
    expect(noteAt(rules, 'note', 'en', '2026-01-01')).toBe('Note');
    expect(findNote(rules, 'note', 'hr', '2024-01-01')).toBeNull();
  });

  it('betray rows that overlap', () => {
    expect(overlappingRules(rules)).toEqual([]);
    const extra = { ...rules[0]!, validFrom: '2025-06-30', validTo: '2025-06-30' };
    expect(overlappingRules([...rules, extra])).toEqual([[rules[0], extra]]);
  });
});
