import type { DraftDto } from '#server/contracts/invoicing.ts';
import type { Deductible } from '#server/domain/invoicing/deductions.ts';
import { minorFromDecimal } from '#server/domain/shared/money.ts';

/** The advances that a draft deducts, as the plan of deductions reads them. */
export const deductiblesOf = (advances: DraftDto['advances']): readonly Deductible[] =>
  advances.flatMap(({ id, left, isWhole, freed, chosen }) => {
    if (!chosen) return [];
    const shares = left.map(({ vatCode, ratePercent, gross }) => ({ vatCode, ratePercent, grossMinor: minorFromDecimal(gross) }));
    return [{ id, left: shares, isWhole, freedMinor: minorFromDecimal(freed) }];
  });
