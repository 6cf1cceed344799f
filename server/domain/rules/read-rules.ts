import type { VatRates } from '#server/domain/invoicing/vat-code.ts';
import type { RateOn } from '#server/domain/reminders/late-interest.ts';
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

/** Euros for a piece of returnable packaging; null where the table knows none. */
export const packagingFeeAt = (rules: Rules, date: PlainDate): string | null =>
  inForce(rules, 'levy.packaging_fee', date) ? textAt(rules, 'levy.packaging_fee', date) : null;

/** Most percent that a town may take as porez na potrošnju (Zakon o lokalnim porezima). */
export const consumptionTaxLimitAt = (rules: Rules, date: PlainDate): string => textAt(rules, 'levy.consumption_tax_limit', date);

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

/** Working days to enter and deliver a receipt that was written on paper (Zakon o fiskalizaciji čl. 22). */
export const paragonWorkingDaysAt = (rules: Rules, date: PlainDate): number =>
  integerAt(rules, 'fiscal.paragon_working_days', date);

/** Working days to tell the Tax Administration that an eRačun was received (Zakon o fiskalizaciji čl. 48 st. 4). */
export const receiptWorkingDaysAt = (rules: Rules, date: PlainDate): number =>
  integerAt(rules, 'einvoice.receipt_working_days', date);

/** Day of the next month by which payments and rejections of eRačuni are reported (Zakon o fiskalizaciji čl. 52 i 53). */
export const einvoiceReportDayAt = (rules: Rules, date: PlainDate): number => integerAt(rules, 'einvoice.report_day', date);

/** Whether payments of an eRačun issued that day are reported; those of earlier ones are not, whenever they are paid. */
export const reportsPaymentsOf = (rules: Rules, issuedOn: PlainDate): boolean => inForce(rules, 'einvoice.report_day', issuedOn);

/** Full years after the year of a document for which it is kept. */
export const retentionYearsAt = (rules: Rules, date: PlainDate): number => integerAt(rules, 'archive.retention_years', date);

/**
 * Statutory late interest by the day; `business` is owed by firms and public bodies (Zakon o obveznim odnosima čl. 29). A
 * half-year's rate is published when it begins: until the table has it the last known one stands in, and says so.
 */
export function lateInterestRates(rules: Rules, debtor: 'business' | 'other'): RateOn {
  const own = rules.filter(({ key }) => key === `interest.late.${debtor}`);
  const last = own.reduce<Rule | null>(
    (latest, row) => (latest === null || row.validFrom > latest.validFrom ? row : latest),
    null,
  );
  return (day) => {
    const row = own.find(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo));
    if (row) return { hundredths: minorAt(own, row.key, day), isKnown: true };
    if (last === null || day < last.validFrom) return null;
    return { hundredths: minorAt(own, last.key, last.validFrom), isKnown: false };
  };
}

/** What a business owes a business for the costs of collecting, in cents, beside interest (Zakon o financijskom poslovanju čl. 12-14). */
export const lateCompensationAt = (rules: Rules, date: PlainDate): bigint => minorAt(rules, 'interest.late.compensation', date);

/** True while CIS takes messages signed with RSA-SHA1. */
export const acceptsSha1 = (rules: Rules, environment: 'production' | 'test', date: PlainDate): boolean =>
  inForce(rules, `fiscal.sha1_accepted.${environment}`, date);
