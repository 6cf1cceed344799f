import { currencyMinorOf, euroMinorOf } from '#server/domain/exchange-rates/convert.ts';
import { absOf, sumMinor } from '#server/domain/shared/money.ts';
import type { CurrencyRate, DraftContent, IssuedDocument, PriceMode, Totals, TotalsLine, VatGroup } from './document.ts';
import { treatmentOf } from './totals.ts';
import type { TaxRates } from './vat-code.ts';

/** What is left of a document in another currency for credit notes, by VAT group: in that currency and in euro. Cents. */
export interface LeftInCurrency extends Pick<VatGroup, 'vatCode' | 'ratePercent'> {
  readonly euro: GroupAmounts;
  readonly charged: GroupAmounts;
}

type GroupAmounts = Pick<VatGroup, 'baseMinor' | 'vatMinor'>;
type Treated = Pick<VatGroup, 'vatCode' | 'exemptionReason'>;

/** Where the lines belong and how their prices are said. */
export interface ConvertedLines {
  /** VAT treatment of each line, in the order of `totals.lines`. */
  readonly treatments: readonly Treated[];
  readonly priceMode: PriceMode;
}

/**
 * A document's amounts in euro. Taxable amount and VAT of each VAT group are converted on their own, half-up, and everything else
 * follows from them: totals are their sums, discounts are converted and lines share what their group comes to. So the amounts
 * agree with each other as those of any document do, and the VAT is what Zakon o PDV-u čl. 81 wants told in euro; the total may be
 * a cent or two from the converted total. Levies do not occur in other currencies.
 *
 * @param totals amounts in hundredths of the currency
 * @param rate units of the currency for one euro
 * @param left of a credit note: what can still be credited of the document. The note then takes the difference of what is left before and
 *   after it, so that the last one takes the last cent.
 */
export function totalsInEuro(
  totals: Totals,
  rate: string,
  { treatments, priceMode }: ConvertedLines,
  left: readonly LeftInCurrency[] = [],
): Totals {
  const remaining = new Map(left.map((group) => [rateKey(group), group]));
  const groups = totals.groups.map((group): VatGroup => {
    const before = remaining.get(rateKey(group));
    const amounts = before === undefined ? converted(group, rate) : takenFrom(before, group, rate);
    if (before !== undefined) remaining.set(rateKey(group), { ...before, ...after(before, group, amounts) });
    return { ...group, ...amounts, discountMinor: euroMinorOf(group.discountMinor, rate) };
  });
  const lines = linesInEuro(totals, groups, treatments, { rate, priceMode });
  const baseMinor = sumMinor(groups.map((group) => group.baseMinor));
  const vatMinor = sumMinor(groups.map((group) => group.vatMinor));
  return {
    lines,
    groups,
    linesMinor: sumMinor(lines.map((line) => line.amountMinor)),
    discountMinor: sumMinor(groups.map((group) => group.discountMinor)),
    baseMinor,
    vatMinor,
    totalMinor: baseMinor + vatMinor,
  };
}

/**
 * Amounts of a draft in euro, as issuing would freeze them: what they are where its prices are in euro.
 *
 * @param charged amounts in the currency of its prices
 * @param facts with the rate of that currency; without it the amounts are handed back as they are
 */
export function draftEuroTotals(
  { lines, priceMode }: Pick<DraftContent, 'lines' | 'priceMode'>,
  charged: Totals,
  { rate, rates, sellerInVat, left }: EuroFacts,
): Totals {
  if (rate === undefined) return charged;
  const treatments = lines.map((line) => treatmentOf(line, rates, sellerInVat));
  return totalsInEuro(charged, rate.rate, { treatments, priceMode }, left);
}

interface EuroFacts {
  readonly rate: CurrencyRate | undefined;
  readonly rates: TaxRates;
  readonly sellerInVat: boolean;
  /** Of a credit note: what can still be credited. */
  readonly left?: readonly LeftInCurrency[] | undefined;
}

const rateKey = ({ vatCode, ratePercent }: Pick<VatGroup, 'vatCode' | 'ratePercent'>): string => `${vatCode}:${ratePercent}`;

const treatmentKey = ({ vatCode, exemptionReason }: Treated): string => `${vatCode} ${exemptionReason ?? ''}`;

const converted = ({ baseMinor, vatMinor }: GroupAmounts, rate: string): GroupAmounts => ({
  baseMinor: euroMinorOf(baseMinor, rate),
  vatMinor: euroMinorOf(vatMinor, rate),
});

