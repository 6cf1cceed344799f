import { VAT_CATEGORY, type VatCode } from './vat-code.ts';

export type VatCategory = (typeof VAT_CATEGORY)[VatCode] | 'K' | 'G';

interface VatReason {
  /** The treatment that the reason explains. */
  readonly vatCode: VatCode;
  /** EN 16931 BT-151 where it is not the one of the VAT code: K goods within the EU, G export. */
  readonly category?: VatCategory;
}

/**
 * Why a line bears no VAT. The key is what `LineInput.exemptionReason` holds; its sentence is the dated rule
 * `vat.reason.<key>`. `small_business` is never chosen: it follows from a seller outside the VAT register.
 */
export const VAT_REASONS = {
  small_business: { vatCode: 'exempt' },
  art39_health: { vatCode: 'exempt' },
  art39_education: { vatCode: 'exempt' },
  art39_public_interest: { vatCode: 'exempt' },
  art40_finance: { vatCode: 'exempt' },
  art40_real_estate: { vatCode: 'exempt' },
  art41_eu_goods: { vatCode: 'exempt', category: 'K' },
  art45_export: { vatCode: 'exempt', category: 'G' },
  margin_used_goods: { vatCode: 'exempt' },
  margin_travel: { vatCode: 'exempt' },
  art75_construction: { vatCode: 'reverse_charge' },
  art75_waste: { vatCode: 'reverse_charge' },
  art17_foreign_service: { vatCode: 'outside' },
  art33_pass_through: { vatCode: 'outside' },
} as const satisfies Record<string, VatReason>;

export type VatReasonKey = keyof typeof VAT_REASONS;

export const isVatReason = (key: string): key is VatReasonKey => Object.hasOwn(VAT_REASONS, key);

/** The reasons that a person may choose for a VAT code, in the order of the law. */
export const reasonsFor = (code: VatCode): readonly VatReasonKey[] =>
  (Object.keys(VAT_REASONS) as VatReasonKey[]).filter((key) => key !== 'small_business' && VAT_REASONS[key].vatCode === code);

/** Key of the dated rule that holds a reason's sentence. */
export const reasonRuleKey = (reason: string): string => `vat.reason.${reason}`;

/** EN 16931 BT-151 / BT-118 category of a group. */
export function vatCategoryOf(code: VatCode, reason: string | null): VatCategory {
  const entry: VatReason | undefined = reason !== null && isVatReason(reason) ? VAT_REASONS[reason] : undefined;
  return entry?.category ?? VAT_CATEGORY[code];
}
