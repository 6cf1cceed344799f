import { inForce, type Rule } from '#server/domain/rules/rule.ts';
import type { PlainDate } from '#server/domain/shared/plain-date.ts';

import { sellerDuty, type SellerReason } from './einvoice-duty.ts';

/** What Fiskalizacija 2.0 asks of a taxpayer seated in Croatia. */
export const EINVOICE_OBLIGATIONS = [
  'issue',
  'fiscalize_issued',
  'report_payments',
  'report_not_issued',
  'receive',
  'fiscalize_received',
  'report_rejections',
  'archive',
] as const;
export type EInvoiceObligationKind = (typeof EINVOICE_OBLIGATIONS)[number];

/** Those that only whoever issues eRačuni has; the rest falls on every taxpayer. */
const OF_ISSUERS: readonly EInvoiceObligationKind[] = ['issue', 'fiscalize_issued', 'report_payments', 'report_not_issued'];

export interface EInvoiceObligation {
  readonly kind: EInvoiceObligationKind;
  readonly required: boolean;
  /** First day of the duty, past or to come; null where the table knows none. */
  readonly since: PlainDate | null;
  /** Of those that fall on issuers why this one must issue, or need not yet; `every_taxpayer` of the others. */
  readonly reason: SellerReason | 'every_taxpayer';
  /** Law and article. */
  readonly source: string;
}

/**
 * What a seller must do with eRačuni on a day, each with its first day and reason (Zakon o fiskalizaciji čl. 35, 40, 41, 48, 51-53
 * and 80): sellers in VAT issue since 2026, all others since 2027, and everybody receives since 2026.
 */
export function einvoiceObligations(
  { sellerInVat }: { readonly sellerInVat: boolean },
  on: PlainDate,
  rules: readonly Rule[],
): readonly EInvoiceObligation[] {
  const duties = rules.filter(({ key }) => key.startsWith('einvoice.duty.'));
  const firstDays = [...new Set(duties.map(({ validFrom }) => validFrom))].sort();
  return EINVOICE_OBLIGATIONS.map((kind) => {
    const at = (date: PlainDate) => standing(kind, sellerInVat, date, rules);
    const { required, reason } = at(on);
    const since = firstDays.find((day) => at(day).required) ?? null;
    const key = kind === 'issue' ? issueKey(at(since ?? on).reason) : `einvoice.duty.${kind}`;
    return { kind, required, since, reason, source: duties.find((rule) => rule.key === key)?.source ?? '' };
  });
}

const issueKey = (reason: EInvoiceObligation['reason']): string =>
  reason === 'seller_in_vat' ? 'einvoice.duty.vat_seller' : 'einvoice.duty.every_seller';

function standing(
  kind: EInvoiceObligationKind,
  sellerInVat: boolean,
  on: PlainDate,
  rules: readonly Rule[],
): Pick<EInvoiceObligation, 'required' | 'reason'> {
  const isKnown = kind === 'issue' || inForce(rules, `einvoice.duty.${kind}`, on);
  if (!OF_ISSUERS.includes(kind)) return { required: isKnown, reason: isKnown ? 'every_taxpayer' : 'before_duty' };
  return isKnown ? sellerDuty({ sellerInVat }, on, rules) : { required: false, reason: 'before_duty' };
}
