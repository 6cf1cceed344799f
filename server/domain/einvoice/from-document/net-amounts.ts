import type { DocumentLine, IssuedDocument, VatGroup } from '#server/domain/invoicing/document.ts';
import { taxPercentOf } from '#server/domain/invoicing/levies.ts';
import { fractionOfPercent, normalizeDecimal } from '#server/domain/shared/decimal.ts';
import { absOf, divideHalfUp, roundKeepingSum, sumMinor } from '#server/domain/shared/money.ts';

/** A line without VAT, as EN 16931 knows lines. Amounts in cents. */
export interface NetLine {
  /** BT-146, decimal string of at most six places. */
  readonly unitPrice: string;
  /** BT-136; zero for none. */
  readonly discountMinor: bigint;
  /** BT-131. */
  readonly amountMinor: bigint;
}

export interface NetGroup {
  readonly group: VatGroup;
  /** Share of the document's discount (BT-92); zero for none. */
  readonly discountMinor: bigint;
}

/** The amounts of a document without VAT: BT-106 is their sum, and every sum that EN 16931 checks comes out. */
export interface NetAmounts {
  readonly lines: readonly NetLine[];
  readonly groups: readonly NetGroup[];
  readonly linesMinor: bigint;
  readonly discountMinor: bigint;
}

/** What a line and its group have in common. */
const sameTreatment =
  (group: VatGroup) =>
  (line: DocumentLine): boolean =>
    line.vatCode === group.vatCode && line.ratePercent === group.ratePercent && line.exemptionReason === group.exemptionReason;

/** The group of a line. */
export function groupOf(document: Pick<IssuedDocument, 'totals'>, line: DocumentLine): VatGroup {
  const { groups } = document.totals;
  const found =
    groups.find((group) => sameTreatment(group)(line)) ??
    groups.find(({ vatCode, ratePercent }) => vatCode === line.vatCode && ratePercent === line.ratePercent) ??
    (groups.length === 1 ? groups[0] : undefined);
  if (found === undefined) throw new Error(`line ${line.position} belongs to no VAT group`);
  return found;
}

/**
 * Amounts of a document without VAT. Where prices were agreed with VAT, each line gives its VAT up by the rate of its group;
 * the cents that rounding leaves go to the group's largest line, so that the lines and the recapitulation agree.
 */
export function netAmountsOf(document: Pick<IssuedDocument, 'lines' | 'totals' | 'priceMode'>): NetAmounts {
  const lines = document.priceMode === 'net' ? document.lines.map(netLine) : grossLines(document);
  const groups = document.totals.groups.map((group) => ({ group, discountMinor: discountOf(document, lines, group) }));
  return {
    lines,
    groups,
    linesMinor: sumMinor(lines.map(({ amountMinor }) => amountMinor)),
    discountMinor: sumMinor(groups.map(({ discountMinor }) => discountMinor)),
  };
}

const netLine = ({ unitPrice, discountMinor, amountMinor }: DocumentLine): NetLine => ({
  unitPrice: normalizeDecimal(unitPrice),
  discountMinor,
  amountMinor,
});

/** A gross price has `parts`, of which `whole` are the price without VAT and without the taxes beside it. */
function taxesInside({ totals }: Pick<IssuedDocument, 'totals'>, line: DocumentLine) {
  const { ratePercent } = groupOf({ totals }, line);
  const { numerator, denominator } = fractionOfPercent(taxPercentOf({ ...line, ratePercent }, totals.levies));
  return { whole: denominator, parts: denominator + numerator };
}

function grossLines(document: Pick<IssuedDocument, 'lines' | 'totals'>): readonly NetLine[] {
  const amounts = new Map<DocumentLine, bigint>();
  for (const group of document.totals.groups) {
    const mine = document.lines.filter((line) => groupOf(document, line) === group);
    const inside = mine.map((line) => taxesInside(document, line));
    const common = inside.reduce((product, { parts }) => (product % parts === 0n ? product : product * parts), 1n);
    const nets = roundKeepingSum(
      mine.map(({ amountMinor }, index) => {
        const { whole, parts } = inside[index] ?? { whole: 1n, parts: 1n };
        return amountMinor * whole * (common / parts);
      }),
      common,
    );
    // With a discount on the whole document the difference is part of that.
    const left = group.discountMinor === 0n ? group.baseMinor - sumMinor(nets) : 0n;
    const largest = nets.reduce((best, net, index) => (absOf(net) > absOf(nets[best] ?? 0n) ? index : best), 0);
    for (const [index, line] of mine.entries()) amounts.set(line, (nets[index] ?? 0n) + (index === largest ? left : 0n));
  }
  return document.lines.map((line) => {
    const { whole, parts } = taxesInside(document, line);
    const without = (gross: bigint) => divideHalfUp(gross * whole, parts);
    const amountMinor = amounts.get(line) ?? 0n;
    const discountMinor = line.discountMinor === 0n ? 0n : without(line.grossOfDiscountMinor) - amountMinor;
    return { unitPrice: fromMillionths(without(toMillionths(line.unitPrice))), discountMinor, amountMinor };
  });
}

function discountOf(document: Pick<IssuedDocument, 'lines' | 'totals'>, nets: readonly NetLine[], group: VatGroup): bigint {
  const mine = nets.filter((_, index) => {
    const line = document.lines[index];
    return line !== undefined && groupOf(document, line) === group;
  });
  return sumMinor(mine.map(({ amountMinor }) => amountMinor)) - group.baseMinor;
}

const PLACES = 6;

function toMillionths(text: string): bigint {
  const [whole = '0', fraction = ''] = normalizeDecimal(text).split('.');
  return BigInt(whole + fraction.padEnd(PLACES, '0').slice(0, PLACES));
}

function fromMillionths(value: bigint): string {
  const digits = absOf(value)
    .toString()
    .padStart(PLACES + 1, '0');
  return normalizeDecimal(`${value < 0n ? '-' : ''}${digits.slice(0, -PLACES)}.${digits.slice(-PLACES)}`);
}
