import { describe, expect, it } from 'vitest';
import { REFERENCE_RULES } from '#drizzle/seed/reference/rules.ts';
import {
  acceptsSha1,
  cashLimitAt,
  deliveryWorkingDaysAt,
  fiscalTotalLimitsAt,
  noteAt,
  retentionYearsAt,
  vatRatesAt,
  vatThresholdAt,
} from '#server/domain/rules/read-rules.ts';
import { inForce, overlappingRules } from '#server/domain/rules/rule.ts';
import { isPlainDate } from '#server/domain/shared/plain-date.ts';

describe('the reference table', () => {
  it('has one row at most for a key on a day, and a source for each', () => {
    expect(overlappingRules(REFERENCE_RULES)).toEqual([]);
    expect(REFERENCE_RULES.filter(({ source }) => !/čl\.|Tehnička/.test(source))).toEqual([]);
    const dates = REFERENCE_RULES.flatMap(({ validFrom, validTo }) => (validTo === null ? [validFrom] : [validFrom, validTo]));
    expect(dates.filter((date) => !isPlainDate(date))).toEqual([]);
    expect(REFERENCE_RULES.filter(({ validFrom, validTo }) => validTo !== null && validTo < validFrom)).toEqual([]);
  });

  it('speaks both languages', () => {
    const texts = REFERENCE_RULES.flatMap(({ value }) => (typeof value === 'string' ? [] : [value.hr, value.en]));
    expect(texts.filter((text) => text.trim() === '')).toEqual([]);
  });

  it('knows the figures of 2026', () => {
    const day = '2026-11-24';
    expect(vatRatesAt(REFERENCE_RULES, day)).toEqual({ standard: '25', reduced: '13', super_reduced: '5' });
    expect(vatThresholdAt(REFERENCE_RULES, day)).toBe(6_000_000n);
    expect(cashLimitAt(REFERENCE_RULES, day)).toBe(70_000n);
    expect(deliveryWorkingDaysAt(REFERENCE_RULES, day)).toBe(2);
    expect(retentionYearsAt(REFERENCE_RULES, day)).toBe(11);
    expect(fiscalTotalLimitsAt(REFERENCE_RULES, day)).toEqual({ cashOrCard: 1_000_000n, other: 15_000_000n });
  });

  it('turns on the day the law turns', () => {
    expect(vatThresholdAt(REFERENCE_RULES, '2024-12-31')).toBe(4_000_000n);
    expect(vatThresholdAt(REFERENCE_RULES, '2025-01-01')).toBe(6_000_000n);
    expect(noteAt(REFERENCE_RULES, 'vat.reason.small_business', 'hr', '2024-12-31')).toContain('čl. 90. st. 2.');
    expect(noteAt(REFERENCE_RULES, 'vat.reason.small_business', 'hr', '2025-01-01')).toContain('čl. 90. st. 1.');
    expect(inForce(REFERENCE_RULES, 'einvoice.duty.every_seller', '2026-12-31')).toBe(false);
    expect(inForce(REFERENCE_RULES, 'einvoice.duty.every_seller', '2027-01-01')).toBe(true);
    expect(acceptsSha1(REFERENCE_RULES, 'test', '2026-07-01')).toBe(false);
    expect(acceptsSha1(REFERENCE_RULES, 'production', '2026-12-31')).toBe(true);
    expect(acceptsSha1(REFERENCE_RULES, 'production', '2027-01-01')).toBe(false);
  });
});
