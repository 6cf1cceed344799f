import { DECIMAL_LIMITS, fractionOfPercent, isDecimal, multiplyToMinor, percentOfMinor } from '#server/domain/shared/decimal.ts';
import { divideHalfUp, roundKeepingSum, sumMinor } from '#server/domain/shared/money.ts';
import type { LineInput, PriceMode, Totals, TotalsLine, VatGroup } from './document.ts';
import { feesOf, type Levy, levyKey, mergeLevies, type PercentTax, percentTaxesOf } from './levies.ts';
import { rateOf, type TaxRates, VAT_CODES, type VatCode, type VatRates } from './vat-code.ts';

export interface TotalsInput {
  readonly lines: readonly LineInput[];
  readonly priceMode: PriceMode;
  /** Discount on the whole document, percent; empty for none. */
  readonly discountPercent: string;
  /** Of the day whose rates count; without `levies` nothing but VAT is known. */
  readonly rates: TaxRates;
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
 * mode by taking the net out of the group's gross. Taxes that are a share of the price (`levies`) have the same base as VAT and
 * stand inside a gross price with it: net = gross / (1 + VAT + taxes). Fees by the piece come on top of either price. The
 * document discount falls on the groups in proportion, keeps its sum and leaves fees alone. A decimal that is still missing or
 * malformed counts as zero, for drafts are computed as they are typed. Negated quantities negate every amount.
 */
export function computeTotals(input: TotalsInput): Totals {
  const lines = input.lines.map(computeLine);
  const parts = partsOf(input, lines);
  const discounts = discountParts(parts, input.discountPercent);
  const computed = byTreatment(parts.map((part, index) => ({ ...part, discountMinor: discounts[index] ?? 0n }))).map((group) =>
    vatGroup(group, input.priceMode),
  );
  const groups = computed.map(({ group }) => group);
  const levies = mergeLevies([
    ...computed.flatMap(({ taxes }) => taxes),
    ...input.lines.flatMap((line) => feesOf(line, input.rates.levies)),
  ]);
  const baseMinor = sumMinor(groups.map((group) => group.baseMinor));
  const vatMinor = sumMinor(groups.map((group) => group.vatMinor));
  return {
    lines,
    groups,
    ...(levies.length === 0 ? {} : { levies }),
    linesMinor: sumMinor(lines.map((line) => line.amountMinor)),
    discountMinor: sumMinor(discounts),
    baseMinor,
    vatMinor,
    totalMinor: baseMinor + vatMinor + sumMinor(levies.map(({ amountMinor }) => amountMinor)),
  };
}

function computeLine(line: LineInput): TotalsLine {
  const usable = isDecimal(line.quantity, DECIMAL_LIMITS.quantity) && isDecimal(line.unitPrice, DECIMAL_LIMITS.price);
  const grossOfDiscountMinor = usable ? multiplyToMinor(line.quantity, line.unitPrice) : 0n;
  const discountMinor = percentOfMinor(grossOfDiscountMinor, percentOrZero(line.discountPercent));
  return { grossOfDiscountMinor, discountMinor, amountMinor: grossOfDiscountMinor - discountMinor };
}

const percentOrZero = (percent: string): string => (isDecimal(percent, DECIMAL_LIMITS.percent) ? percent : '0');

/** Lines that VAT treats alike and that bear the same other taxes. */
interface Part extends LineTreatment {
  readonly taxes: readonly PercentTax[];
  readonly amountMinor: bigint;
}

/** In the order of the VAT codes, then of the reasons' names, then of the taxes. */
function partsOf(input: TotalsInput, lines: readonly TotalsLine[]): readonly Part[] {
  const parts = new Map<string, Part>();
  for (const [index, line] of input.lines.entries()) {
    const treatment = treatmentOf(line, input.rates, input.sellerInVat);
    const taxes = percentTaxesOf(line, input.rates.levies);
    const key = JSON.stringify([treatmentKey(treatment), ...taxes.map(levyKey)]);
    const amountMinor = (parts.get(key)?.amountMinor ?? 0n) + (lines[index]?.amountMinor ?? 0n);
    parts.set(key, { ...treatment, taxes, amountMinor });
  }
  return [...parts.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, part]) => part);
}

