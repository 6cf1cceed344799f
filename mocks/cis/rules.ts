import { isOib } from '../kit/oib.ts';
import type { Receipt, TaxRow } from './receipt.ts';
import { formatZagreb, zagrebMillis } from './zagreb-time.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const LEGAL_RATES = [2500n, 1300n, 500n, 0n];

const abs = (value: bigint): bigint => (value < 0n ? -value : value);
const sum = (values: readonly bigint[]): bigint => values.reduce((total, value) => total + value, 0n);

/** Codes inside s013 for which the service gives no JIR (in force since 1 January 2026). */
export const restrictiveErrors = (receipt: Receipt, now: Date): string[] => {
  const wall = zagrebMillis(formatZagreb(now));
  const issued = zagrebMillis(receipt.issuedAt);
  const codes: [string, boolean][] = [
    ['176', wall - issued > 30 * DAY_MS],
    ['177', Number.isNaN(issued) || issued - wall > HOUR_MS],
    ['178', /^0+$/.test(receipt.number)],
    ['179', !isOib(receipt.operatorOib)],
    ['180', receipt.buyerOib !== null && !isOib(receipt.buyerOib)],
    ['181', receipt.buyerOib !== null && receipt.payment === 'T'],
    ['185', ['G', 'K'].includes(receipt.payment) && abs(receipt.total) > 1_000_000n],
  ];
  return codes.filter(([, broken]) => broken).map(([code]) => code);
};

/** True when base × rate and the amount differ by more than ten cents. */
const isOff = ({ rate, base, amount }: TaxRow): boolean => abs(base * rate - amount * 10_000n) > 100_000n;

/** The total that the parts add up to: margin and other taxes do not count (check v166). */
export const expectedTotal = ({ vat, consumption, exempt, notTaxed, fees }: Receipt): bigint =>
  sum([
    ...vat.flatMap(({ base, amount }) => [base, amount]),
    ...consumption.map(({ amount }) => amount),
    exempt ?? 0n,
    notTaxed ?? 0n,
    ...fees,
  ]);

/** Checks that the service only analyses: a receipt that breaks them still gets its JIR. */
export const warnings = (receipt: Receipt, now: Date): string[] => {
  const wall = zagrebMillis(formatZagreb(now));
  const issued = zagrebMillis(receipt.issuedAt);
  const sent = zagrebMillis(receipt.sentAt);
  const age = wall - issued;
  const limit = { T: 15_000_000n, O: 15_000_000n, G: 1_000_000n, K: 1_000_000n }[receipt.payment] ?? 0n;
  const codes: [string, boolean][] = [
    ['v101', Number.isNaN(sent) || Math.abs(wall - sent) > 6 * HOUR_MS],
    ['v104', issued > sent],
    ['v106', receipt.number.length > 6],
    ['v110', receipt.vat.some(({ rate }) => !LEGAL_RATES.includes(rate))],
    ['v117', receipt.consumption.some(({ rate }) => rate < 0n)],
    ['v118', receipt.consumption.some(({ rate }) => rate > 300n)],
    ['v125', receipt.hasOtherTaxes],
    ['v141', receipt.specialPurpose !== null],
    ['v142', !receipt.inVatSystem && receipt.vat.length > 0],
    ['v143', !receipt.inVatSystem && receipt.exempt !== null],
    ['v144', !receipt.inVatSystem && receipt.margin !== null],
    ['v145', !receipt.inVatSystem && receipt.notTaxed !== null],
    ['v152', age > 2 * DAY_MS && age <= 5 * DAY_MS],
    ['v153', age > 5 * DAY_MS],
    ['v160', receipt.vat.some(isOff)],
    ['v162', receipt.consumption.some(isOff)],
    ['v164', receipt.fees.some((fee) => abs(fee) > 13_500n)],
    ['v166', receipt.inVatSystem && abs(expectedTotal(receipt) - receipt.total) > 1n],
    [['T', 'O'].includes(receipt.payment) ? 'v167' : 'v168', abs(receipt.total) > limit],
  ];
  return codes.filter(([, broken]) => broken).map(([code]) => code);
};
