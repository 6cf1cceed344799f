import { describe, expect, it } from 'vitest';

import { RULE_SETS, rulesOf } from '../rule-sets.ts';
import { describedRules, describeRule } from './describe-rule.ts';
import { TERM_NAMES } from './terms.ts';

const rules = RULE_SETS.flatMap((set) => [...rulesOf(set).keys()]);

describe('words of rules', () => {
  it('are there for every rule, and for no other', () => {
    expect([...describedRules()].sort()).toEqual([...new Set(rules)].sort());
  });

  it('are a sentence in each language, with what to do', () => {
    for (const id of rules) {
      const { hr, en } = describeRule(id).message;
      expect(hr, id).toMatch(/^.{20,}[.)]$/u);
      expect(en, id).toMatch(/^.{20,}[.)]$/u);
      expect(hr, id).not.toBe(en);
    }
  });

  it('name terms that exist, and go to one of them', () => {
    for (const id of rules) {
      const { terms, field } = describeRule(id);
      expect(
        terms.filter((term) => !TERM_NAMES.has(term)),
        id,
      ).toEqual([]);
      if (!id.startsWith('UBL-CR-') && !id.startsWith('UBL-DT-') && id !== 'HR-BR-33') expect(terms, id).toContain(field);
    }
  });

  it('name every term once, in both languages', () => {
    const names = [...TERM_NAMES.values()];
    expect(names.every(({ hr, en }) => hr !== '' && en !== '')).toBe(true);
    expect(TERM_NAMES.size).toBeGreaterThan(150);
  });
});
