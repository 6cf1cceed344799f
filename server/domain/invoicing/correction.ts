import type { ConsumptionTaxRate } from '#server/domain/companies/consumption-tax.ts';
import type { FieldIssue } from '#server/domain/shared/errors.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';
import type { PlainDate } from '#server/domain/shared/plain-date.ts';
import type { Buyer, CurrencyRate, IssuedDocument, PriceMode, Seller, Totals, VatGroup } from './document.ts';
import { issueDocument, type DocumentContent, type IssueContext } from './issue.ts';
import type { LeftInCurrency } from './in-currency.ts';
import type { CorrectionKind, DocumentKind } from './kinds.ts';
import { type Levy, levyKey, mergeLevies } from './levies.ts';
import { withOtherSign } from './storno.ts';

/** What a correction takes from the document that it corrects, whatever has become of customer and seller since. */
export interface Corrected {
  readonly id: string;
  readonly number: string;
  readonly issuedOn: PlainDate;
  readonly kind: DocumentKind;
  readonly deliveryOn: PlainDate | null;
  readonly seller: Pick<Seller, 'inVat' | 'hasVatId' | 'vatOnCollection'>;
  readonly buyer: Buyer;
  /** Its VAT recapitulation less that of the credit notes to it so far. */
  readonly left: readonly LeftGroup[];
  /** Its levies less those of the same credit notes. */
  readonly leviesLeft?: readonly Levy[] | undefined;
  /** Where it charges another currency than the euro: its rate, and what is left by VAT group in both; `left` is what it charges then. */
  readonly foreign?: CorrectedInCurrency | undefined;
  /** What it bore of the tax on consumption, whatever the premises say of it now. */
  readonly consumptionTaxPercent?: string | undefined;
}

export interface CorrectedInCurrency {
  readonly rate: CurrencyRate;
  readonly left: readonly LeftInCurrency[];
}

export type LeftGroup = Pick<VatGroup, 'vatCode' | 'ratePercent' | 'baseMinor' | 'vatMinor'>;
type Amounts = { readonly groups: readonly LeftGroup[] };

/** Tells VAT groups apart. */
export const groupKey = ({ vatCode, ratePercent }: Pick<LeftGroup, 'vatCode' | 'ratePercent'>): string =>
  `${vatCode}:${ratePercent}`;

/** What can still be credited of a document, by VAT group; credit notes count with the amounts below zero that they have. */
export function leftToCredit(original: Amounts, credits: readonly Amounts[]): readonly LeftGroup[] {
  const left = new Map<string, LeftGroup>();
  for (const group of [original, ...credits].flatMap(({ groups }) => groups)) {
    const { vatCode, ratePercent } = group;
    const { baseMinor, vatMinor } = left.get(groupKey(group)) ?? { baseMinor: 0n, vatMinor: 0n };
    const sum = { baseMinor: baseMinor + group.baseMinor, vatMinor: vatMinor + group.vatMinor };
    left.set(groupKey(group), { vatCode, ratePercent, ...sum });
  }
  return [...left.values()];
}

/**
 * What speaks against the amounts of a credit note: it may take back no more than is left, at each VAT rate. Prices without VAT
 * are held against the base and prices with VAT against base and VAT, so that a cent of rounding never stops the last one.
 */