function takenFrom({ euro, charged }: LeftInCurrency, taken: GroupAmounts, rate: string): GroupAmounts {
  const rest = converted({ baseMinor: charged.baseMinor - taken.baseMinor, vatMinor: charged.vatMinor - taken.vatMinor }, rate);
  return { baseMinor: euro.baseMinor - rest.baseMinor, vatMinor: euro.vatMinor - rest.vatMinor };
}

const after = (before: LeftInCurrency, charged: GroupAmounts, euro: GroupAmounts): Pick<LeftInCurrency, 'euro' | 'charged'> => ({
  euro: less(before.euro, euro),
  charged: less(before.charged, charged),
});

const less = (a: GroupAmounts, b: GroupAmounts): GroupAmounts => ({
  baseMinor: a.baseMinor - b.baseMinor,
  vatMinor: a.vatMinor - b.vatMinor,
});

/** Lines of each group share what the group comes to before the document's discount, in proportion and to the cent. */
function linesInEuro(
  { lines }: Totals,
  groups: readonly VatGroup[],
  treatments: readonly Treated[],
  { rate, priceMode }: { readonly rate: string; readonly priceMode: PriceMode },
): readonly TotalsLine[] {
  const amounts = new Map<number, bigint>();
  for (const group of groups) {
    const members = lines.flatMap((_, index) => {
      const treatment = treatments[index];
      return treatment !== undefined && treatmentKey(treatment) === treatmentKey(group) ? [index] : [];
    });
    const whole = group.baseMinor + (priceMode === 'gross' ? group.vatMinor : 0n) + group.discountMinor;
    const shares = shareOut(
      members.map((index) => lines[index]?.amountMinor ?? 0n),
      whole,
      rate,
    );
    for (const [at, index] of members.entries()) amounts.set(index, shares[at] ?? 0n);
  }
  return lines.map((line, index): TotalsLine => {
    const amountMinor = amounts.get(index) ?? 0n;
    const discountMinor = euroMinorOf(line.discountMinor, rate);
    return { grossOfDiscountMinor: amountMinor + discountMinor, discountMinor, amountMinor };
  });
}

/**
 * Amounts that come to `whole`: each is converted, and what rounding leaves over falls on the largest. Cents.
 */
function shareOut(amounts: readonly bigint[], whole: bigint, rate: string): readonly bigint[] {
  const shares = amounts.map((amount) => euroMinorOf(amount, rate));
  const rest = whole - sumMinor(shares);
  const largest = amounts.reduce((best, amount, index) => (absOf(amount) > absOf(amounts[best] ?? 0n) ? index : best), 0);
  return shares.map((share, index) => (index === largest ? share + rest : share));
}

/** The same document with the amounts that it charges: those of its currency, where it has one beside the euro. */
export function asCharged<T extends Pick<IssuedDocument, 'lines' | 'totals' | 'inCurrency'>>(document: T): T {
  const { inCurrency } = document;
  if (inCurrency === undefined) return document;
  const { lines, totals } = inCurrency;
  return { ...document, lines: document.lines.map((line, index) => ({ ...line, ...lines[index] })), totals };
}

interface OpenDocument {
  readonly totals: Pick<Totals, 'totalMinor'>;
  readonly inCurrency?: { readonly rate: string; readonly totals: Pick<Totals, 'totalMinor'> } | undefined;
}

/**
 * What is open of a document, in the currency that it charges: of one in another currency all of it while nothing was paid or credited, then
 * what is open in euro at the document's rate. Payments are booked in euro, and differences of rates are not. Cents.
 */
export function openCharged({ inCurrency, totals }: OpenDocument, openMinor: bigint): bigint {
  if (inCurrency === undefined) return openMinor;
  return openMinor === totals.totalMinor ? inCurrency.totals.totalMinor : currencyMinorOf(openMinor, inCurrency.rate);
}

/** ISO code of what a document charges. */
export const chargedIn = ({ inCurrency }: Pick<IssuedDocument, 'inCurrency'>): string => inCurrency?.currency ?? 'EUR';

/** The rate that a document was issued with, for what follows it; undefined for one in euro. */
export const rateOfDocument = ({ inCurrency }: Pick<IssuedDocument, 'inCurrency'>): CurrencyRate | undefined => {
  if (inCurrency === undefined) return undefined;
  const { currency, rate, rateOn, listNumber } = inCurrency;
  return { currency, rate, rateOn, listNumber };
};
