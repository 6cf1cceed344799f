import type { BusinessKind } from '#server/domain/invoicing/document.ts';

/** Whether a kind of business is in the VAT system: it must be, it cannot be, or it may choose. */
export type VatStatus = 'required' | 'excluded' | 'choice';

const STATUS = {
  pausalni_obrt: 'excluded',
  obrt_dohodak: 'excluded',
  obrt_pdv: 'required',
  jdoo: 'choice',
  doo: 'choice',
} as const satisfies Record<BusinessKind, VatStatus>;

/**
 * Lump-sum taxation excludes being in the VAT system (Zakon o porezu na dohodak čl. 82); an obrt taxed on income that enters it
 * is the third kind; companies below the threshold may choose (Zakon o PDV-u čl. 90).
 */
export const vatStatusOf = (kind: BusinessKind): VatStatus => STATUS[kind];

/** Names of owners stand on documents of an obrt, not of a company. */
export const isObrt = (kind: BusinessKind): boolean => kind === 'pausalni_obrt' || kind === 'obrt_dohodak' || kind === 'obrt_pdv';

export type VatComplaint = 'COMPANY_VAT_EXCLUDED' | 'COMPANY_VAT_REQUIRED' | 'COMPANY_VAT_ON_COLLECTION_WITHOUT_VAT';

/** What contradicts the law in a choice of kind and VAT; VAT on collection (Zakon o PDV-u čl. 125.i) needs being in VAT. */
export function vatComplaint(choice: { kind: BusinessKind; inVat: boolean; vatOnCollection: boolean }): VatComplaint | null {
  const status = vatStatusOf(choice.kind);
  if (choice.inVat && status === 'excluded') return 'COMPANY_VAT_EXCLUDED';
  if (!choice.inVat && status === 'required') return 'COMPANY_VAT_REQUIRED';
  return choice.vatOnCollection && !choice.inVat ? 'COMPANY_VAT_ON_COLLECTION_WITHOUT_VAT' : null;
}
