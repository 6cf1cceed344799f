import { z } from 'zod';

import type { ReceiptDeadline } from '#server/domain/einvoice/receipt-deadline.ts';

import type { InvoiceListItem } from './invoicing.ts';

export type AttentionKind =
  | 'fiscalization_stopped'
  | 'awaiting_jir'
  | 'certificate_missing'
  | 'certificate_expiring'
  | 'einvoice_stopped'
  | 'einvoice_rejected'
  | 'einvoice_copy_stopped'
  | 'einvoice_unreported'
  | 'einvoice_unsent'
  | 'einvoice_pdf_unsent'
  | 'einvoice_report_failed'
  | 'einvoice_report_late'
  | 'intermediary_setup'
  | 'overdue'
  | 'bounced'
  | 'mailbox_reconnect'
  | 'bank_consent_over'
  | 'bank_consent_ending'
  | 'subscription_missing'
  | 'subscription_unpaid'
  | 'recurring_failed'
  | 'quote_accepted'
  | 'tips_untold'
  | 'cash_over_maximum'
  | 'iban_missing'
  | 'drafts';

/** One thing that somebody should see to, and the screen that mends it. */
export interface AttentionItem {
  readonly kind: AttentionKind;
  readonly severity: 'err' | 'warn' | 'info';
  readonly count: number;
  /** The nearest deadline, the expiry, or null. */
  readonly deadlineAt: Date | null;
  /** The deadline has passed. */
  readonly late: boolean;
  /** Sum behind it, where one tells more than the count. */
  readonly amount: string | null;
  /** Days that the oldest of them is late. */
  readonly days: number | null;
  /** Number of the document when it is about one, else null. */
  readonly number: string | null;
  /** Who is concerned: the address of a mail that did not arrive, of a mailbox that rests. */
  readonly name: string | null;
  /**
   * Why the mail did not arrive; `unsure`: perhaps it did. Of receipts without a JIR how far their time has run: half of it, or into
   * its last quarter. Of a PDF that goes instead of an eRačun: `no_address`, or `suppressed` where mail no longer goes to it. Of a rejected eRačun
   * `data` where the buyer asks for data without effect on VAT. Of what was not sent as eRačun `taken_back` where all of it takes eRačuni back.
   */
  readonly reason:
    | 'bounced'
    | 'failed'
    | 'complained'
    | 'suppressed'
    | 'unsure'
    | 'half'
    | 'quarter'
    | 'no_address'
    | 'data'
    | 'taken_back'
    | null;
  /** Below the company's own address. */
  readonly href: string;
}

/** How far a new company is on the way to its first document. */
export interface FirstSteps {
  readonly certificate: boolean;
  /** An intermediary for eRačun with both steps in FiskAplikacija; null where no intermediary is switched on. */
  readonly einvoice: boolean | null;
  /** Somebody to sell to or something to sell. */
  readonly catalog: boolean;
  readonly draft: boolean;
}

/** How eRačuni of the last weeks stand; amounts are decimal strings. */
export interface EInvoicePulse {
  /** Go no further without a person. */
  readonly stuck: number;
  /** The buyer rejected them, or they were not reported. */
  readonly toFix: number;
  readonly toReport: number;
  readonly toReportAmount: string;
  /** Of those to be reported: stopped, and past their deadline. */
  readonly failed: number;
  readonly late: number;
  readonly reportDueOn: string | null;
  /** Received, and neither accepted nor rejected. */
  readonly toDecide: number;
  /** Received, and their receipt is not known to be fiscalized; the one that is due first. */
  readonly receipts: number;
  readonly receiptDue: ReceiptDeadline | null;
}

export interface Overview {
  /** `YYYY-MM` in Zagreb. */
  readonly month: string;
  /** `previous` is the month before up to the same day, so that a month just begun is not compared with a whole one. */
  readonly collected: { readonly amount: string; readonly previous: string; readonly changePercent: number | null };
  readonly open: { readonly amount: string; readonly count: number };
  readonly overdue: { readonly amount: string; readonly count: number };
  /** Supplies of the calendar year against the limit of VAT registration; null for a company in VAT. */
  readonly threshold: {
    readonly limit: string;
    readonly used: string;
    readonly remaining: string;
    readonly ratio: number;
  } | null;
  /** VAT of this month's documents; null for a company outside VAT. */
  readonly vat: { readonly amount: string } | null;
  /** The last twelve months, oldest first. */
  readonly months: readonly { readonly month: string; readonly issued: string; readonly collected: string }[];
  readonly attention: readonly AttentionItem[];
  /** Null without an intermediary. */
  readonly einvoices: EInvoicePulse | null;
  readonly recent: readonly InvoiceListItem[];
  /** Null once the first document is issued. */
  readonly firstSteps: FirstSteps | null;
}

/**
 * How a provider is reached: played offline, the vendor's own test means, for real, or not at all. `trial`: a demo in which
 * nothing reaches strangers (played, or the vendor's test addresses only).
 */
export type ProviderMode = 'mock' | 'trial' | 'sandbox' | 'live' | 'off';

/** What else this installation uses outside, beside what every document needs. */
export const OTHER_SERVICES = [
  'reading',
  'bank',
  'mailbox',
  'billing',
  'rates',
  'vatCheck',
  'companyRegister',
  'usage',
  'errorTracking',
] as const;
export type OtherService = (typeof OTHER_SERVICES)[number];

/** What this installation works with, for the settings. */
export interface InstallationDto {
  readonly environment: 'demo' | 'live';
  readonly fiscalization: ProviderMode;
  readonly storage: ProviderMode;
  readonly email: ProviderMode;
  /** The furthest of the intermediaries: live before sandbox before mock. */
  readonly einvoice: ProviderMode;
  /** Where several providers do the same, the furthest of them. */
  readonly others: Readonly<Record<OtherService, ProviderMode>>;
  readonly emailFrom: string;
}

export const InvoiceNumbersInput = z.object({ ids: z.array(z.uuid('FIELD_INVALID')).max(100) });
export type InvoiceNumbersInput = z.infer<typeof InvoiceNumbersInput>;

/** Numbers of issued documents by their ids; unknown ids are missing. */
export type InvoiceNumbers = Readonly<Record<string, string>>;
