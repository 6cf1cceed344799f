import { DECIMAL_LIMITS, fractionOfPercent, isDecimal, multiplyToMinor, percentOfMinor } from '#server/domain/shared/decimal.ts';
import { divideHalfUp, roundKeepingSum, sumMinor } from '#server/domain/shared/money.ts';
import type { LineInput, PriceMode, Totals, TotalsLine, VatGroup } from './document.ts';
import { rateOf, VAT_CODES, type VatCode, type VatRates } from './vat-code.ts';

export interface TotalsInput {
  readonly lines: readonly LineInput[];
  readonly priceMode: PriceMode;
  /** Discount on the whole document, percent; empty for none. */
  readonly discountPercent: string;
  readonly rates: VatRates;
  /** False: lines are exempt as a small business's (Zakon o PDV-u čl. 90) but for services to businesses abroad. */
  readonly sellerInVat: boolean;
}

/** How VAT really treats a line of this seller. */
export interface LineTreatment {
  readonly vatCode: VatCode;
  readonly exemptionReason: string | null;
  readonly ratePercent: string;
}

type TreatmentInput = Pick<LineInput, 'vatCode' | 'exemptionReason'>;

/** The VAT code, reason and rate that count for a line: a seller outside VAT has his own, taxed lines have no reason. */
export function treatmentOf(line: TreatmentInput, rates: VatRates, sellerInVat: boolean): LineTreatment {
  if (!sellerInVat) return treatmentOutsideVat(line);
  const explained = line.vatCode === 'exempt' || line.vatCode === 'reverse_charge' || line.vatCode === 'outside';
  return {
    vatCode: line.vatCode,
    exemptionReason: explained ? line.exemptionReason : null,
    ratePercent: rateOf(line.vatCode, rates),
  };
}

/** Services that are taxed where a business abroad is are no small business's exemption (Zakon o PDV-u čl. 17 st. 1). */
function treatmentOutsideVat({ vatCode, exemptionReason: reason }: TreatmentInput): LineTreatment {
  if (vatCode === 'reverse_charge') return { vatCode, exemptionReason: null, ratePercent: '0' };
  const isAbroad = vatCode === 'outside' && (reason === null || reason === 'art17_foreign_service');
  if (isAbroad) return { vatCode, exemptionReason: 'art17_foreign_service', ratePercent: '0' };
  return { vatCode: 'exempt', exemptionReason: 'small_business', ratePercent: '0' };
}

/**
 * Amounts of a document in cents: the one calculation behind the editor's preview, the issued document, print, XML and books.
 *
 * Lines are rounded half-up one by one; VAT is computed once for each group of equal treatment (EN 16931 BG-23), in gross
 * mode by taking the net out of the group's gross. The document discount falls on the groups in proportion and keeps its
 * sum. A decimal that is still missing or malformed counts as zero, for drafts are computed as they are typed.
 * Negated quantities negate every amount.
 */
export function computeTotals(input: TotalsInput): Totals {
  const lines = input.lines.map(computeLine);
  const groups = groupLines(input, lines);
  const discounts = discountGroups(groups, input.discountPercent);
  const rows = groups.map((group, index) => vatGroup(group, discounts[index] ?? 0n, input.priceMode));
  const baseMinor = sumMinor(rows.map((row) => row.baseMinor));
  const vatMinor = sumMinor(rows.map((row) => row.vatMinor));
  return {
    lines,
    groups: rows,
    linesMinor: sumMinor(lines.map((line) => line.amountMinor)),
    discountMinor: sumMinor(discounts),
    baseMinor,
    vatMinor,
    totalMinor: baseMinor + vatMinor,
  };
}

function computeLine(line: LineInput): TotalsLine {
  const usable = isDecimal(line.quantity, DECIMAL_LIMITS.quantity) && isDecimal(line.unitPrice, DECIMAL_LIMITS.price);
  const grossOfDiscountMinor = usable ? multiplyToMinor(line.quantity, line.unitPrice) : 0n;
  const discountMinor = percentOfMinor(grossOfDiscountMinor, percentOrZero(line.discountPercent));
  return { grossOfDiscountMinor, discountMinor, amountMinor: grossOfDiscountMinor - discountMinor };
}

const percentOrZero = (percent: string): string => (isDecimal(percent, DECIMAL_LIMITS.percent) ? percent : '0');

interface Group extends LineTreatment {
  readonly amountMinor: bigint;
}

/** Groups of equal treatment, in the order of the VAT codes and then of the reasons' names. */
function groupLines(input: TotalsInput, lines: readonly TotalsLine[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const [index, line] of input.lines.entries()) {
    const treatment = treatmentOf(line, input.rates, input.sellerInVat);
    const key = `${VAT_CODES.indexOf(treatment.vatCode)} ${treatment.exemptionReason ?? ''}`;
    const amountMinor = (groups.get(key)?.amountMinor ?? 0n) + (lines[index]?.amountMinor ?? 0n);
    groups.set(key, { ...treatment, amountMinor });
  }
  return [...groups.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

function discountGroups(groups: readonly Group[], discountPercent: string): readonly bigint[] {
  const { numerator, denominator } = fractionOfPercent(percentOrZero(discountPercent));
  return roundKeepingSum(
    groups.map((group) => group.amountMinor * numerator),
    denominator,
  );
}

function vatGroup(group: Group, discountMinor: bigint, priceMode: PriceMode): VatGroup {
  const amount = group.amountMinor - discountMinor;
  const { numerator, denominator } = fractionOfPercent(group.ratePercent);
  const baseMinor = priceMode === 'net' ? amount : divideHalfUp(amount * denominator, denominator + numerator);
  const vatMinor = priceMode === 'net' ? divideHalfUp(amount * numerator, denominator) : amount - baseMinor;
  const { vatCode, ratePercent, exemptionReason } = group;
  return { vatCode, ratePercent, exemptionReason, discountMinor, baseMinor, vatMinor };
}
