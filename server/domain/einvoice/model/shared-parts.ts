import type { Adjustment, LineAdjustment, Period, VatTreatment } from './einvoice.ts';
import { type Parts, partsOf } from './parts.ts';

const period = partsOf<Period>();
export const periodParts: Parts<Period> = [period.textOrNull('from', 'cbc:StartDate'), period.textOrNull('to', 'cbc:EndDate')];

const treatment = partsOf<VatTreatment>();
export const treatmentParts: Parts<VatTreatment> = [
  treatment.text('category', 'cbc:ID'),
  treatment.textOrNull('label', 'cbc:Name'),
  treatment.textOrNull('percent', 'cbc:Percent'),
  treatment.textOrNull('reasonCode', 'cbc:TaxExemptionReasonCode'),
  treatment.textOrNull('reason', 'cbc:TaxExemptionReason'),
];

/** In UBL's own elements; the Croatian ones end with a scheme of theirs. */
export const taxCategoryParts: Parts<VatTreatment> = [
  ...treatmentParts,
  treatment.within('cac:TaxScheme', [treatment.fixed('cbc:ID', 'VAT')]),
];

const line = partsOf<LineAdjustment>();
export const lineAdjustmentParts: Parts<LineAdjustment> = [
  line.yesNo('isCharge', 'cbc:ChargeIndicator'),
  line.textOrNull('reasonCode', 'cbc:AllowanceChargeReasonCode'),
  line.textOrNull('reason', 'cbc:AllowanceChargeReason'),
  line.textOrNull('percent', 'cbc:MultiplierFactorNumeric'),
  line.amount('amountMinor', 'cbc:Amount'),
  line.amountOrNull('baseMinor', 'cbc:BaseAmount'),
];

export const adjustmentParts: Parts<Adjustment> = [
  ...lineAdjustmentParts,
  partsOf<Adjustment>().must('vat', 'cac:TaxCategory', taxCategoryParts),
];
