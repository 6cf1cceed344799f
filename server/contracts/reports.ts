import { z } from 'zod';

import type { AgeBucket } from '#server/domain/reports/ageing.ts';
import type { Period } from '#server/domain/reports/period.ts';

import type { InvoiceFilter } from './invoicing.ts';

/** What sales can be summed by. */
export const SALES_GROUPS = ['day', 'month', 'customer', 'product', 'vat', 'payment', 'operator', 'premises'] as const;
export type SalesGroup = (typeof SALES_GROUPS)[number];

const plainDate = z.iso.date('FIELD_DATE_INVALID');

export const SalesReportInput = z
  .object({
    by: z.enum(SALES_GROUPS, 'FIELD_INVALID'),
    from: plainDate,
    to: plainDate,
    /** Rows shown one by one; those with less are summed in `others`. */
    limit: z.number().int().min(1).max(500).default(100),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'REPORT_PERIOD_REVERSED' });
export type SalesReportInput = z.input<typeof SalesReportInput>;

export const SalesFileInput = z
  .object({ by: z.enum(SALES_GROUPS, 'FIELD_INVALID'), from: plainDate, to: plainDate })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'REPORT_PERIOD_REVERSED' });
export type SalesFileInput = z.infer<typeof SalesFileInput>;

/** Decimal strings. A storno counts with the amounts of its original negated; drafts never count. */
export interface SalesFigures {
  /** Documents that the amounts come from, stornos among them. */
  readonly documents: number;
  readonly base: string;
  readonly vat: string;
  /** Taxes and fees beside VAT: tax on consumption, returnable packaging. */
  readonly levies: string;
  /** Base, VAT and levies. In a row of a tax beside VAT the base is part of another row's, and the total is the tax. */
  readonly total: string;
  /** Total of the period before. */
  readonly previous: string;
  /** Against `previous`, whole percent; null where there was nothing to compare with. */
  readonly changePercent: number | null;
}

export interface SalesRow extends SalesFigures {
  readonly key: string;
  /** In the language of who asks. */
  readonly label: string;
  /** The list of documents that the row sums, beside the period. */
  readonly filter: InvoiceFilter;
}

/** Sales under the margin scheme, whose VAT stands on no document. Decimal strings. */
export interface MarginFigures {
  readonly documents: number;
  /** What the goods were sold for; it is in the row of what is exempt. */
  readonly sold: string;
  /** With the VAT that it holds: the sum of what each document earned, where a loss on one takes nothing from another. */
  readonly margin: string;
  readonly base: string;
  readonly vat: string;
  /** Documents of which some goods do not say what they were bought for; their margin is left out. */
  readonly unknown: number;
}

export interface SalesReport {
  readonly by: SalesGroup;
  readonly period: Period;
  readonly before: Period;
  readonly rows: readonly SalesRow[];
  /** Rows beyond the limit, summed; null where all are shown. */
  readonly others: (SalesFigures & { readonly rows: number }) | null;
  readonly sum: SalesFigures;
  /** By rate of VAT, of a company in VAT; null where nothing was sold so. */
  readonly margin: MarginFigures | null;
  /** Whether the company is in the VAT register: outside it there is no VAT to show. */
  readonly inVat: boolean;
}

/** A printed report; base64 of the PDF. */
export interface ReportPdf {
  readonly filename: string;
  readonly base64: string;
}

export const AgeingInput = z.object({
  /** As it stood at the end of this day; today when not given, and for days to come. */
  day: plainDate.optional(),
});
export type AgeingInput = z.infer<typeof AgeingInput>;

/** Decimal strings by bucket, and their sum. */
export type AgeingAmounts = Readonly<Record<AgeBucket | 'total', string>>;

export interface AgeingRow {
  /** Id of the customer, or `none` for documents without one. */
  readonly key: string;
  readonly label: string;
  readonly documents: number;
  readonly amounts: AgeingAmounts;
  /** Days that the oldest is late; 0 when none is. */
  readonly oldestDays: number;
}

export interface AgeingReport {
  readonly day: string;
  readonly isToday: boolean;
  /** By what is late, the most first. */
  readonly rows: readonly AgeingRow[];
  readonly documents: number;
  readonly sum: AgeingAmounts;
}
