import { z } from 'zod';

import {
  PAYMENT_REPORT_METHODS,
  type PaymentReportMethod,
  type RejectionReason,
  type ReportStatus,
} from '#server/domain/einvoice/states.ts';

import type { EInvoiceFailure } from './einvoice.ts';

const id = z.uuid('FIELD_INVALID');

/** What is still to be told, or what was. */
export const REPORT_VIEWS = ['due', 'done'] as const;
export type ReportView = (typeof REPORT_VIEWS)[number];

export const ListReportsInput = z.object({
  view: z.enum(REPORT_VIEWS, 'FIELD_INVALID').default('due'),
  cursor: z.string().max(200).optional(),
});
export type ListReportsInput = z.output<typeof ListReportsInput>;

export const ReportIdInput = z.object({ id });
export type ReportIdInput = z.infer<typeof ReportIdInput>;

export const HoldReportInput = z.object({ id, held: z.boolean() });
export type HoldReportInput = z.infer<typeof HoldReportInput>;

export const SetReportMethodInput = z.object({ id, method: z.enum(PAYMENT_REPORT_METHODS, 'FIELD_INVALID') });
export type SetReportMethodInput = z.infer<typeof SetReportMethodInput>;

export const ReportNowInput = z.object({ ids: z.array(id).min(1, 'FIELD_REQUIRED').max(100, 'FIELD_INVALID') });
export type ReportNowInput = z.infer<typeof ReportNowInput>;

/** `id` is that of the storno or credit note; what is no longer to be told is taken back where it was. */
export const ReportClosingInput = z.object({ id, told: z.boolean() });
export type ReportClosingInput = z.infer<typeof ReportClosingInput>;

/** A storno or credit note that closed something of an invoice without money, and is not told. */
export interface ClosingDto {
  readonly id: string;
  readonly number: string;
  readonly kind: 'storno' | 'credit_note';
  readonly issuedOn: string;
  readonly amount: string;
}

/** What a person says of a report that stopped: it is recorded, or it is to be told again. */
export const ResolveReportInput = z.object({ id, wasRecorded: z.boolean() });
export type ResolveReportInput = z.infer<typeof ResolveReportInput>;

/** A report to the Tax Administration. Amounts are decimal strings, below zero where one takes back another. */
export interface ReportDto {
  readonly id: string;
  readonly kind: 'payment' | 'rejection';
  readonly status: ReportStatus;
  /** Of the invoice of ours, or the received one, that it is about. */
  readonly invoiceId: string | null;
  readonly incomingId: string | null;
  readonly number: string;
  /** The buyer, or the seller of a received one. */
  readonly name: string;
  readonly amount: string | null;
  /** Part of an invoice: what its buyer was to pay in all. */
  readonly of: string | null;
  readonly method: PaymentReportMethod | null;
  readonly reason: RejectionReason | null;
  readonly takesBack: boolean;
  /** Another report takes it back. */
  readonly isTakenBack: boolean;
  /** The storno or credit note that closed the invoice without money. */
  readonly closedBy: { readonly id: string; readonly number: string } | null;
  readonly happenedOn: string;
  readonly dueOn: string;
  /** The last day has passed. */
  readonly isLate: boolean;
  readonly nextAttemptAt: Date | null;
  readonly reportedAt: Date | null;
  readonly failure: EInvoiceFailure | null;
  readonly errors: readonly string[];
  readonly requestId: string | null;
  /** The message is kept. */
  readonly hasMessage: boolean;
}

export interface ReportsDto {
  readonly items: readonly ReportDto[];
  readonly nextCursor: string | null;
  /** Of everything that is still to be told, whatever the view is. */
  readonly due: {
    readonly count: number;
    readonly held: number;
    readonly failed: number;
    readonly late: number;
    readonly amount: string;
    readonly nextDueOn: string | null;
  };
  /** The company's intermediary tells reports; null without one. */
  readonly canReport: boolean | null;
}

export interface ReportMessageDto {
  readonly filename: string;
  readonly contentType: string;
  readonly text: string;
}

/** How many of the asked reports were recorded while the person waited; the rest goes on by itself or waits for a person. */
export interface ReportedNow {
  readonly recorded: number;
  readonly waiting: number;
  readonly failed: number;
}
