import { z } from 'zod';

import type { CashEntryKind } from '#server/domain/cash/entry-kinds.ts';
import { MOVE_KINDS, SLIP_KINDS } from '#server/domain/cash/entry-kinds.ts';
import { DENOMINATIONS } from '#server/domain/cash/denominations.ts';
import type { ReportHead, ShiftReport } from '#server/domain/cash/shift-report.ts';
import { isPlainDate } from '#server/domain/shared/plain-date.ts';

import type { TillDeviceDto, TillOperatorDto } from './till.ts';

const id = z.uuid('FIELD_INVALID');
const amount = z
  .string()
  .trim()
  .regex(/^\d{1,9}(\.\d{1,2})?$/, 'FIELD_AMOUNT_INVALID');
const words = z.string().trim().max(200, 'FIELD_TOO_LONG').default('');
const day = z.string().refine(isPlainDate, 'FIELD_DATE_INVALID');
const pieces = z
  .record(
    z.string().refine((key) => DENOMINATIONS.some((cents) => String(cents) === key), 'FIELD_INVALID'),
    z.int('FIELD_INVALID').min(0, 'FIELD_INVALID').max(99_999, 'FIELD_INVALID'),
  )
  .nullable()
  .default(null);

/** Without a device the first till in use. */
export const ShiftInput = z.object({ deviceId: id.optional() });
export type ShiftInput = z.infer<typeof ShiftInput>;

export const OpenShiftInput = z.object({
  deviceId: id,
  /** What was counted in the drawer before the first sale. */
  counted: amount,
  /** Where cash comes from that the book does not have at the premises. */
  explanation: words,
});
export type OpenShiftInput = z.infer<typeof OpenShiftInput>;

export const CloseShiftInput = z.object({
  deviceId: id,
  /** The shift that the screen showed. */
  shiftId: id,
  counted: amount,
  /** How many pieces of which worth, where they were counted one by one. */
  pieces,
  /** Stays in the drawer for the next shift; left out, all that was counted. */
  left: amount.optional(),
  /** Why what was counted is not what was expected; required then. */
  explanation: words,
});
export type CloseShiftInput = z.infer<typeof CloseShiftInput>;

export const ShiftReportsInput = z.object({ deviceId: id.optional(), cursor: z.string().max(200).optional() });
export type ShiftReportsInput = z.infer<typeof ShiftReportsInput>;

export const ShiftReportInput = z.object({ id });
export type ShiftReportInput = z.infer<typeof ShiftReportInput>;

/** Without premises the first in use, without a day today. */
export const CashBookInput = z.object({ premisesId: id.optional(), day: day.optional() });
export type CashBookInput = z.infer<typeof CashBookInput>;

/** At most a year, both days with it. */
export const CashBookFileInput = z
  .object({ premisesId: id, from: day, to: day })
  .refine(({ from, to }) => from <= to && Date.parse(to) - Date.parse(from) <= 366 * 86_400_000, {
    path: ['to'],
    message: 'CASH_PERIOD_INVALID',
  });
export type CashBookFileInput = z.infer<typeof CashBookFileInput>;

export const RecordCashInput = z.object({
  premisesId: id,
  /** Of the till whose drawer it goes into or comes out of; null for the safe. */
  deviceId: id.nullable().default(null),
  kind: z.enum([...SLIP_KINDS, ...MOVE_KINDS], 'FIELD_CHOICE'),
  amount,
  purpose: words,
  /** Who brought it or took it. */
  counterparty: words,
  /** The paper that it is about: number of an invoice, a decision. */
  document: words,
});
export type RecordCashInput = z.infer<typeof RecordCashInput>;

export const CorrectCashInput = z.object({ id, reason: z.string().trim().min(1, 'FIELD_REQUIRED').max(200, 'FIELD_TOO_LONG') });
export type CorrectCashInput = z.infer<typeof CorrectCashInput>;

/** Cash of premises. Decimal strings. */
export interface CashStateDto {
  readonly premisesId: string;
  readonly premisesCode: string;
  readonly premisesName: string;
  readonly balance: string;
  /** What lies outside the drawers of open shifts. */
  readonly safe: string;
  readonly drawers: readonly { readonly deviceId: string; readonly deviceCode: string; readonly expected: string }[];
  /** Most that stays overnight, as the internal act says; null where it says none. */
  readonly maximum: string | null;
  readonly isOverMaximum: boolean;
}

