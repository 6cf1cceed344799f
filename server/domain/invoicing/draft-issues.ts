import type { ConsumptionTaxRate } from '#server/domain/companies/consumption-tax.ts';
import { fiscalizationDuty } from '#server/domain/fiscal/must-fiscalize.ts';
import { isValidOib } from '#server/domain/parties/oib.ts';
import { isValidIban } from '#server/domain/parties/iban.ts';
import { cashLimitAt, fiscalTotalLimitsAt } from '#server/domain/rules/read-rules.ts';
import type { Rule } from '#server/domain/rules/rule.ts';
import { normalizeDecimal } from '#server/domain/shared/decimal.ts';
import type { FieldIssue } from '#server/domain/shared/errors.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';
import { isPlainDate, type PlainDate } from '#server/domain/shared/plain-date.ts';
import { findFinalIssues, type OpenAdvance } from './deductions.ts';
import { correctionConsumptionTax, correctionContent, correctionSeller, findCreditIssues, type Corrected } from './correction.ts';
import { countryOf, findBuyerIssues, findEuSupplyIssues, findReverseChargeIssues } from './buyer-issues.ts';
import { findCurrencyIssues } from './currency-issues.ts';
import { isPaidOnTheSpot, type Buyer, type CurrencyRate, type DraftContent, type Seller } from './document.ts';
import { findTermIssues } from './einvoice-terms.ts';
import { draftEuroTotals } from './in-currency.ts';
import { draftTotals, isDeliveryDate, taxRatesOf } from './issue.ts';
import { draftKindOf, isTradeKind, takesBack, type DraftKind } from './kinds.ts';
import { findLevyIssues } from './levy-issues.ts';
import { findReferenceIssues } from './line-references.ts';
import { findLineIssues, isDiscount } from './line-issues.ts';

/** Lines that one document can hold. */
export const MAX_LINES = 500;
/** Longest free note, in UTF-16 units. */
export const MAX_NOTE_LENGTH = 4000;
/** 99,999,999.99: ten digits of cents are what the fiscal QR code can carry. */
export const MAX_TOTAL_MINOR = 9_999_999_999n;

export interface DraftContext {
  readonly seller: Seller;
  /** The draft's contact, resolved; null when none is chosen. */
  readonly buyer: Buyer | null;
  /** OIB of the draft's operator; null when none is chosen or the chosen one is no longer in use. */
  readonly operatorOib: string | null;
  readonly rules: readonly Rule[];
  /** The day on which it would be issued. */
  readonly today: PlainDate;
  /** What a credit or debit note corrects. */
  readonly corrected?: Corrected | null;
  /** The advances that it is to deduct. */
  readonly advances?: readonly OpenAdvance[];
  /** Of the draft's premises; needed where a line bears the tax. */
  readonly consumptionTax?: readonly ConsumptionTaxRate[];
  /** Of the draft's currency; a correction has that of what it corrects. Limits, which are in euro, are not held against what has none. */
  readonly rate?: CurrencyRate | null | undefined;
}

/**
 * Everything that keeps a draft from being issued, in the order of the form; empty when it can be issued. A quote or a pro
 * forma needs no place and no operator, and is held by no limit of cash. Each complaint names its field and a code whose sentence is `invoiceIssues.<code>`. A storno is made from its original and
 * not checked here.
 */
