import { isKpd } from '#server/domain/catalog/kpd.ts';
import { unitOf } from '#server/domain/catalog/units.ts';
import { compareDecimals, DECIMAL_LIMITS, isDecimal } from '#server/domain/shared/decimal.ts';
import type { FieldIssue } from '#server/domain/shared/errors.ts';
import type { LineInput } from './document.ts';
import { isVatReason, VAT_REASONS } from './vat-reason.ts';

/** Longest description of a line, in UTF-16 units as forms count them. */
export const MAX_DESCRIPTION_LENGTH = 1000;

/** What keeps one line from being issued; paths are `lines.<index>.<field>`. Without `needsPrice` it may lack price and VAT. */
export function findLineIssues(line: LineInput, index: number, sellerInVat: boolean, needsPrice = true): readonly FieldIssue[] {
  const issues: FieldIssue[] = [];
  const complain = (field: keyof LineInput, code: string, params?: FieldIssue['params']) =>
    issues.push({ path: `lines.${index}.${field}`, code, ...(params === undefined ? {} : { params }) });

  if (line.description.trim() === '') complain('description', 'INVOICE_LINE_DESCRIPTION_MISSING');
  else if (line.description.length > MAX_DESCRIPTION_LENGTH) {
    complain('description', 'INVOICE_LINE_DESCRIPTION_TOO_LONG', { limit: MAX_DESCRIPTION_LENGTH });
  }

  if (line.quantity === '') complain('quantity', 'INVOICE_LINE_QUANTITY_MISSING');
  else if (!isDecimal(line.quantity, DECIMAL_LIMITS.quantity)) complain('quantity', 'INVOICE_LINE_QUANTITY_INVALID');
  else if (compareDecimals(line.quantity, '0') === 0) complain('quantity', 'INVOICE_LINE_QUANTITY_ZERO');

  if (line.unitPrice === '') {
    if (needsPrice) complain('unitPrice', 'INVOICE_LINE_PRICE_MISSING');
  } else if (!isDecimal(line.unitPrice, DECIMAL_LIMITS.price)) complain('unitPrice', 'INVOICE_LINE_PRICE_INVALID');
  else if (compareDecimals(line.unitPrice, '0') < 0) complain('unitPrice', 'INVOICE_LINE_PRICE_NEGATIVE');

  if (!isDiscount(line.discountPercent)) complain('discountPercent', 'INVOICE_LINE_DISCOUNT_INVALID');
  if (unitOf(line.unit) === null) complain('unit', 'INVOICE_LINE_UNIT_UNKNOWN');
  if (line.kpd !== null && line.kpd !== '' && !isKpd(line.kpd)) complain('kpd', 'INVOICE_LINE_KPD_INVALID');
  const reasonCode = sellerInVat && needsPrice ? reasonIssue(line) : null;
  if (reasonCode !== null) complain('exemptionReason', reasonCode);
  return issues;
}

/** Empty, or 0 to 100 percent. */
export const isDiscount = (percent: string): boolean =>
  percent === '' ||
  (isDecimal(percent, DECIMAL_LIMITS.percent) && compareDecimals(percent, '0') >= 0 && compareDecimals(percent, '100') <= 0);

function reasonIssue({ vatCode, exemptionReason }: LineInput): string | null {
  if (exemptionReason === null || exemptionReason === '')
    return vatCode === 'exempt' ? 'INVOICE_LINE_EXEMPTION_REASON_MISSING' : null;
  if (vatCode !== 'exempt' && vatCode !== 'reverse_charge' && vatCode !== 'outside') return null;
  const fits =
    isVatReason(exemptionReason) && exemptionReason !== 'small_business' && VAT_REASONS[exemptionReason].vatCode === vatCode;
  return fits ? null : 'INVOICE_LINE_EXEMPTION_REASON_UNKNOWN';
}