const treatmentKey = ({ vatCode, exemptionReason }: LineTreatment): string =>
  `${VAT_CODES.indexOf(vatCode)} ${exemptionReason ?? ''}`;

function discountParts(parts: readonly Part[], discountPercent: string): readonly bigint[] {
  const { numerator, denominator } = fractionOfPercent(percentOrZero(discountPercent));
  return roundKeepingSum(
    parts.map((part) => part.amountMinor * numerator),
    denominator,
  );
}

type DiscountedPart = Part & { readonly discountMinor: bigint };

/** The parts of each VAT group; never an empty one. */
function byTreatment(parts: readonly DiscountedPart[]): readonly (readonly [DiscountedPart, ...DiscountedPart[]])[] {
  const groups = new Map<string, [DiscountedPart, ...DiscountedPart[]]>();
  for (const part of parts) {
    const group = groups.get(treatmentKey(part));
    if (group === undefined) groups.set(treatmentKey(part), [part]);
    else group.push(part);
  }
  return [...groups.values()];
}

function vatGroup(
  parts: readonly [DiscountedPart, ...DiscountedPart[]],
  priceMode: PriceMode,
): { readonly group: VatGroup; readonly taxes: readonly Levy[] } {
  const [{ vatCode, ratePercent, exemptionReason }] = parts;
  const discountMinor = sumMinor(parts.map((part) => part.discountMinor));
  const charged = sumMinor(parts.map((part) => part.amountMinor)) - discountMinor;
  const nets = parts.map((part) => netOf(part, priceMode));
  const taxes = parts
    .flatMap((part) => part.taxes)
    .filter((tax, index, all) => all.findIndex((each) => levyKey(each) === levyKey(tax)) === index)
    .map((tax): Levy => {
      const borne = addFractions(nets.filter((_, index) => parts[index]?.taxes.some((each) => levyKey(each) === levyKey(tax))));
      return { ...tax, baseMinor: rounded(borne), amountMinor: rounded(times(borne, fractionOfPercent(tax.ratePercent))) };
    });
  const taxesMinor = sumMinor(taxes.map(({ amountMinor }) => amountMinor));
  const net = addFractions(nets);
  const rate = fractionOfPercent(ratePercent);
  const name = { vatCode, ratePercent, exemptionReason, discountMinor };
  if (priceMode === 'net') {
    return { group: { ...name, baseMinor: charged, vatMinor: rounded(times(net, rate)) }, taxes };
  }
  // What rounding leaves of a gross price goes to VAT, and where there is none to the base: nothing may look like VAT there.
  const baseMinor = rate.numerator === 0n ? charged - taxesMinor : rounded(net);
  return { group: { ...name, baseMinor, vatMinor: charged - taxesMinor - baseMinor }, taxes };
}

interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** Price without any tax of a part, in cents and not rounded yet. */
function netOf(part: DiscountedPart, priceMode: PriceMode): Fraction {
  const amount = part.amountMinor - part.discountMinor;
  if (priceMode === 'net') return { numerator: amount, denominator: 1n };
  const inside = [part.ratePercent, ...part.taxes.map((tax) => tax.ratePercent)].map(fractionOfPercent);
  const { numerator, denominator } = addFractions([{ numerator: 1n, denominator: 1n }, ...inside]);
  return { numerator: amount * denominator, denominator: numerator };
}

const addFractions = (fractions: readonly Fraction[]): Fraction =>
  fractions.reduce(
    (sum, { numerator, denominator }) =>
      sum.denominator === denominator
        ? { numerator: sum.numerator + numerator, denominator }
        : {
            numerator: sum.numerator * denominator + numerator * sum.denominator,
            denominator: sum.denominator * denominator,
          },
    { numerator: 0n, denominator: 1n },
  );

const times = (a: Fraction, b: Fraction): Fraction => ({
  numerator: a.numerator * b.numerator,
  denominator: a.denominator * b.denominator,
});

const rounded = ({ numerator, denominator }: Fraction): bigint => divideHalfUp(numerator, denominator);