export function findDraftIssues(draft: DraftContent, given: DraftContext): readonly FieldIssue[] {
  const { corrected = null } = given;
  const content = corrected === null ? draft : correctionContent(draft, corrected);
  const context =
    corrected === null
      ? given
      : {
          ...given,
          seller: correctionSeller(given.seller, corrected),
          buyer: corrected.buyer,
          consumptionTax: correctionConsumptionTax(corrected, given.consumptionTax),
        };
  const kind = draftKindOf(content);
  // What says nothing of money is not wrong about VAT.
  const needsPrices = kind !== 'delivery_note' || content.delivery?.printsPrices === true;
  const issues = [
    // The customer of a correction is the one of the corrected document, as it has him.
    ...(corrected === null ? findBuyerIssues(content, context.buyer, context.seller) : []),
    ...(corrected === null ? findCurrencyIssues(content, context.buyer, (context.advances ?? []).length > 0) : []),
    ...findLineListIssues(content),
    ...content.lines.flatMap((line, index) => findLineIssues(line, index, context.seller.inVat, needsPrices)),
    ...(needsPrices ? findLevyIssues(content.lines, kind, levyRatesOf(content, context)) : []),
    ...(needsPrices ? findReverseChargeIssues(content, context.buyer, context.seller) : []),
    ...(needsPrices ? findEuSupplyIssues(content, context.buyer, context.seller) : []),
    ...findHeaderIssues(content, context),
    ...findReferenceIssues(content.lines),
    ...findTermIssues(content.einvoice),
    ...findSellerIssues(content, context.seller),
    ...(isTradeKind(kind) ? [] : findPlaceIssues(content, context)),
  ];
  // A total made of wrong numbers would only add a second complaint about the same slip.
  return issues.some(({ path }) => AMOUNT_FIELD.test(path)) ? issues : [...issues, ...findTotalIssues(content, context)];
}

const levyRatesOf = (content: DraftContent, { rules, today, consumptionTax }: DraftContext) =>
  taxRatesOf(content, rules, today, consumptionTax).levies;

const AMOUNT_FIELD = /(?:quantity|unitPrice|discountPercent)$/;

function findLineListIssues({ lines }: DraftContent): readonly FieldIssue[] {
  if (lines.length === 0) return [{ path: 'lines', code: 'INVOICE_LINES_MISSING' }];
  return lines.length > MAX_LINES ? [{ path: 'lines', code: 'INVOICE_LINES_TOO_MANY', params: { limit: MAX_LINES } }] : [];
}

function findHeaderIssues(content: DraftContent, { rules, today }: DraftContext): readonly FieldIssue[] {
  const issues: FieldIssue[] = [];
  const kind = draftKindOf(content);
  if (!isDiscount(content.discountPercent)) issues.push({ path: 'discountPercent', code: 'INVOICE_DISCOUNT_INVALID' });
  if (content.deliveryOn !== null && !isDeliveryDate(content.deliveryOn, rules)) {
    issues.push({ path: 'deliveryOn', code: 'INVOICE_DELIVERY_DATE_INVALID' });
  } else if (kind === 'advance' && content.deliveryOn !== null && content.deliveryOn > today) {
    issues.push({ path: 'deliveryOn', code: 'INVOICE_ADVANCE_IN_FUTURE' });
  }
  // One that nobody is asked for is not on the document either.
  const asks = !isPaidBefore(kind) && (isTradeKind(kind) || !isPaidOnTheSpot(content.paymentMethod));
  const dueOn = asks ? content.dueOn : null;
  if (dueOn !== null && !isPlainDate(dueOn)) issues.push({ path: 'dueOn', code: 'INVOICE_DUE_DATE_INVALID' });
  else if (dueOn !== null && dueOn < today) issues.push({ path: 'dueOn', code: 'INVOICE_DUE_DATE_BEFORE_ISSUE' });
  if (content.note.length > MAX_NOTE_LENGTH)
    issues.push({ path: 'note', code: 'INVOICE_NOTE_TOO_LONG', params: { limit: MAX_NOTE_LENGTH } });
  return issues;
}

/** Asks for no money: gives it back, has it, or speaks of goods alone. */
const isPaidBefore = (kind: DraftKind): boolean => takesBack(kind) || kind === 'advance' || kind === 'delivery_note';

