import { z } from 'zod';

import { isValidOib, normalizeOib } from '#server/domain/parties/oib.ts';

export const LookUpCompanyInput = z.object({
  oib: z
    .string()
    .transform(normalizeOib)
    .refine((oib) => isValidOib(oib), 'OIB_INVALID'),
});
export type LookUpCompanyInput = z.infer<typeof LookUpCompanyInput>;

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