export function findCreditIssues(
  totals: Totals,
  { left, leviesLeft = [], foreign }: Pick<Corrected, 'left' | 'leviesLeft' | 'foreign'>,
  priceMode: PriceMode,
): readonly FieldIssue[] {
  if (totals.totalMinor <= 0n) return [{ path: 'total', code: 'CREDIT_TOTAL_ZERO' }];
  const measure = ({ baseMinor, vatMinor }: LeftGroup) => (priceMode === 'net' ? baseMinor : baseMinor + vatMinor);
  // A tax inside a gross price is rounded beside VAT, so that either may have a cent of the other.
  const slack = priceMode === 'gross' && totals.levies?.some(({ ratePercent }) => ratePercent !== '') === true ? 1n : 0n;
  const leftOf = new Map(left.map((group) => [groupKey(group), measure(group)]));
  const byGroup = totals.groups.flatMap((group): FieldIssue[] => {
    const most = leftOf.get(groupKey(group)) ?? 0n;
    const isTooMuch = most < 0n ? measure(group) < most : measure(group) > most + slack;
    if (!isTooMuch) return [];
    const params = { left: decimalFromMinor(most), rate: group.ratePercent };
    if (foreign === undefined) return [{ path: 'total', code: 'CREDIT_EXCEEDS_LEFT', params }];
    const { currency } = foreign.rate;
    return [{ path: 'total', code: 'CREDIT_EXCEEDS_LEFT_IN_CURRENCY', params: { ...params, currency } }];
  });
  return [...byGroup, ...levyIssues(totals.levies ?? [], leviesLeft, slack)];
}

/** No more of any levy than is left of it. */
function levyIssues(levies: readonly Levy[], left: readonly Levy[], slack: bigint): readonly FieldIssue[] {
  return levies.flatMap((levy) => {
    const most = left.find((each) => levyKey(each) === levyKey(levy))?.amountMinor ?? 0n;
    if (levy.amountMinor <= (levy.ratePercent === '' ? most : most + slack)) return [];
    return [{ path: 'total', code: 'CREDIT_EXCEEDS_LEVY', params: { left: decimalFromMinor(most) } }];
  });
}

/** What can still be credited of a document's levies; credit notes count with the amounts below zero that they have. */
export const leviesLeftOf = (original: readonly Levy[], credited: readonly Levy[]): readonly Levy[] =>
  mergeLevies([...original, ...credited]);

/** The day whose VAT rates count for a correction: that of the supply which it corrects; and the currency that was charged. */
export const correctionContent = <T extends Pick<DocumentContent, 'deliveryOn' | 'currency'>>(
  content: T,
  corrected: Corrected,
): T => ({
  ...content,
  currency: corrected.foreign?.rate.currency,
  deliveryOn: corrected.deliveryOn ?? corrected.issuedOn,
});

/** The tax on consumption of a correction: that of the corrected document, and where it bore none that of the premises. */
export const correctionConsumptionTax = (
  { consumptionTaxPercent: percent }: Corrected,
  ofPremises: readonly ConsumptionTaxRate[] = [],
): readonly ConsumptionTaxRate[] => (percent === undefined ? ofPremises : [{ from: '0001-01-01', percent }]);

/** The seller of a correction: as he is today, in VAT as he was when the corrected document was issued. */
export const correctionSeller = (seller: Seller, { seller: { inVat, hasVatId, vatOnCollection } }: Corrected): Seller => ({
  ...seller,
  inVat,
  hasVatId,
  vatOnCollection,
});

/**
 * The frozen credit or debit note of a checked draft: the lines that it names with the rates and the VAT standing of the
 * document that it corrects (Zakon o PDV-u čl. 33 st. 7). A credit note counts below zero and asks for no payment.
 */
export function issueCorrection(
  kind: CorrectionKind,
  content: DocumentContent,
  corrected: Corrected,
  context: IssueContext,
): IssuedDocument & { readonly kind: CorrectionKind } {
  const { id, number, issuedOn, kind: correctedKind, buyer } = corrected;
  const seller = correctionSeller(context.seller, corrected);
  const consumptionTax = correctionConsumptionTax(corrected, context.consumptionTax);
  const { foreign } = corrected;
  const document = issueDocument(correctionContent(content, corrected), {
    ...context,
    seller,
    buyer,
    consumptionTax,
    rate: foreign?.rate,
    left: kind === 'credit_note' ? foreign?.left : undefined,
  });
  const correction = { ...document, kind, refersTo: { id, number, issuedOn, kind: correctedKind } };
  return kind === 'debit_note' ? correction : { ...correction, ...withOtherSign(document), dueOn: null, paymentReference: null };
}
