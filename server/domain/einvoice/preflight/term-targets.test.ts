import { describe, expect, it } from 'vitest';

import { describedRules, describeRule } from '../rules/words/describe-rule.ts';
import { TERM_NAMES } from '../rules/words/terms.ts';
import { pathOfTerm } from './term-targets.ts';

describe('the way from a business term to the field that mends it', () => {
  it('is known for whatever term a rule points to', () => {
    const astray = [...describedRules()].filter((id) => {
      const { field } = describeRule(id);
      return field !== null && pathOfTerm(field, 0) === null;
    });
    expect(astray).toEqual([]);
  });

  it('is known for every term that rules read, and is none for others', () => {
    expect([...TERM_NAMES.keys()].filter((term) => pathOfTerm(term, null) === null)).toEqual([]);
    expect(pathOfTerm('BT-999', null)).toBeNull();
  });

  it('leads to the line on which it is broken', () => {
    expect(pathOfTerm('BT-158', 2)).toBe('lines.2.kpd');
    expect(pathOfTerm('BT-48', 2)).toBe('contactId');
    expect(pathOfTerm('BT-12', null)).toBe('einvoice.contract');
  });
});
