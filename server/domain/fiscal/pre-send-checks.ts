import { isValidOib } from '#server/domain/parties/oib.ts';
import { fiscalTotalLimitsAt, vatRatesAt } from '#server/domain/rules/read-rules.ts';
import type { Rule } from '#server/domain/rules/rule.ts';
import { absOf, decimalFromMinor, minorFromDecimal } from '#server/domain/shared/money.ts';
import { normalizeDecimal } from '#server/domain/shared/decimal.ts';
import { daysBetween, zagrebDateOf, zagrebInstant } from '#server/domain/shared/plain-date.ts';
import { findAmountIssues } from './amount-checks.ts';
import { refuse, warn, type PreSendIssue } from './pre-send-issue.ts';
import type { FiscalReceipt } from './receipt.ts';

export interface PreSendContext {
  /** The instant at which the message is sent. */
  readonly now: Date;
  readonly rules: readonly Rule[];
}

const HOUR_MS = 3_600_000;
/** CIS takes receipts that are so many days old and no older (check 176). */
export const OLDEST_RECEIPT_DAYS = 30;

/**
 * The checks of CIS's `provjera` (v103–v168) and of its restrictive list (166, 176–185), run on a receipt before it is sent.
 * Codes are `FISCAL_CHECK_<number>`, sentences `invoiceIssues.<code>`, paths the schema's element names (`Pdv.0.Iznos`).
 * What the schema itself would refuse (s001) has no number of its own and is `FISCAL_FORM_<element>`.
 * v101 is about the clock against CIS's own and cannot be seen from here; v141 cannot occur, for the type has no `SpecNamj`.
 *
 * @throws RangeError when an amount or the time of the receipt does not have its wire form
 */
export function findPreSendIssues(receipt: FiscalReceipt, context: PreSendContext): readonly PreSendIssue[] {
  return [
    ...timeIssues(receipt, context.now),
    ...formIssues(receipt),
    ...identityIssues(receipt),
    ...findAmountIssues(receipt, vatRatesAt(context.rules, zagrebDateOf(context.now))),
    ...limitIssues(receipt, context),
  ];
}

/** The instant that a wire time names; in the hour that October repeats, its first passage. */
function issuedAtOf(datVrijeme: string): Date {
  const [, day, month, year, time = ''] = /^(\d{2})\.(\d{2})\.(\d{4})T(\d{2}:\d{2}:\d{2})$/.exec(datVrijeme) ?? [];
  return zagrebInstant(`${year}-${month}-${day}`, time);
}

function timeIssues(receipt: FiscalReceipt, now: Date): readonly PreSendIssue[] {
  const issued = issuedAtOf(receipt.DatVrijeme);
  const ahead = issued.getTime() - now.getTime();
  const age = daysBetween(zagrebDateOf(issued), zagrebDateOf(now));
  const issues: PreSendIssue[] = [];
  if (ahead > 6 * HOUR_MS) issues.push(warn('DatVrijeme', '103'));
  if (ahead > 0) issues.push(warn('DatVrijeme', '104'));
  if (ahead > HOUR_MS) issues.push(refuse('DatVrijeme', '177'));
  if (age > 2 && age <= 5) issues.push(warn('DatVrijeme', '152'));
  if (age > 5) issues.push(warn('DatVrijeme', '153'));
  if (age > OLDEST_RECEIPT_DAYS) issues.push(refuse('DatVrijeme', '176'));
  return issues;
}

/** The parts of a number that people choose, as the schema wants them (`OznPoslProstoraType`, `OznNaplUredjajaType`). */
function formIssues({ OznPosPr, OznNapUr }: FiscalReceipt): readonly PreSendIssue[] {
  const issues: PreSendIssue[] = [];
  if (!/^[0-9a-zA-Z]{1,20}$/.test(OznPosPr))
    issues.push({ path: 'OznPosPr', code: 'FISCAL_FORM_PREMISES', severity: 'refuse', params: { code: OznPosPr } });
  if (!/^[1-9][0-9]{0,19}$/.test(OznNapUr))
    issues.push({ path: 'OznNapUr', code: 'FISCAL_FORM_DEVICE', severity: 'refuse', params: { code: OznNapUr } });
  return issues;
}

function identityIssues(receipt: FiscalReceipt): readonly PreSendIssue[] {
  const issues: PreSendIssue[] = [];
  const buyerOib = receipt.OibPrimateljaRacuna;
  if (/^0*$/.test(receipt.BrOznRac)) issues.push(warn('BrOznRac', '105'), refuse('BrOznRac', '178'));
  if (receipt.BrOznRac.length > 6) issues.push(warn('BrOznRac', '106'));
  if (!isValidOib(receipt.OibOper)) issues.push(refuse('OibOper', '179'));
  if (buyerOib !== undefined && !isValidOib(buyerOib)) issues.push(refuse('OibPrimateljaRacuna', '180'));
  if (buyerOib !== undefined && receipt.NacinPlac === 'T') issues.push(refuse('OibPrimateljaRacuna', '181'));
  return issues;
}

function limitIssues(receipt: FiscalReceipt, { rules, now }: PreSendContext): readonly PreSendIssue[] {
  const total = absOf(minorFromDecimal(receipt.IznosUkupno));
  const limits = fiscalTotalLimitsAt(rules, zagrebDateOf(now));
  const onTheSpot = receipt.NacinPlac === 'G' || receipt.NacinPlac === 'K';
  const limit = onTheSpot ? limits.cashOrCard : limits.other;
  if (total <= limit) return [];
  const params = { limit: normalizeDecimal(decimalFromMinor(limit)) };
  return onTheSpot
    ? [warn('IznosUkupno', '168', params), refuse('IznosUkupno', '185', params)]
    : [warn('IznosUkupno', '167', params)];
}
