import { z } from 'zod';

import type { Period } from '#server/domain/reports/period.ts';

import type { InvoiceFilter } from './invoicing.ts';

/** What sales can be summed by. */
export const SALES_GROUPS = ['month', 'customer', 'product', 'vat', 'payment', 'operator', 'premises'] as const;
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

export interface SalesReport {
  readonly by: SalesGroup;
  readonly period: Period;
  readonly before: Period;
  readonly rows: readonly SalesRow[];
  /** Rows beyond the limit, summed; null where all are shown. */
  readonly others: (SalesFigures & { readonly rows: number }) | null;
  readonly sum: SalesFigures;
  /** Whether the company is in the VAT register: outside it there is no VAT to show. */
  readonly inVat: boolean;
}

/** A printed report; base64 of the PDF. */
export interface ReportPdf {
  readonly filename: string;
  readonly base64: string;
}
