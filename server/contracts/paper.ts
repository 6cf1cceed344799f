import type { FiscalDto } from './fiscal-state.ts';
import type { PaperDto, ReferenceDto } from './invoicing.ts';

/** What of a document stands on its paper, as the customer gets it. */
export type PaperDocument = Pick<
  PaperDto,
  | 'kind'
  | 'number'
  | 'issuedAt'
  | 'issuedOn'
  | 'placeOfIssue'
  | 'deliveryOn'
  | 'dueOn'
  | 'seller'
  | 'buyer'
  | 'operatorMark'
  | 'operatorName'
  | 'priceMode'
  | 'discountPercent'
  | 'lines'
  | 'groups'
  | 'levies'
  | 'linesTotal'
  | 'discount'
  | 'base'
  | 'vat'
  | 'total'
  | 'prepaid'
  | 'paymentMethod'
  | 'paymentReference'
  | 'notes'
  | 'note'
  | 'locale'
  | 'delivery'
  | 'einvoice'
  | 'correctedAt'
  | 'paragonNumber'
  | 'inCurrency'
> & {
  readonly refersTo: Omit<ReferenceDto, 'id'> | null;
  readonly alsoRefersTo?: readonly Omit<ReferenceDto, 'id'>[] | undefined;
  readonly fiscal: Pick<FiscalDto, 'zki' | 'jir' | 'qrUrl'> | null;
};