function findSellerIssues(content: DraftContent, seller: Seller): readonly FieldIssue[] {
  const issues: FieldIssue[] = [];
  const { street, city } = seller.address;
  if (!isValidOib(seller.oib)) issues.push({ path: 'seller.oib', code: 'INVOICE_SELLER_OIB_INVALID' });
  if (street.trim() === '' || city.trim() === '') issues.push({ path: 'seller.address', code: 'INVOICE_SELLER_ADDRESS_MISSING' });
  const isAskedFor = !isPaidBefore(draftKindOf(content));
  if (content.paymentMethod === 'transfer' && isAskedFor && (seller.iban === null || !isValidIban(seller.iban))) {
    issues.push({ path: 'seller.iban', code: 'INVOICE_SELLER_IBAN_MISSING' });
  }
  return issues;
}

/** Premises, device and operator are part of every number and receipt (Zakon o fiskalizaciji čl. 7–9). */
function findPlaceIssues(content: DraftContent, context: DraftContext): readonly FieldIssue[] {
  const issues: FieldIssue[] = [];
  if (content.premisesId === null) issues.push({ path: 'premisesId', code: 'INVOICE_PREMISES_MISSING' });
  if (content.deviceId === null) issues.push({ path: 'deviceId', code: 'INVOICE_DEVICE_MISSING' });
  if (content.operatorId === null) issues.push({ path: 'operatorId', code: 'INVOICE_OPERATOR_MISSING' });
  else if (context.operatorOib === null) issues.push({ path: 'operatorId', code: 'INVOICE_OPERATOR_OUT_OF_USE' });
  else if (!isValidOib(context.operatorOib)) issues.push({ path: 'operatorId', code: 'INVOICE_OPERATOR_OIB_INVALID' });
  return issues;
}

function findTotalIssues(content: DraftContent, context: DraftContext): readonly FieldIssue[] {
  const { seller, buyer, rules, today, corrected, advances = [], consumptionTax } = context;
  const totals = draftTotals(content, seller.inVat, rules, today, consumptionTax);
  if (draftKindOf(content) === 'credit_note') return findCreditIssues(totals, corrected ?? { left: [] }, content.priceMode);
  if (totals.totalMinor < 0n) return [{ path: 'total', code: 'INVOICE_TOTAL_NEGATIVE' }];
  const rate = corrected?.foreign?.rate ?? context.rate ?? undefined;
  // Without a rate nothing is issued, and that is said by itself.
  if (rate?.currency !== content.currency) return [];
  const rates = taxRatesOf(content, rules, today, consumptionTax);
  const { totalMinor } = draftEuroTotals(content, totals, { rate, rates, sellerInVat: seller.inVat });
  if (totalMinor > MAX_TOTAL_MINOR) return [tooMuch('INVOICE_TOTAL_TOO_HIGH', MAX_TOTAL_MINOR)];
  if (isTradeKind(draftKindOf(content))) return [];
  const undeductible = findFinalIssues(totals, advances, content.deducts);
  if (undeductible.length > 0) return undeductible;

  const { paymentMethod } = content;
  const buyerKind = buyer?.kind ?? 'consumer';
  if (buyerKind !== 'consumer' && paymentMethod === 'cash') {
    const limit = cashLimitAt(rules, today);
    if (totalMinor > limit) return [tooMuch('INVOICE_CASH_LIMIT_EXCEEDED', limit, 'paymentMethod')];
  }
  const facts = { buyerKind, buyerCountry: countryOf(buyer), paymentMethod, isEInvoice: false, issuedOn: today };
  if (isPaidOnTheSpot(paymentMethod) && fiscalizationDuty(facts, rules).required) {
    const limit = fiscalTotalLimitsAt(rules, today).cashOrCard;
    if (totalMinor > limit) return [tooMuch('INVOICE_TOTAL_OVER_FISCAL_LIMIT', limit, 'paymentMethod')];
  }
  return [];
}

const tooMuch = (code: string, limit: bigint, path = 'total'): FieldIssue => ({
  path,
  code,
  params: { limit: normalizeDecimal(decimalFromMinor(limit)) },
});
