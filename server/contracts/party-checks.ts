import { z } from 'zod';

import { isValidOib, normalizeOib } from '#server/domain/parties/oib.ts';
import type { ToldAddress } from '#server/domain/parties/told-address.ts';
import { isValidVatId, normalizeVatId } from '#server/domain/parties/vat-id.ts';

export const LookUpCompanyInput = z.object({
  oib: z
    .string()
    .transform(normalizeOib)
    .refine((oib) => isValidOib(oib), 'OIB_INVALID'),
});
export type LookUpCompanyInput = z.infer<typeof LookUpCompanyInput>;

export const LookUpVatIdInput = z.object({
  vatId: z
    .string()
    .transform(normalizeVatId)
    .refine((vatId) => isValidVatId(vatId), 'CONTACT_VAT_ID_INVALID'),
});
export type LookUpVatIdInput = z.infer<typeof LookUpVatIdInput>;

/** Whom the service of the EU knows by a VAT number. */
export interface FoundTaxpayer extends ToldAddress {
  readonly vatId: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly valid: boolean;
  /** Null where the state does not tell. */
  readonly name: string | null;
}

/** What the court register tells of a company; null where it does not. */
export interface FoundCompany {
  readonly oib: string;
  readonly name: string;
  readonly shortName: string | null;
  readonly street: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
  readonly legalForm: string | null;
  /** False: struck off. */
  readonly active: boolean | null;
}

/** The VAT number that a document without VAT rests on, and the last check of it; null where nobody has asked. */
export interface VatProof {
  readonly vatId: string;
  readonly check: VatCheck | null;
}

/** What the service of the EU said of a VAT number on a day. */
export interface VatCheck {
  readonly id: string;
  readonly vatId: string;
  readonly valid: boolean;
  readonly name: string | null;
  readonly address: string | null;
  /** The number that proves the check; null when no own VAT number could be told. */
  readonly requestId: string | null;
  readonly checkedAt: Date;
}
