import { compareDecimals, DECIMAL_LIMITS, isDecimal } from '#server/domain/shared/decimal.ts';
import type { FieldIssue } from '#server/domain/shared/errors.ts';
import type { LineInput } from './document.ts';
import type { DraftKind } from './kinds.ts';
import { isPieces, type LevyRates, type LineLevies, tidyLevies } from './levies.ts';

/** Longest name of a fee or a tax, as CIS takes it (`NazivN`, `Naziv`). */
export const MAX_LEVY_NAME = 100;

/**
 * What keeps the levies of a draft's lines from being issued; paths are `lines.<index>.levies.<field>`. An advance bears none: money
 * that comes before the supply is taxed with VAT alone, and taxes on consumption and packaging arise with what is handed over.
 */
export function findLevyIssues(
  lines: readonly LineInput[],
  kind: DraftKind,
  rates: LevyRates | undefined,
): readonly FieldIssue[] {
  return lines.flatMap((line, index) => {
    const levies = tidyLevies(line.levies);
    const path = `lines.${index}.levies`;
    if (levies === null) return [];
    const { purchasePrice: _bought, ...charged } = levies;
    if (kind === 'advance' && Object.keys(charged).length > 0) return [{ path, code: 'INVOICE_ADVANCE_LEVIES' }];
    const { consumptionTax, packagingPieces, fee, otherTax, purchasePrice } = levies;
    const issues: FieldIssue[] = [];
    if (consumptionTax === true && rates?.consumptionTax == null)
      issues.push({ path: `${path}.consumptionTax`, code: 'INVOICE_LINE_CONSUMPTION_TAX_UNKNOWN' });
    if (packagingPieces !== undefined && !isPieces(packagingPieces))
      issues.push({ path: `${path}.packagingPieces`, code: 'LEVY_PIECES_INVALID' });
    else if (packagingPieces !== undefined && rates?.packagingFee == null)
      issues.push({ path: `${path}.packagingPieces`, code: 'INVOICE_LINE_PACKAGING_FEE_UNKNOWN' });
    for (const { field, code } of fee === undefined ? [] : feeIssues(fee)) issues.push({ path: `${path}.fee.${field}`, code });
    for (const { field, code } of otherTax === undefined ? [] : otherTaxIssues(otherTax))
      issues.push({ path: `${path}.otherTax.${field}`, code });
    if (purchasePrice !== undefined && !isPurchasePrice(purchasePrice))
      issues.push({ path: `${path}.purchasePrice`, code: 'LEVY_PURCHASE_INVALID' });
    return issues;
  });
}

/** An amount of zero or more. */
export const isPurchasePrice = (text: string): boolean =>
  isDecimal(text, DECIMAL_LIMITS.price) && compareDecimals(text, '0') >= 0;

interface LevyIssue<Field> {
  readonly field: Field;
  readonly code: string;
}

function nameIssues(name: string): readonly LevyIssue<'name'>[] {
  if (name === '') return [{ field: 'name', code: 'LEVY_NAME_MISSING' }];
  return name.length > MAX_LEVY_NAME ? [{ field: 'name', code: 'LEVY_NAME_TOO_LONG' }] : [];
}

/** What is wrong with a fee of a product or a line. */
export function feeIssues({ name, amount }: NonNullable<LineLevies['fee']>): readonly LevyIssue<'name' | 'amount'>[] {
  const fits = isDecimal(amount, DECIMAL_LIMITS.price) && compareDecimals(amount, '0') > 0;
  return [...nameIssues(name), ...(fits ? [] : [{ field: 'amount' as const, code: 'LEVY_AMOUNT_INVALID' }])];
}

/** What is wrong with a tax of a product or a line. */
export function otherTaxIssues({ name, percent }: NonNullable<LineLevies['otherTax']>): readonly LevyIssue<'name' | 'percent'>[] {
  const fits =
    isDecimal(percent, DECIMAL_LIMITS.percent) && compareDecimals(percent, '0') > 0 && compareDecimals(percent, '100') <= 0;
  return [...nameIssues(name), ...(fits ? [] : [{ field: 'percent' as const, code: 'LEVY_PERCENT_INVALID' }])];
}
