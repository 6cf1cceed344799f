import type { VatRates } from '#server/domain/invoicing/vat-code.ts';
import { compareDecimals } from '#server/domain/shared/decimal.ts';
import { absOf, minorFromDecimal, sumMinor } from '#server/domain/shared/money.ts';
import { refuse, warn, type PreSendIssue } from './pre-send-issue.ts';
import type { FiscalReceipt, FiscalTax } from './receipt.ts';

/** Largest difference between a tax and base × rate that CIS lets pass, in cents. */
const TAX_TOLERANCE = 10n;
const FEE_LIMIT = 13_500n;

/** The checks of `provjera` that compare a receipt's amounts with each other (Tehnička specifikacija, ch. 13). */
export function findAmountIssues(receipt: FiscalReceipt, rates: VatRates): readonly PreSendIssue[] {
  const total = minorFromDecimal(receipt.IznosUkupno);
  return [
    ...(receipt.Pdv ?? []).flatMap((row, index) => vatRowIssues(row, `Pdv.${index}`, total, rates)),
    ...(receipt.Pnp ?? []).flatMap((row, index) => consumptionTaxIssues(row, `Pnp.${index}`, total)),
    ...(receipt.OstaliPor !== undefined && receipt.OstaliPor.length > 0 ? [warn('OstaliPor', '125')] : []),
    ...comparedWithTotal(receipt.IznosOslobPdv, 'IznosOslobPdv', total, ['126', '127', '128']),
    ...comparedWithTotal(receipt.IznosMarza, 'IznosMarza', total, ['129', '130', '131']),
    ...comparedWithTotal(receipt.IznosNePodlOpor, 'IznosNePodlOpor', total, ['132', '133', '134']),
    ...outsideVatIssues(receipt),
    ...(receipt.Naknade ?? []).flatMap(({ IznosN }, index) => feeIssues(IznosN, `Naknade.${index}.IznosN`)),
    ...sumIssues(receipt, total),
  ];
}

/** Codes: larger than the total · negative beside a positive total · positive beside a negative total. */
type TotalCodes = readonly [larger: string, negative: string, positive: string];

function comparedWithTotal(amount: string | undefined, path: string, total: bigint, codes: TotalCodes): readonly PreSendIssue[] {
  const minor = amount === undefined ? 0n : minorFromDecimal(amount);
  if (minor < 0n && total > 0n) return [warn(path, codes[1])];
  if (minor > 0n && total < 0n) return [warn(path, codes[2])];
  return absOf(minor) > absOf(total) ? [warn(path, codes[0])] : [];
}

function vatRowIssues(row: FiscalTax, path: string, total: bigint, rates: VatRates): readonly PreSendIssue[] {
  const legal = [rates.standard, rates.reduced, rates.super_reduced, '0'];
  return [
    ...(legal.some((rate) => compareDecimals(rate, row.Stopa) === 0) ? [] : [warn(`${path}.Stopa`, '110')]),
    ...comparedWithTotal(row.Osnovica, `${path}.Osnovica`, total, ['112', '113', '114']),
    ...taxIssues(row, path, ['160', '161']),
  ];
}

function consumptionTaxIssues(row: FiscalTax, path: string, total: bigint): readonly PreSendIssue[] {
  return [
    ...(compareDecimals(row.Stopa, '0') < 0 ? [warn(`${path}.Stopa`, '117')] : []),
    ...(compareDecimals(row.Stopa, '3') > 0 ? [warn(`${path}.Stopa`, '118')] : []),
    ...comparedWithTotal(row.Osnovica, `${path}.Osnovica`, total, ['120', '121', '122']),
    ...taxIssues(row, path, ['162', '163']),
  ];
}

/** Tax against base × rate, unrounded, in ten-thousandths of a cent. */
function taxIssues(row: FiscalTax, path: string, [below, above]: readonly [string, string]): readonly PreSendIssue[] {
  const scale = 10_000n;
  const expected = minorFromDecimal(row.Osnovica) * minorFromDecimal(row.Stopa);
  const difference = minorFromDecimal(row.Iznos) * scale - expected;
  if (difference < -TAX_TOLERANCE * scale) return [warn(`${path}.Iznos`, below)];
  return difference > TAX_TOLERANCE * scale ? [warn(`${path}.Iznos`, above)] : [];
}

/** A taxpayer outside VAT names no VAT amounts. */
function outsideVatIssues(receipt: FiscalReceipt): readonly PreSendIssue[] {
  if (receipt.USustPdv) return [];
  return [
    ...(receipt.Pdv === undefined ? [] : [warn('Pdv', '142')]),
    ...(receipt.IznosOslobPdv === undefined ? [] : [warn('IznosOslobPdv', '143')]),
    ...(receipt.IznosMarza === undefined ? [] : [warn('IznosMarza', '144')]),
    ...(receipt.IznosNePodlOpor === undefined ? [] : [warn('IznosNePodlOpor', '145')]),
  ];
}

function feeIssues(amount: string, path: string): readonly PreSendIssue[] {
  const minor = minorFromDecimal(amount);
  if (minor > FEE_LIMIT) return [warn(path, '164')];
  return minor < -FEE_LIMIT ? [warn(path, '165')] : [];
}

/** v166: the parts of a receipt in VAT make its total, within a cent. A margin is not among the parts. */
function sumIssues(receipt: FiscalReceipt, total: bigint): readonly PreSendIssue[] {
  if (!receipt.USustPdv || receipt.IznosMarza !== undefined) return [];
  const parts = [
    ...(receipt.Pdv ?? []).flatMap(({ Osnovica, Iznos }) => [Osnovica, Iznos]),
    ...(receipt.Pnp ?? []).map(({ Iznos }) => Iznos),
    receipt.IznosOslobPdv ?? '0.00',
    receipt.IznosNePodlOpor ?? '0.00',
    ...(receipt.Naknade ?? []).map(({ IznosN }) => IznosN),
  ];
  return absOf(total - sumMinor(parts.map(minorFromDecimal))) > 1n ? [refuse('IznosUkupno', '166')] : [];
}
