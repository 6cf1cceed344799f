import { isValidPaymentReference, parsePaymentReference } from '#server/domain/invoicing/payment-reference.ts';
import { isValidIban, normalizeIban } from '#server/domain/parties/iban.ts';
import { isValidOib, normalizeOib } from '#server/domain/parties/oib.ts';
import { isValidVatId, normalizeVatId } from '#server/domain/parties/vat-id.ts';
import { foldText } from '#server/domain/shared/fold-text.ts';
import { addDays, isPlainDate, type PlainDate } from '#server/domain/shared/plain-date.ts';

import { amountOf, isGroupRight, isLineRight, isSameSum, totalOfGroups, totalOfLines } from './check-sums.ts';
import { isCurrency } from './currency.ts';
import type { Reading, ReadingField } from './reading.ts';

/** Why a field is not taken as it is. `UNVERIFIED`: nothing to hold it against, so a person should look. */
export const DOUBTS = [
  'UNVERIFIED',
  'MISSING',
  'OIB_INVALID',
  'TAX_ID_INVALID',
  'IBAN_INVALID',
  'IBAN_CHANGED',
  'NAME_DIFFERS',
  'DATE_INVALID',
  'DATE_IN_FUTURE',
  'DATE_TOO_OLD',
  'DATE_FAR_FROM_ISSUE',
  'DUE_BEFORE_ISSUE',
  'CURRENCY_UNKNOWN',
  'LINE_WRONG',
  'LINES_DIFFER_FROM_TOTAL',
  'VAT_WRONG',
  'TOTAL_DIFFERS_FROM_VAT',
  'TOTAL_DIFFERS_FROM_LINES',
  'TOTAL_INVALID',
  'REFERENCE_INVALID',
  'JIR_MALFORMED',
  'ZKI_MALFORMED',
  'READER_UNSURE',
] as const;
export type Doubt = (typeof DOUBTS)[number];

export type Verdict = { readonly verdict: 'agreed' } | { readonly verdict: 'doubtful'; readonly reason: Doubt };

/** A verdict for each field that is on the document or should be; what rightly is not there has none. */
export type Verdicts = Readonly<Partial<Record<ReadingField, Verdict>>>;

/** What the company knows by itself. */
export interface Known {
  readonly today: PlainDate;
  /** Name under which the company knows the holder of the read OIB or VAT number. */
  readonly supplierName: string | null;
  /** Account of the supplier on an earlier document. */
  readonly supplierIban: string | null;
}

const agreed: Verdict = { verdict: 'agreed' };
const doubtful = (reason: Doubt): Verdict => ({ verdict: 'doubtful', reason });

const JIR = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const ZKI = /^[0-9a-f]{32}$/i;
/** Nobody books a document that is older than the law keeps it. */
const OLDEST_DAYS = 11 * 366;
/** Delivery and due date lie near the date of issue. */
const NEAR_DAYS = 366;

const taxId = (text: string): Verdict => {
  const oib = normalizeOib(text);
  if (/^\d+$/.test(oib)) return isValidOib(oib) ? agreed : doubtful('OIB_INVALID');
  return isValidVatId(normalizeVatId(text)) ? agreed : doubtful('TAX_ID_INVALID');
};

const name = (text: string, known: Known): Verdict => {
  if (known.supplierName === null) return doubtful('UNVERIFIED');
  return foldText(known.supplierName) === foldText(text) ? agreed : doubtful('NAME_DIFFERS');
};

const iban = (text: string, known: Known): Verdict => {
  const normalized = normalizeIban(text);
  if (!isValidIban(normalized)) return doubtful('IBAN_INVALID');
  // Whoever changes only the account on an invoice is paid in the supplier's place.
  return known.supplierIban === null || known.supplierIban === normalized ? agreed : doubtful('IBAN_CHANGED');
};

const issued = (date: string, today: PlainDate): Verdict => {
  if (!isPlainDate(date)) return doubtful('DATE_INVALID');
  if (date > today) return doubtful('DATE_IN_FUTURE');
  return date < addDays(today, -OLDEST_DAYS) ? doubtful('DATE_TOO_OLD') : agreed;
};

const nearIssue = (date: string, issuedOn: string | null, dueDate: boolean): Verdict => {
  if (!isPlainDate(date)) return doubtful('DATE_INVALID');
  if (issuedOn === null || !isPlainDate(issuedOn)) return doubtful('UNVERIFIED');
  if (dueDate && date < issuedOn) return doubtful('DUE_BEFORE_ISSUE');
  const near = date >= addDays(issuedOn, -NEAR_DAYS) && date <= addDays(issuedOn, NEAR_DAYS);
  return near ? agreed : doubtful('DATE_FAR_FROM_ISSUE');
};

