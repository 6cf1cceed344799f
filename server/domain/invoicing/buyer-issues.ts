import { isValidOib } from '#server/domain/parties/oib.ts';
import { countryOfVatId, isEuCountry, isValidVatId } from '#server/domain/parties/vat-id.ts';
import type { FieldIssue } from '#server/domain/shared/errors.ts';
import type { Buyer, DraftContent, Seller } from './document.ts';
import { draftKindOf, isTradeKind } from './kinds.ts';

type Content = Pick<DraftContent, 'kind' | 'lines' | 'paymentMethod'>;
type SellerFacts = Pick<Seller, 'inVat' | 'hasVatId' | 'oib'>;

const on = (path: string, code: string): FieldIssue => ({ path, code });

/** Country of a buyer; one without an address is domestic. */
export const countryOf = (buyer: Buyer | null): string => buyer?.address?.country ?? 'HR';

/** What is wrong with the customer of a document (Zakon o PDV-u čl. 79 st. 1 t. 3). Path `contactId`: the picker of the customer. */
export function findBuyerIssues(content: Content, buyer: Buyer | null, seller: SellerFacts): readonly FieldIssue[] {
  const isTrade = isTradeKind(draftKindOf(content));
  if (buyer === null) return isTrade || content.paymentMethod === 'transfer' ? [on('contactId', 'INVOICE_BUYER_MISSING')] : [];
  const codes: string[] = [];
  if (buyer.name.trim() === '') codes.push('INVOICE_BUYER_NAME_MISSING');
  if (buyer.oib !== null && !isValidOib(buyer.oib)) codes.push('INVOICE_BUYER_OIB_INVALID');
  if (buyer.oib !== null && buyer.oib === seller.oib && buyer.kind !== 'consumer') codes.push('INVOICE_BUYER_IS_SELLER');
  if (buyer.vatId !== null && !isValidVatId(buyer.vatId)) codes.push('INVOICE_BUYER_VAT_ID_INVALID');
  // Whom a paper is for need not be known as well as whom an invoice is for.
  if (buyer.kind !== 'consumer' && !isTrade) {
    if (!hasAddress(buyer)) codes.push('INVOICE_BUYER_ADDRESS_MISSING');
    if (countryOf(buyer) === 'HR' && buyer.oib === null) codes.push('INVOICE_BUYER_OIB_MISSING');
  }
  return codes.map((code) => on('contactId', code));
}

const hasAddress = ({ address }: Buyer): boolean =>
  address !== null && address.street.trim() !== '' && address.city.trim() !== '' && /^[A-Z]{2}$/.test(address.country);

/**
 * What speaks against shifting the VAT to the customer: at home it needs two taxpayers in VAT, within the EU two with a VAT id,
 * and a document that shifts it has no taxed line beside (Zakon o PDV-u čl. 75 st. 3 and čl. 17 st. 1).
 */
export function findReverseChargeIssues(content: Content, buyer: Buyer | null, seller: SellerFacts): readonly FieldIssue[] {
  const shifted = content.lines.findIndex((line) => line.vatCode === 'reverse_charge');
  if (shifted < 0) return [];
  const path = `lines.${shifted}.vatCode`;
  if (!seller.inVat && countryOf(buyer) === 'HR') return [on(path, 'INVOICE_REVERSE_CHARGE_SELLER_NOT_IN_VAT')];
  const issues: FieldIssue[] = [];
  if (!seller.inVat && seller.hasVatId !== true) issues.push(on('seller.vatId', 'INVOICE_SELLER_VAT_ID_MISSING'));
  if (seller.inVat && content.lines.some((line) => isTaxable(line.vatCode)))
    issues.push(on(path, 'INVOICE_REVERSE_CHARGE_MIXED'));
  if (buyer === null || buyer.kind === 'consumer')
    return [...issues, on('contactId', 'INVOICE_REVERSE_CHARGE_BUYER_NOT_BUSINESS')];
  const country = countryOf(buyer);
  if (!isEuCountry(country)) issues.push(on(path, 'INVOICE_REVERSE_CHARGE_BUYER_OUTSIDE_EU'));
  // A foreign taxpayer is known by his VAT id alone; a Croatian one also by the OIB that it is made of.
  else if (country !== 'HR' && buyer.vatId === null) issues.push(on('contactId', 'INVOICE_BUYER_VAT_ID_MISSING'));
  return issues;
}

const isTaxable = (code: Content['lines'][number]['vatCode']): boolean =>
  code === 'standard' || code === 'reduced' || code === 'super_reduced' || code === 'zero';

/** Goods are exempt within the EU only towards a VAT id of another member state (Zakon o PDV-u čl. 41 st. 1 t. a). */
export function findEuSupplyIssues(content: Content, buyer: Buyer | null, seller: SellerFacts): readonly FieldIssue[] {
  const line = content.lines.findIndex(
    ({ vatCode, exemptionReason }) => vatCode === 'exempt' && exemptionReason === 'art41_eu_goods',
  );
  if (line < 0 || !seller.inVat) return [];
  const country = buyer?.vatId === null || buyer === null ? null : countryOfVatId(buyer.vatId);
  return country === null || country === 'HR' ? [on(`lines.${line}.exemptionReason`, 'INVOICE_EU_SUPPLY_VAT_ID_MISSING')] : [];
}
