import { negateDecimal } from '#server/domain/shared/decimal.ts';
import { conflict } from '#server/domain/shared/errors.ts';
import { yearOf, zagrebDateOf } from '#server/domain/shared/plain-date.ts';
import { type IssuedDocument, type Totals, type TotalsLine, writtenLine } from './document.ts';
import { stornoTerms, type StornoWish } from './einvoice-terms.ts';
import { numberFields, type DocumentContent, type IssueContext } from './issue.ts';
import { negateLevies } from './levies.ts';

/**
 * The content of the document that cancels another, as a draft would hold it: the same lines with negated quantities, the
 * original's supply date as the day whose rates count.
 *
 * @throws DomainError `conflict` INVOICE_STORNO_OF_STORNO when the document is a storno itself, INVOICE_STORNO_OF_CREDIT when
 * it is a credit note: that is taken back by a debit note
 */
export function stornoOf(document: IssuedDocument): DocumentContent {
  if (document.kind === 'storno') throw conflict('INVOICE_STORNO_OF_STORNO', { params: { number: document.number } });
  if (document.kind === 'credit_note') throw conflict('INVOICE_STORNO_OF_CREDIT', { params: { number: document.number } });
  return {
    priceMode: document.priceMode,
    lines: document.lines.map((line) => ({ ...writtenLine(line), quantity: negateDecimal(line.quantity) })),
    discountPercent: document.discountPercent,
    deliveryOn: document.deliveryOn ?? document.issuedOn,
    dueOn: null,
    paymentMethod: document.paymentMethod,
    note: '',
    locale: document.locale,
    ...(document.inCurrency === undefined ? {} : { currency: document.inCurrency.currency }),
  };
}

/**
 * The frozen storno of a document: every amount is the original's with the other sign, taken over and not computed again, so
 * that neither new rates nor a seller's later VAT status can leave a cent behind (Zakon o fiskalizaciji čl. 24). Number, time,
 * operator and reason are its own.
 *
 * @throws DomainError `conflict` INVOICE_STORNO_OF_STORNO, INVOICE_STORNO_OF_CREDIT; see `stornoOf`
 */
export function issueStorno(
  original: IssuedDocument,
  context: Omit<IssueContext, 'buyer' | 'rules' | 'sequence'>,
  wish: StornoWish = { reason: '' },
): IssuedDocument & { readonly kind: 'storno' } {
  const content = stornoOf(original);
  const issuedOn = zagrebDateOf(context.issuedAt);
  const { inVat, hasVatId, vatOnCollection } = original.seller;
  // The paper receipt stays entered with the original: what cancels it was never on paper.
  const { paragonNumber: _paper, einvoice: _terms, ...kept } = original;
  const terms = stornoTerms(original, wish);
  return {
    ...kept,
    id: context.id,
    kind: 'storno',
    ...numberFields(context.number, yearOf(issuedOn)),
    issuedAt: context.issuedAt,
    issuedOn,
    placeOfIssue: context.placeOfIssue,
    deliveryOn: content.deliveryOn,
    dueOn: null,
    seller: { ...context.seller, inVat, hasVatId, vatOnCollection },
    operatorMark: context.operator.mark,
    operatorName: context.operator.name,
    ...withOtherSign(original),
    paymentReference: null,
    note: '',
    refersTo: { id: original.id, number: original.number, issuedOn: original.issuedOn, kind: original.kind },
    ...(terms === null ? {} : { einvoice: terms }),
  };
}

type Amounts = Pick<IssuedDocument, 'lines' | 'totals' | 'prepaidMinor' | 'inCurrency'>;

/** Lines and totals of a document with the other sign: those of its storno, or of a storno as the credit that it is. */
export const withOtherSign = ({ lines, totals, prepaidMinor, inCurrency }: Amounts): Amounts => ({
  lines: lines.map((line) => ({
    ...line,
    quantity: negateDecimal(line.quantity),
    ...negateLine(line),
  })),
  totals: negateTotals(totals),
  prepaidMinor: -prepaidMinor,
  ...(inCurrency === undefined
    ? {}
    : { inCurrency: { ...inCurrency, lines: inCurrency.lines.map(negateLine), totals: negateTotals(inCurrency.totals) } }),
});

const negateLine = ({ grossOfDiscountMinor, discountMinor, amountMinor }: TotalsLine): TotalsLine => ({
  grossOfDiscountMinor: -grossOfDiscountMinor,
  discountMinor: -discountMinor,
  amountMinor: -amountMinor,
});

const negateTotals = (totals: Omit<Totals, 'lines'>): Omit<Totals, 'lines'> => ({
  groups: totals.groups.map((group) => ({
    ...group,
    discountMinor: -group.discountMinor,
    baseMinor: -group.baseMinor,
    vatMinor: -group.vatMinor,
  })),
  ...(totals.levies === undefined ? {} : { levies: negateLevies(totals.levies) }),
  linesMinor: -totals.linesMinor,
  discountMinor: -totals.discountMinor,
  baseMinor: -totals.baseMinor,
  vatMinor: -totals.vatMinor,
  totalMinor: -totals.totalMinor,
});
