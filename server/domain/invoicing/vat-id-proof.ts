import { countryOfVatId } from '../parties/vat-id.ts';
import type { Buyer } from './document.ts';
import type { VatCode } from './vat-code.ts';

interface Treated {
  readonly vatCode: VatCode;
  readonly exemptionReason: string | null;
}

/**
 * The customer's VAT id on which a document without VAT rests: services whose tax is shifted within the EU, and goods that are delivered there
 * (Zakon o PDV-u čl. 17 st. 1, čl. 41 st. 1 t. a). Null where it rests on none. Whether it is registered, a check in VIES proves.
 */
export function provingVatId(lines: readonly Treated[], buyer: Pick<Buyer, 'kind' | 'vatId'> | null): string | null {
  if (buyer === null || buyer.kind === 'consumer' || buyer.vatId === null) return null;
  const country = countryOfVatId(buyer.vatId);
  if (country === null || country === 'HR') return null;
  const rests = lines.some(
    ({ vatCode, exemptionReason }) =>
      vatCode === 'reverse_charge' || (vatCode === 'exempt' && exemptionReason === 'art41_eu_goods'),
  );
  return rests ? buyer.vatId : null;
}
