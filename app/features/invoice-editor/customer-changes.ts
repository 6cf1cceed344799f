import type { DraftFields } from '#app/features/invoice-editor/draft-fields.ts';
import type { DraftTerms } from '#server/contracts/draft-parts.ts';
import type { DraftDto } from '#server/contracts/invoicing.ts';
import { firstCodeOutsideVat, type Abroad } from '#server/domain/invoicing/foreign-buyer.ts';
import type { VatCode } from '#server/domain/invoicing/vat-code.ts';
import { addDays } from '#server/domain/shared/plain-date.ts';

interface CustomerTerms {
  readonly id: string;
  readonly paymentTermDays: number | null;
  readonly documentLocale: DraftFields['locale'];
}

/** What a person said for themselves, and no customer changes any more. */
export type OwnChoices = DraftTerms['own'];

/** The same with what was changed in the form since the draft was stored. A due date that was taken away is none of them. */
export const ownChoices = (
  { dueOn, locale }: Pick<DraftFields, 'dueOn' | 'locale'>,
  { content, terms }: Pick<DraftDto, 'content' | 'terms'>,
): OwnChoices => ({
  dueOn: dueOn !== '' && (terms.own.dueOn || dueOn !== (content.dueOn ?? '')),
  locale: terms.own.locale || locale !== content.locale,
});

/**
 * What choosing a customer (null: nobody) changes on a document: it speaks their language and is due by their terms, else by the company's,
 * where the person has not said otherwise.
 */
export function customerChanges(
  customer: CustomerTerms | null,
  { today, terms }: Pick<DraftDto, 'today' | 'terms'>,
  own: OwnChoices,
): Partial<Pick<DraftFields, 'locale' | 'dueOn'>> & Pick<DraftFields, 'contactId'> {
  if (customer === null) return { contactId: '' };
  const { id, paymentTermDays: term, documentLocale: locale } = customer;
  const dueOn = addDays(today, term ?? terms.paymentTermDays);
  return { contactId: id, ...(own.locale ? {} : { locale }), ...(own.dueOn ? {} : { dueOn }) };
}

type SellerFacts = Pick<DraftDto, 'sellerInVat' | 'sellerHasVatId'>;

/** Treatment of a first line for such a customer. */
export const firstVatCode = ({ sellerInVat, sellerHasVatId }: SellerFacts, abroad: Abroad): VatCode =>
  sellerInVat ? 'standard' : firstCodeOutsideVat(sellerHasVatId, abroad);

/** Lines of a seller outside VAT follow the customer, as their treatment follows from where that one is; others stay. */
export function linesForCustomer<Line extends { readonly vatCode: VatCode; readonly exemptionReason: string | null }>(
  lines: readonly Line[],
  seller: SellerFacts,
  abroad: Abroad,
): readonly Line[] {
  if (seller.sellerInVat) return lines;
  const vatCode = firstVatCode(seller, abroad);
  return lines.map((line) => (line.vatCode === vatCode ? line : { ...line, vatCode, exemptionReason: '' }));
}
