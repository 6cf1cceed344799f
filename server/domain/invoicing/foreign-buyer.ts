import { isEuCountry } from '#server/domain/parties/vat-id.ts';
import type { BuyerKind } from './document.ts';
import type { VatCode } from './vat-code.ts';

/** Where a business abroad is; null for consumers and domestic buyers. Services to it are taxed there (Zakon o PDV-u čl. 17 st. 1). */
export type Abroad = 'eu' | 'other' | null;

export function abroadOf(kind: BuyerKind, country: string): Abroad {
  if (kind === 'consumer' || country === 'HR') return null;
  return isEuCountry(country) ? 'eu' : 'other';
}

/** How lines of a seller outside VAT may be treated: as a small business's, or as a service that is taxed where the buyer is. */
export function codesOutsideVat(abroad: Abroad): readonly VatCode[] {
  if (abroad === null) return ['exempt'];
  return abroad === 'eu' ? ['exempt', 'reverse_charge'] : ['exempt', 'outside'];
}

/** What a line of such a seller begins with: with an own PDV ID, which is for such services, the tax is shifted to a buyer in the EU. */
export const firstCodeOutsideVat = (hasVatId: boolean, abroad: Abroad): VatCode =>
  hasVatId && abroad === 'eu' ? 'reverse_charge' : 'exempt';
