import { DomainError } from '#server/domain/shared/errors.ts';
import type { PlainDate } from '#server/domain/shared/plain-date.ts';

export type RuleLocale = 'hr' | 'en';

/** A legal sentence in both languages of documents. */
export type RuleText = Readonly<Record<RuleLocale, string>>;

/**
 * One row of the dated table of what the law says: rates, thresholds, deadlines, sentences. Numbers are decimal strings.
 * A key may have many rows, but never two on one day.
 */
export interface Rule {
  readonly key: string;
  readonly validFrom: PlainDate;
  /** Last day in force; null while it has no end. */
  readonly validTo: PlainDate | null;
  readonly value: string | RuleText;
  /**
   * Law and article by name; begins with `secondary: ` where only an account of the law was read, and with `unconfirmed: ` where
   * the value was not seen in print at all, with where to look.
   */
  readonly source: string;
}

/** The row of a key that is in force on a day, or null. */
export function findRule(rules: readonly Rule[], key: string, date: PlainDate): Rule | null {
  return (
    rules.find((rule) => rule.key === key && rule.validFrom <= date && (rule.validTo === null || date <= rule.validTo)) ?? null
  );
}

/** True when the law knows the key on that day; for duties that simply begin or end. */
export const inForce = (rules: readonly Rule[], key: string, date: PlainDate): boolean => findRule(rules, key, date) !== null;

/**
 * The row of a key that is in force on a day.
 *
 * @throws DomainError `precondition` RULE_MISSING when the table has none: an amount must never be guessed
 */
export function ruleAt(rules: readonly Rule[], key: string, date: PlainDate): Rule {
  const rule = findRule(rules, key, date);
  if (rule === null) throw new DomainError('precondition', 'RULE_MISSING', { params: { key, date } });
  return rule;
}

/** Pairs of rows of one key whose days overlap: faults of the table. */
export function overlappingRules(rules: readonly Rule[]): readonly (readonly [Rule, Rule])[] {
  const pairs: (readonly [Rule, Rule])[] = [];
  for (const [index, first] of rules.entries()) {
    for (const second of rules.slice(index + 1)) {
      const apart =
        (second.validTo !== null && second.validTo < first.validFrom) ||
        (first.validTo !== null && first.validTo < second.validFrom);
      if (first.key === second.key && !apart) pairs.push([first, second]);
    }
  }
  return pairs;
}