const vat = ({ vatGroups }: Reading): Verdict => (vatGroups.every(isGroupRight) ? agreed : doubtful('VAT_WRONG'));

const lines = (reading: Reading): Verdict => {
  if (reading.lines.some((line) => isLineRight(line) === false)) return doubtful('LINE_WRONG');
  const sum = totalOfLines(reading.lines);
  const total = amountOf(reading.total);
  if (sum === null || total === null) return doubtful('UNVERIFIED');
  const net = reading.vatGroups
    .map(({ base }) => amountOf(base))
    .reduce((all, base) => (all === null || base === null ? null : all + base), 0n as bigint | null);
  const amounts = reading.lines.length;
  const isNet = reading.vatGroups.length > 0 && net !== null && isSameSum(sum, net, amounts);
  return isNet || isSameSum(sum, total, amounts) ? agreed : doubtful('LINES_DIFFER_FROM_TOTAL');
};

const total = (reading: Reading): Verdict => {
  if (reading.total === null) return doubtful('MISSING');
  const printed = amountOf(reading.total);
  if (printed === null) return doubtful('TOTAL_INVALID');
  const byVat = totalOfGroups(reading.vatGroups);
  if (reading.vatGroups.length > 0)
    return byVat !== null && isSameSum(byVat, printed, reading.vatGroups.length) ? agreed : doubtful('TOTAL_DIFFERS_FROM_VAT');
  const byLines = totalOfLines(reading.lines);
  if (byLines === null) return doubtful('UNVERIFIED');
  return isSameSum(byLines, printed, reading.lines.length) ? agreed : doubtful('TOTAL_DIFFERS_FROM_LINES');
};

const reference = (text: string): Verdict => {
  const parsed = parsePaymentReference(text);
  if (parsed === null) return doubtful('UNVERIFIED');
  return isValidPaymentReference(parsed) ? agreed : doubtful('REFERENCE_INVALID');
};

const optional = (text: string | null, check: (text: string) => Verdict): Verdict | undefined =>
  text === null ? undefined : check(text);
const needed = (text: string | null, check: (text: string) => Verdict): Verdict => optional(text, check) ?? doubtful('MISSING');

/**
 * Holds what was read against check digits, its own sums, the calendar and what the company knows. A reading is somebody's
 * claim: nothing in a document can make a field `agreed` but a check that it passes, and what the reader itself doubts stays
 * doubtful. Sums may be off by one cent for each rounded amount, by the house's rounding (`docs/domain/rounding.md`).
 */
export function checkReading(reading: Reading, known: Known): Verdicts {
  const { issuedOn } = reading;
  const all: Record<ReadingField, Verdict | undefined> = {
    supplierName: needed(reading.supplierName, (text) => name(text, known)),
    supplierTaxId: needed(reading.supplierTaxId, taxId),
    supplierAddress: optional(reading.supplierAddress, () => doubtful('UNVERIFIED')),
    supplierIban: optional(reading.supplierIban, (text) => iban(text, known)),
    number: needed(reading.number, () => doubtful('UNVERIFIED')),
    issuedOn: needed(issuedOn, (date) => issued(date, known.today)),
    deliveredOn: optional(reading.deliveredOn, (date) => nearIssue(date, issuedOn, false)),
    dueOn: optional(reading.dueOn, (date) => nearIssue(date, issuedOn, true)),
    currency: needed(reading.currency, (code) => (isCurrency(code) ? agreed : doubtful('CURRENCY_UNKNOWN'))),
    lines: reading.lines.length === 0 ? undefined : lines(reading),
    vatGroups: reading.vatGroups.length === 0 ? undefined : vat(reading),
    total: total(reading),
    paymentMethod: optional(reading.paymentMethod, () => doubtful('UNVERIFIED')),
    paymentReference: optional(reading.paymentReference, reference),
    jir: optional(reading.jir, (text) => (JIR.test(text) ? agreed : doubtful('JIR_MALFORMED'))),
    zki: optional(reading.zki, (text) => (ZKI.test(text) ? agreed : doubtful('ZKI_MALFORMED'))),
  };
  const unsure = new Set(reading.notes.map(({ field }) => field));
  const verdicts: Partial<Record<ReadingField, Verdict>> = {};
  for (const [field, verdict] of Object.entries(all) as [ReadingField, Verdict | undefined][]) {
    if (verdict === undefined) continue;
    verdicts[field] = verdict.verdict === 'agreed' && unsure.has(field) ? doubtful('READER_UNSURE') : verdict;
  }
  return verdicts;
}