export interface OpenShiftDto {
  readonly id: string;
  readonly number: number;
  readonly openedAt: Date;
  readonly openedBy: string;
  readonly isAutomatic: boolean;
  /** As the shift stands now (X report). */
  readonly report: ShiftReport;
}

/** What was taken off an open table without being paid. */
export interface RemovalDto {
  readonly id: string;
  readonly at: Date;
  /** Name of the table. */
  readonly table: string;
  /** Who was signed on, and the manager who allowed it. */
  readonly operator: string;
  readonly manager: string;
  /** Quantities are decimal strings. */
  readonly lines: readonly { readonly name: string; readonly quantity: string }[];
}

/** The drawer of a till. */
export interface ShiftDto {
  readonly devices: readonly TillDeviceDto[];
  /** Null: the company has no till. */
  readonly device: (TillDeviceDto & { readonly premisesId: string }) | null;
  /** Who is signed on at the till in this browser; nobody else opens, closes or takes out. */
  readonly operator: TillOperatorDto | null;
  readonly open: OpenShiftDto | null;
  /** What the shift before left in the drawer; null before the first. */
  readonly lastLeft: string | null;
  readonly lastReport: { readonly id: string; readonly number: number } | null;
  /** At this till since its last shift was closed, the latest first. */
  readonly removals: readonly RemovalDto[];
  readonly state: CashStateDto | null;
  readonly at: Date;
}

/** A closed shift. */
export interface ZReportItem {
  readonly id: string;
  readonly number: number;
  readonly deviceCode: string;
  readonly premisesCode: string;
  readonly premisesName: string;
  readonly openedAt: Date;
  readonly closedAt: Date;
  readonly closedBy: string;
  readonly count: number;
  readonly total: string;
  /** What was counted less what was expected. */
  readonly difference: string;
}

export interface ZReportPage {
  readonly items: readonly ZReportItem[];
  readonly nextCursor: string | null;
  readonly devices: readonly TillDeviceDto[];
}

export interface ZReportDto extends Pick<ZReportItem, 'id' | 'number' | 'openedAt' | 'closedAt' | 'difference'> {
  readonly head: ReportHead;
  readonly isAutomatic: boolean;
  readonly expected: string;
  readonly counted: string;
  readonly left: string;
  readonly explanation: string;
  readonly pieces: Readonly<Record<string, number>> | null;
  readonly report: ShiftReport;
  /** At this till since the shift before was closed, the latest first. */
  readonly removals: readonly RemovalDto[];
  /** Of a demo installation: says so on paper. */
  readonly isDemo: boolean;
}

/** A slip of the cash book (uplatnica, isplatnica). */
export interface CashSlipDto {
  readonly id: string;
  readonly kind: CashEntryKind;
  readonly slip: 'in' | 'out';
  readonly ordinal: number;
  readonly year: number;
  readonly at: Date;
  /** Without a sign; `slip` says the side. */
  readonly amount: string;
  readonly purpose: string;
  readonly counterparty: string;
  readonly document: string;
  readonly deviceCode: string | null;
  readonly operator: string | null;
  /** The slip that it takes back. */
  readonly corrects: { readonly slip: 'in' | 'out'; readonly ordinal: number; readonly year: number } | null;
  readonly isCorrected: boolean;
  readonly isRevocable: boolean;
}

/** A day of the cash book of premises. */
export interface CashBookDay {
  readonly day: string;
  readonly opening: string;
  /** Cash of documents by the till that took it, and what it gave back of them. */
  readonly takings: readonly {
    readonly deviceCode: string;
    readonly receipts: string;
    readonly refunds: string;
    readonly count: number;
  }[];
  readonly slips: readonly CashSlipDto[];
  readonly cameIn: string;
  readonly wentOut: string;
  readonly closing: string;
}

export interface CashBookDto extends CashBookDay {
  readonly premises: readonly { readonly id: string; readonly code: string; readonly name: string }[];
  /** Null: the company has no premises. */
  readonly state: CashStateDto | null;
  readonly today: string;
  /** Tills whose drawer is open at the premises. */
  readonly drawers: readonly { readonly deviceId: string; readonly deviceCode: string }[];
}
