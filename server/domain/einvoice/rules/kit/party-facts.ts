import type { XmlElement } from '../../xml/tree.ts';
import { isVat } from './category-facts.ts';
import type { InvoiceDocument } from './invoice-document.ts';
import { hasAt, hasText, path, someAt } from './paths.ts';
import { StructureProblem } from './structure-problem.ts';

const COMPANY_ID = path('cbc:CompanyID');
const SCHEME_ID = path('cac:TaxScheme/cbc:ID');
const PARTY_TAX = path('cac:Party/cac:PartyTaxScheme');
const TAX = path('cac:PartyTaxScheme');
const SELLER = 'cac:AccountingSupplierParty';
const BUYER = 'cac:AccountingCustomerParty';
const PARTY_LEGAL_ID = path('cac:Party/cac:PartyLegalEntity/cbc:CompanyID');

/** As `isVat`, where the official rule can only judge one tax scheme. @throws StructureProblem when there are several */
export function isOnlyVat(element: XmlElement): boolean {
  const schemes = element.children.filter(({ name }) => name === 'cac:TaxScheme');
  if (schemes[1] !== undefined) throw new StructureProblem(schemes[1], 'several');
  return isVat(element);
}

const withId = (element: XmlElement): boolean => hasAt(element, COMPANY_ID);
const withVatId = (element: XmlElement): boolean => isOnlyVat(element) && withId(element);

type Question = 'sellerTaxId' | 'sellerVatId' | 'representativeVatId' | 'buyerVatId' | 'buyerLiteralVatId' | 'buyerLegalId';

/** Which identifiers of tax the parties of a document have; each is looked for when first asked about. */
export class PartyFacts {
  readonly #document: InvoiceDocument;
  readonly #answers = new Map<Question, boolean>();

  constructor(document: InvoiceDocument) {
    this.#document = document;
  }

  /** BT-31 or BT-32: the seller has an identifier of any tax. */
  get hasSellerTaxId(): boolean {
    return this.#answer('sellerTaxId', SELLER, PARTY_TAX, withId);
  }

  /** BT-31 */
  get hasSellerVatId(): boolean {
    return this.#answer('sellerVatId', SELLER, PARTY_TAX, withVatId);
  }

  /** BT-63 */
  get hasRepresentativeVatId(): boolean {
    return this.#answer('representativeVatId', 'cac:TaxRepresentativeParty', TAX, withVatId);
  }

  /** BT-48 */
  get hasBuyerVatId(): boolean {
    return this.#answer('buyerVatId', BUYER, PARTY_TAX, withVatId);
  }

  /** BT-48 as the Croatian rules read it: the scheme is exactly `VAT`. */
  get hasBuyerLiteralVatId(): boolean {
    return this.#answer('buyerLiteralVatId', BUYER, PARTY_TAX, (each) => hasText(each, SCHEME_ID, 'VAT') && withId(each));
  }

  /** BT-47 */
  get hasBuyerLegalId(): boolean {
    return this.#answer('buyerLegalId', BUYER, PARTY_LEGAL_ID, () => true);
  }

  #answer(question: Question, party: string, way: readonly string[], test: (element: XmlElement) => boolean): boolean {
    const known = this.#answers.get(question);
    if (known !== undefined) return known;
    const document = this.#document;
    const answer = document.all(party).some((each) => someAt(each, way, (found) => document.tolerate(false, () => test(found))));
    this.#answers.set(question, answer);
    return answer;
  }
}
