import type { InvoiceListItem } from './invoicing.ts';

export type AttentionKind =
  | 'fiscalization_stopped'
  | 'awaiting_jir'
  | 'certificate_missing'
  | 'certificate_expiring'
  | 'overdue'
  | 'bounced'
  | 'iban_missing'
  | 'drafts';

/** One thing that somebody should see to, and the screen that mends it. */
export interface AttentionItem {
  readonly kind: AttentionKind;
  readonly severity: 'err' | 'warn' | 'info';
  readonly count: number;
  /** The nearest deadline, the expiry, or null. */
  readonly deadlineAt: Date | null;
  /** Largest amount or sum behind it, where one tells more than the count. */
  readonly amount: string | null;
  readonly name: string | null;
  /** Below the company's own address. */
  readonly href: string;
}

export interface Overview {
  /** `YYYY-MM` in Zagreb. */
  readonly month: string;
  readonly collected: { readonly amount: string; readonly previous: string; readonly changePercent: number | null };
  readonly open: { readonly amount: string; readonly count: number };
  readonly overdue: { readonly amount: string; readonly count: number };
  /** Supplies of the calendar year against the limit of VAT registration; null for a company in VAT. */
  readonly threshold: { readonly limit: string; readonly used: string; readonly remaining: string; readonly ratio: number } | null;
  /** VAT of this month's documents; null for a company outside VAT. */
  readonly vat: { readonly amount: string } | null;
  /** The last twelve months, oldest first. */
  readonly months: readonly { readonly month: string; readonly issued: string; readonly collected: string }[];
  readonly attention: readonly AttentionItem[];
  readonly recent: readonly InvoiceListItem[];
}
