import { type ConsumptionTaxRate, consumptionTaxAt } from '#server/domain/companies/consumption-tax.ts';
import { packagingFeeAt, vatRatesAt } from '#server/domain/rules/read-rules.ts';
import { inForce, type Rule } from '#server/domain/rules/rule.ts';
import { DECIMAL_LIMITS, isDecimal, normalizeDecimal } from '#server/domain/shared/decimal.ts';
import { isPlainDate, yearOf, zagrebDateOf, type PlainDate } from '#server/domain/shared/plain-date.ts';
import { tidyTerms } from './einvoice-terms.ts';
import {
  isPaidOnTheSpot,
  type Buyer,
  type CurrencyRate,
  type DocumentLine,
  type DraftContent,
  type InCurrency,
  type IssuedDocument,
  type LineInput,
  type Seller,
  type Totals,
} from './document.ts';
import { draftEuroTotals, type LeftInCurrency } from './in-currency.ts';
import { draftKindOf, isTradeKind } from './kinds.ts';
import { legalNotesOf } from './legal-notes.ts';
import { tidyLevies } from './levies.ts';
import { tidyReferences } from './line-references.ts';
import { formatInvoiceNumber, type InvoiceNumber } from './number.ts';
import { paymentReferenceFor } from './payment-reference.ts';
import { computeTotals, treatmentOf } from './totals.ts';
import type { TaxRates } from './vat-code.ts';

/** What of a draft becomes the document; the ids that it points to come in as values. */
export type DocumentContent = Omit<DraftContent, 'kind' | 'contactId' | 'premisesId' | 'deviceId' | 'operatorId'>;

/** What the moment of issue adds. The caller has checked the draft (`findDraftIssues`) and taken the number. */
export interface IssueContext {
  readonly id: string;
  readonly number: InvoiceNumber;
  /** Which of the company's number sequences the number is from, counted from 1; see `paymentReferenceFor`. */
  readonly sequence: number;
  readonly issuedAt: Date;
  readonly placeOfIssue: string;
  readonly seller: Seller;
  /** Null: a customer who was not asked for a name. */
  readonly buyer: Buyer | null;
  readonly operator: { readonly mark: string; readonly name: string };
  readonly rules: readonly Rule[];
  /** Of the premises; needed where a line bears the tax. */
  readonly consumptionTax?: readonly ConsumptionTaxRate[];
  /** Of the paper receipt that it enters. */
  readonly paragonNumber?: string | undefined;
  /** Of the draft's currency, on `rateDayOf`; needed where that is not the euro. */
  readonly rate?: CurrencyRate | undefined;
  /** What can still be credited, of a credit note in another currency. */
  readonly left?: readonly LeftInCurrency[] | undefined;
}

/** A customer over the counter. */
export const WALK_IN_BUYER: Buyer = { kind: 'consumer', name: '', oib: null, vatId: null, address: null, email: null };

/**
 * The day whose VAT rates count: that of the supply (Zakon o PDV-u čl. 30), or the day of issue while none is given, or none
 * of which the rules know rates.
 */
export const taxPointOf = (
  content: Pick<DocumentContent, 'deliveryOn'>,
  rules: readonly Rule[],
  issuedOn: PlainDate,
): PlainDate => (content.deliveryOn !== null && isDeliveryDate(content.deliveryOn, rules) ? content.deliveryOn : issuedOn);

/**
 * The day whose exchange rate counts: the one whose VAT rates do (Zakon o PDV-u čl. 36 st. 2), but none that is still to come, for
 * which there is no list yet. On papers by which nothing is supplied it is the day of issue.
 */
export function rateDayOf(
  content: Pick<DraftContent, 'deliveryOn' | 'kind'>,
  rules: readonly Rule[],
  issuedOn: PlainDate,
): PlainDate {
  if (isTradeKind(draftKindOf(content))) return issuedOn;
  const day = taxPointOf(content, rules, issuedOn);
  return day > issuedOn ? issuedOn : day;
}

/** True for a day on which the rules know VAT rates. */
export const isDeliveryDate = (date: string, rules: readonly Rule[]): boolean =>
  isPlainDate(date) && inForce(rules, 'vat.rate.standard', date) && inForce(rules, 'vat.rate.reduced', date);

/** The rates of the day that counts for a document. */
export function taxRatesOf(
  content: Pick<DocumentContent, 'deliveryOn'>,
  rules: readonly Rule[],
  issuedOn: PlainDate,
  consumptionTax: readonly ConsumptionTaxRate[] = [],
): TaxRates {
  const day = taxPointOf(content, rules, issuedOn);
  const levies = { consumptionTax: consumptionTaxAt(consumptionTax, day), packagingFee: packagingFeeAt(rules, day) };
  return { ...vatRatesAt(rules, day), levies };
}

