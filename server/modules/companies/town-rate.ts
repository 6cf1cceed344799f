import { type ConsumptionTaxRate, isConsumptionTaxRate, withRate } from '#server/domain/companies/consumption-tax.ts';
import { consumptionTaxLimitAt } from '#server/domain/rules/read-rules.ts';
import type { Rule } from '#server/domain/rules/rule.ts';
import { normalizeDecimal } from '#server/domain/shared/decimal.ts';
import { invalid } from '#server/domain/shared/errors.ts';

/** What a person entered of the tax on consumption: a rate, none at all, or nothing, so that it stays as it was. */
export type TownRate = ConsumptionTaxRate | 'none' | 'as_it_was';

/**
 * Reads percentage and day; see `SavePremisesInput`.
 *
 * @throws DomainError `invalid` CONSUMPTION_TAX_FROM_MISSING, CONSUMPTION_TAX_RATE_INVALID
 */
export function townRateOf(percent: string | undefined, from: string | undefined, rules: readonly Rule[]): TownRate {
  if (percent === undefined && from === undefined) return 'as_it_was';
  if ((percent ?? '') === '' && (from ?? '') === '') return 'none';
  const refuse = (path: string, code: string, params: Record<string, string> = {}) =>
    invalid(code, { issues: [{ path, code, params }] });
  if (from === undefined || from === '') throw refuse('consumptionTaxFrom', 'CONSUMPTION_TAX_FROM_MISSING');
  const rate = { from, percent: percent ?? '' };
  const limit = consumptionTaxLimitAt(rules, from);
  if (!isConsumptionTaxRate(rate, limit)) throw refuse('consumptionTaxPercent', 'CONSUMPTION_TAX_RATE_INVALID', { limit });
  return { from, percent: normalizeDecimal(rate.percent) };
}

/** The rates of premises after it. */
export function ratesWith(before: readonly ConsumptionTaxRate[], rate: TownRate): readonly ConsumptionTaxRate[] {
  if (rate === 'as_it_was') return before;
  return rate === 'none' ? [] : withRate(before, rate);
}
