import type { VatRates } from '#server/domain/invoicing/vat-code.ts';
import { DomainError } from '#server/domain/shared/errors.ts';
import { minorFromDecimal } from '#server/domain/shared/money.ts';
import type { PlainDate } from '#server/domain/shared/plain-date.ts';
import { findRule, inForce, ruleAt, type Rule, type RuleLocale } from './rule.ts';

type Rules = readonly Rule[];

function textAt(rules: Rules, key: string, date: PlainDate): string {
  const { value } = ruleAt(rules, key, date);
  if (typeof value === 'string') return value;
  throw new DomainError('precondition', 'RULE_MALFORMED', { params: { key, date } });
}

function integerAt(rules: Rules, key: string, date: PlainDate): number {
  const text = textAt(rules, key, date);
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new DomainError('precondition', 'RULE_MALFORMED', { params: { key, date } });
}

const minorAt = (rules: Rules, key: string, date: PlainDate): bigint => minorFromDecimal(textAt(rules, key, date));

/** The three VAT percentages of a day (Zakon o PDV-u čl. 38). */
export const vatRatesAt = (rules: Rules, date: PlainDate): VatRates => ({
  standard: textAt(rules, 'vat.rate.standard', date),
  reduced: textAt(rules, 'vat.rate.reduced', date),
  super_reduced: textAt(rules, 'vat.rate.super_reduced', date),
});

/** A legal sentence in one language as it stood on a day. */
export function noteAt(rules: Rules, key: string, locale: RuleLocale, date: PlainDate): string {
  const { value } = ruleAt(rules, key, date);
  if (typeof value !== 'string') return value[locale];
  throw new DomainError('precondition', 'RULE_MALFORMED', { params: { key, date } });
}

/** The same, or null when the law had no such sentence on that day. */
export const findNote = (rules: Rules, key: string, locale: RuleLocale, date: PlainDate): string | null =>
  findRule(rules, key, date) === null ? null : noteAt(rules, key, locale, date);

/** Yearly supplies in cents beyond which a small business enters the VAT register (Zakon o PDV-u čl. 90). */
export const vatThresholdAt = (rules: Rules, date: PlainDate): bigint => minorAt(rules, 'vat.registration_threshold', date);

/** Most that one taxpayer may take in cash from another on one invoice, in cents (Zakon o fiskalizaciji čl. 30). */
export const cashLimitAt = (rules: Rules, date: PlainDate): bigint => minorAt(rules, 'cash.taxpayer_limit', date);

/** Totals in cents above which CIS calls a receipt suspicious: one for cash and cards, one for all other ways to pay. */
export const fiscalTotalLimitsAt = (rules: Rules, date: PlainDate): { readonly cashOrCard: bigint; readonly other: bigint } => ({
  cashOrCard: minorAt(rules, 'fiscal.total_limit.cash_card', date),
  other: minorAt(rules, 'fiscal.total_limit.other', date),
});

/** Working days to deliver a receipt after the connection broke (Zakon o fiskalizaciji čl. 21 st. 2). */
export const deliveryWorkingDaysAt = (rules: Rules, date: PlainDate): number =>
  integerAt(rules, 'fiscal.delivery_working_days', date);

/** Full years after the year of a document for which it is kept. */
export const retentionYearsAt = (rules: Rules, date: PlainDate): number => integerAt(rules, 'archive.retention_years', date);

/** True while CIS takes messages signed with RSA-SHA1. */
export const acceptsSha1 = (rules: Rules, environment: 'production' | 'test', date: PlainDate): boolean =>
  inForce(rules, `fiscal.sha1_accepted.${environment}`, date);