/** A draft's amounts, in the currency of its prices, as issuing it on `issuedOn` would freeze them; the editor's preview and the issued document share it. */
export function draftTotals(
  content: DocumentContent,
  sellerInVat: boolean,
  rules: readonly Rule[],
  issuedOn: PlainDate,
  consumptionTax: readonly ConsumptionTaxRate[] = [],
): Totals {
  const { lines, priceMode, discountPercent } = content;
  const rates = taxRatesOf(content, rules, issuedOn, consumptionTax);
  return computeTotals({ lines, priceMode, discountPercent, sellerInVat, rates });
}

/**
 * Assembles the frozen document of a checked draft: pure, so the same input gives the same document.
 *
 * @throws Error when its prices are in another currency and no rate of that is given
 */
export function issueDocument(content: DocumentContent, context: IssueContext): IssuedDocument & { readonly kind: 'invoice' } {
  const issuedOn = zagrebDateOf(context.issuedAt);
  const buyer = context.buyer ?? WALK_IN_BUYER;
  const { rules, consumptionTax } = context;
  const rates = taxRatesOf(content, rules, issuedOn, consumptionTax);
  const charged = draftTotals(content, context.seller.inVat, rules, issuedOn, consumptionTax);
  const { inCurrency, euro } = convertedOf(content, context, charged, rates);
  const { lines: amounts, ...totals } = euro;
  const year = yearOf(issuedOn);
  const terms = tidyTerms(content.einvoice);
  return {
    id: context.id,
    kind: 'invoice',
    ...numberFields(context.number, year),
    issuedAt: context.issuedAt,
    issuedOn,
    placeOfIssue: context.placeOfIssue,
    deliveryOn: content.deliveryOn,
    dueOn: isPaidOnTheSpot(content.paymentMethod) ? null : content.dueOn,
    seller: context.seller,
    buyer,
    operatorMark: context.operator.mark,
    operatorName: context.operator.name,
    currency: 'EUR',
    priceMode: content.priceMode,
    lines: content.lines.map((line, index) => documentLine(line, index, amounts[index], rates, context.seller.inVat)),
    discountPercent: tidyPercent(content.discountPercent),
    totals,
    prepaidMinor: 0n,
    paymentMethod: content.paymentMethod,
    paymentReference:
      content.paymentMethod === 'transfer'
        ? paymentReferenceFor({ year, ordinal: context.number.ordinal, sequence: context.sequence })
        : null,
    notes: legalNotesOf({
      groups: totals.groups,
      seller: context.seller,
      buyer,
      issuedOn,
      locale: content.locale,
      rules: context.rules,
    }),
    note: content.note.trim(),
    locale: content.locale,
    refersTo: null,
    ...(terms === null ? {} : { einvoice: terms }),
    ...(context.paragonNumber === undefined ? {} : { paragonNumber: context.paragonNumber }),
    ...(inCurrency === undefined ? {} : { inCurrency }),
  };
}

/** What a document charges in its own currency, where it has one, and the same in euro. */
function convertedOf(
  content: DocumentContent,
  { rate, left, seller }: IssueContext,
  charged: Totals,
  rates: TaxRates,
): { readonly inCurrency?: InCurrency; readonly euro: Totals } {
  if (content.currency === undefined) return { euro: charged };
  if (rate?.currency !== content.currency) throw new Error('a document in another currency needs its rate');
  const { lines, ...totals } = charged;
  return {
    inCurrency: { ...rate, lines, totals },
    euro: draftEuroTotals(content, charged, { rate, rates, sellerInVat: seller.inVat, left }),
  };
}

/** The parts of a document that its number fills. */
export const numberFields = (number: InvoiceNumber, year: number) => ({
  number: formatInvoiceNumber(number),
  ordinal: number.ordinal,
  year,
  premisesCode: number.premisesCode,
  deviceCode: number.deviceCode,
});

function documentLine(
  line: LineInput,
  index: number,
  amounts: Totals['lines'][number] | undefined,
  rates: TaxRates,
  sellerInVat: boolean,
): DocumentLine {
  const { levies: written, references: named, ...rest } = line;
  const levies = tidyLevies(written);
  const references = tidyReferences(named);
  return {
    ...rest,
    ...(levies === null ? {} : { levies }),
    ...(references === null ? {} : { references }),
    ...treatmentOf(line, rates, sellerInVat),
    position: index + 1,
    description: line.description.trim(),
    quantity: normalizeDecimal(line.quantity),
    // Only a delivery note without prices may lack one.
    unitPrice: line.unitPrice === '' ? '' : normalizeDecimal(line.unitPrice),
    discountPercent: tidyPercent(line.discountPercent),
    grossOfDiscountMinor: amounts?.grossOfDiscountMinor ?? 0n,
    discountMinor: amounts?.discountMinor ?? 0n,
    amountMinor: amounts?.amountMinor ?? 0n,
  };
}

/** Shortest spelling; no discount is the empty text. */
function tidyPercent(percent: string): string {
  const tidy = isDecimal(percent, DECIMAL_LIMITS.percent) ? normalizeDecimal(percent) : '';
  return tidy === '0' ? '' : tidy;
}
