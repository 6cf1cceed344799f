import { z } from 'zod';

import type { Answered } from '#server/domain/einvoice/copy/answered-exchange.ts';
import { INTERMEDIARIES, type CredentialName, type Intermediary } from '#server/domain/einvoice/intermediaries.ts';
import type { LifeStep } from '#server/domain/einvoice/life/life-step.ts';
import type { ReceiptDeadline } from '#server/domain/einvoice/receipt-deadline.ts';
import type { ReadAttachment } from '#server/domain/einvoice/read/read-einvoice.ts';
import {
  type BusinessState,
  type FiscalState,
  type OutgoingStatus,
  MAX_REJECTION_TEXT,
  type OutgoingChannel,
  REJECTION_REASONS,
  type RejectionReason,
  type TransportState,
} from '#server/domain/einvoice/states.ts';
import { COST_CATEGORIES, type CostCategory } from '#server/domain/expenses/cost-category.ts';

import type { CopiesDto } from './einvoice-copies.ts';
import type { ClosingDto, ReportDto } from './einvoice-reports.ts';
import type { DraftDto } from './invoicing.ts';
import { requiredText } from './text-fields.ts';

const id = z.uuid('FIELD_INVALID');
const entered = z
  .string()
  .regex(/^[^\0-\u001f]*$/, 'FIELD_INVALID')
  .trim()
  .max(300, 'FIELD_TOO_LONG')
  .nullish()
  .transform((text) => text ?? '');

export const IntermediaryField = z.enum(INTERMEDIARIES, 'FIELD_INVALID');

/** Secrets that are left empty stay as they are, where the intermediary stays the same. */
export const SaveAccountInput = z.object({
  intermediary: IntermediaryField,
  username: entered,
  password: entered,
  businessUnit: entered,
  apiKey: entered,
  token: entered,
});
export type SaveAccountInput = z.input<typeof SaveAccountInput>;
export type SavedAccountInput = z.output<typeof SaveAccountInput>;

export const SetAttachesPdfInput = z.object({ attachesPdf: z.boolean() });
export type SetAttachesPdfInput = z.infer<typeof SetAttachesPdfInput>;

export const SetMailsNotIssuedInput = z.object({ mailsNotIssued: z.boolean() });
export type SetMailsNotIssuedInput = z.infer<typeof SetMailsNotIssuedInput>;

export const EInvoiceIdInput = z.object({ id });
export type EInvoiceIdInput = z.infer<typeof EInvoiceIdInput>;

/** What a person found out at the intermediary about a document whose answer was lost. */
export const ResolveUnsureInput = z.object({ id, wasSent: z.boolean() });
export type ResolveUnsureInput = z.infer<typeof ResolveUnsureInput>;

export const RejectIncomingInput = z.object({
  id,
  reason: z.enum(REJECTION_REASONS, 'FIELD_REQUIRED'),
  text: requiredText(MAX_REJECTION_TEXT),
});
export type RejectIncomingInput = z.infer<typeof RejectIncomingInput>;

const search = z.string().max(200).default('');
const cursor = z.string().max(400).optional();

/** Of sent ones: all, those that wait for a person, those on their way, those that arrived. */
export const OUTGOING_VIEWS = ['all', 'attention', 'underway', 'delivered'] as const;
export type OutgoingView = (typeof OUTGOING_VIEWS)[number];

/** Of received ones: all, those to decide about, accepted, rejected, those with something odd, what is no cost yet. */
export const INCOMING_VIEWS = ['all', 'open', 'accepted', 'rejected', 'odd', 'unbooked'] as const;
export type IncomingView = (typeof INCOMING_VIEWS)[number];

export const ListOutgoingInput = z.object({ view: z.enum(OUTGOING_VIEWS).default('all'), search, cursor });
export type ListOutgoingInput = z.input<typeof ListOutgoingInput>;

export const ListIncomingInput = z.object({ view: z.enum(INCOMING_VIEWS).default('all'), search, cursor });
export type ListIncomingInput = z.input<typeof ListIncomingInput>;

export const BookIncomingInput = z.object({ id, category: z.enum(COST_CATEGORIES, 'FIELD_CHOICE').default('other') });
export type BookIncomingInput = z.output<typeof BookIncomingInput>;

/** The cost that a received eRačun would be. Amounts are decimal strings in its currency, below zero for a credit note. */
export interface ExpenseProposalDto {
  readonly supplierName: string;
  readonly supplierTaxId: string;
  readonly number: string;
  readonly issuedOn: string;
  readonly dueOn: string | null;
  readonly currency: string;
  readonly total: string;
  readonly vatGroups: readonly { readonly rate: string; readonly base: string; readonly amount: string }[];
  /** Of the supplier's last cost. */
  readonly category: CostCategory | null;
  /** The cost that was made of it. */
  readonly expense: { readonly id: string; readonly number: string } | null;
}

export const LifeInput = z.object({ id, direction: z.enum(['out', 'in'], 'FIELD_INVALID') });
export type LifeInput = z.infer<typeof LifeInput>;

/** The way of one eRačun in plain steps, and what somebody has to do now. */
export interface LifeDto {
  readonly steps: readonly LifeStep[];
  /** The step that matters now; null where nothing is left to do. */
  readonly now: LifeStep['key'] | null;
}

/** Why sending or receiving does not go on; each has a sentence. */
export const EINVOICE_FAILURES = [
  'account',
  'auth',
  'quota',
  'busy',
  'away',
  'rejected',
  'storage',
  'unsure',
  'unsupported',
  'unknown_ref',
  'not_recorded',
  'no_duty',
  'too_late',
] as const;
export type EInvoiceFailure = (typeof EINVOICE_FAILURES)[number];

export interface EInvoiceAbilities {
  readonly status: boolean;
  readonly fiscalStatus: boolean;
  readonly lookUp: boolean;
  readonly inbound: boolean;
  readonly accept: boolean;
  readonly reportPayment: boolean;
  readonly lookUpReport: boolean;
  readonly reportNotIssued: boolean;
  readonly reject: boolean;
  readonly markPaid: boolean;
  readonly canReceive: boolean;
  readonly creditNote: boolean;
  readonly correctedCopy: boolean;
}

export interface EInvoiceAccountDto {
  readonly intermediary: Intermediary;
  /** Those that are no secret. */
  readonly shown: Readonly<Partial<Record<CredentialName, string>>>;
  readonly testedAt: Date;
  readonly readAt: Date | null;
  readonly failure: EInvoiceFailure | null;
  /** The printed document goes inside each eRačun. */
  readonly attachesPdf: boolean;
  /** The PDF is mailed by itself where the buyer cannot receive an eRačun. */
  readonly mailsNotIssued: boolean;
  /** Null while the intermediary is switched off. */
  readonly abilities: EInvoiceAbilities | null;
}

export interface EInvoiceSettings {
  readonly account: EInvoiceAccountDto | null;
  /** Those that this installation can reach. */
  readonly available: readonly Intermediary[];
  /** What opens a simulated account; only while intermediaries are simulated. */
  readonly demoCredentials: Readonly<Partial<Record<Intermediary, Readonly<Partial<Record<CredentialName, string>>>>>>;
}

export interface OutgoingDto {
  /** That of the invoice. */
  readonly id: string;
  readonly number: string;
  readonly buyerName: string;
  readonly total: string;
  readonly issuedOn: string;
  readonly intermediary: Intermediary;
  readonly channel: OutgoingChannel;
  readonly status: OutgoingStatus;
  readonly transport: TransportState;
  readonly fiscal: FiscalState;
  readonly business: BusinessState;
  readonly rawCode: string | null;
  readonly errors: readonly string[];
  readonly failure: EInvoiceFailure | null;
  readonly nextAttemptAt: Date | null;
  readonly queuedAt: Date;
  readonly sentAt: Date | null;
  /** The corrected copy that is exchanged now; null while the original is. */
  readonly copyId: string | null;
  /** The intermediary's reference is known, so that it can be asked. */
  readonly hasReference: boolean;
  /** By a storno, or by credit for all of it. */
  readonly takenBack: 'cancelled' | 'credited' | null;
  /** Nobody has to see to it any more, whatever was wrong with it. */
  readonly isAnswered: boolean;
}

export type IncomingKindDto = 'invoice' | 'credit_note' | 'response' | 'unreadable';

/** What is read of a document that came; amounts are decimal strings as they stand in it. */
export interface IncomingHeader {
  readonly number: string;
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly currency: string;
  readonly sellerName: string;
  readonly sellerOib: string;
  readonly buyerOib: string;
  readonly net: string;
  readonly vat: string;
  readonly total: string;
  readonly payable: string;
  readonly iban: string;
  readonly paymentReference: string;
  readonly note: string;
  /** VAT is due on collection (HR-BT-15): the buyer deducts it once he has paid. */
  readonly vatOnCollection: boolean;
  /** It says that it is a corrected copy (HR-BT-1). Of before 2026-12 nobody kept it. */
  readonly isCopy?: boolean | undefined;
  readonly lines: readonly { readonly name: string; readonly quantity: string; readonly unit: string; readonly net: string }[];
  /** Of a response: what it answers to, and how. */
  readonly responseTo: string;
  readonly responseCode: string;
  readonly responseReason: string;
  /** Kind of the reason (N, U, O); empty where it is not told. Of before 2026-12 nobody kept it. */
  readonly responseReasonType?: string | undefined;
  /** What it says of the document that it answers beside its number, and when it was written; empty where it does not. Of before 2026-12 nobody kept it. */
  readonly responseToDay?: string | undefined;
  readonly responseToRef?: string | undefined;
  readonly responseToCopy?: string | undefined;
  readonly issuedTime?: string | undefined;
}

export interface IncomingListItem {
  readonly id: string;
  readonly kind: IncomingKindDto;
  readonly number: string;
  readonly sellerName: string;
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly payable: string;
  readonly currency: string;
  readonly flags: readonly string[];
  readonly receivedAt: Date;
  readonly rejectedAt: Date | null;
  readonly paidAt: Date | null;
  readonly acceptedAt: Date | null;
  /** Whether our receipt of it was reported. */
  readonly fiscal: FiscalState;
  /** By when its receipt must be fiscalized; null for what is no invoice or credit note, and once it is. */
  readonly deadline: ReceiptDeadline | null;
  /** A cost was made of it, or of what it is a corrected copy of. */
  readonly isBooked: boolean;
  /** It is a corrected copy (HR-BT-1). */
  readonly isCopy: boolean;
  /** A corrected copy of it came later: that one is answered. */
  readonly isReplaced: boolean;
}

export interface IncomingDto extends Omit<
  IncomingListItem,
  'number' | 'sellerName' | 'issuedOn' | 'dueOn' | 'payable' | 'currency'
> {
  readonly header: IncomingHeader;
  readonly intermediary: Intermediary;
  readonly providerRef: string;
  readonly documentId: string;
  readonly filename: string;
  readonly sha256: string;
  readonly acknowledgedAt: Date | null;
  readonly rejectionReason: RejectionReason | null;
  readonly rejectionText: string | null;
  readonly fiscalErrors: readonly string[];
  /** Of a corrected copy: its original, where that came. */
  readonly original: { readonly id: string; readonly receivedAt: Date } | null;
  /** The corrected copy of it that came last. */
  readonly copy: { readonly id: string; readonly receivedAt: Date } | null;
  /** Of a response: the invoice of ours that it answers. */
  readonly answers: { readonly id: string; readonly number: string } | null;
  readonly abilities: EInvoiceAbilities | null;
}

/** A file inside a received document, counted from 0. */
export const IncomingAttachmentInput = z.object({ id, index: z.number().int().min(0).max(1000) });
export type IncomingAttachmentInput = z.infer<typeof IncomingAttachmentInput>;

export interface EInvoiceFile {
  readonly filename: string;
  readonly contentType: string;
  readonly base64: string;
}

/** Everything that a received document says, in the person's language. */
export interface IncomingContentDto {
  readonly number: string;
  readonly groups: readonly {
    readonly title: string;
    readonly fields: readonly { readonly term: string; readonly label: string; readonly value: string }[];
  }[];
  /** Fields of a document beyond all measure that are not among these. */
  readonly left: number;
  readonly attachments: readonly ReadAttachment[];
  /** Rules that it breaks, by the rules of its day, the fatal first; what is received is kept and shown all the same. */
  readonly broken: readonly { readonly id: string; readonly severity: 'fatal' | 'warning'; readonly message: string }[];
}

/** In what a received corrected copy differs from its original; values in the person's language. */
export interface CopyDifferencesDto {
  readonly fields: readonly {
    readonly term: string;
    readonly label: string;
    readonly before: readonly string[];
    readonly after: readonly string[];
    /** It may have an effect on VAT, and then is no matter of a copy. */
    readonly isTaxed: boolean;
  }[];
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/** What the page of an invoice shows; null while it is not to go as eRačun. */
export interface InvoiceEInvoiceDto {
  readonly sent: OutgoingDto | null;
  /** Whether it may be sent at all: to a domestic business, not fiscalized, not cancelled; a storno when its invoice was sent. */
  readonly fits: boolean;
  /** What a receiver would refuse, while it may be sent; with any of these it does not go. */
  readonly findings: DraftDto['issues'];
  readonly isSetUp: boolean;
  readonly abilities: EInvoiceAbilities | null;
  /** Corrected copies of it; null where it is in no queue. */
  readonly copies: CopiesDto | null;
  /** Answers of access points that came about it, the first one first. */
  readonly responses: readonly {
    readonly id: string;
    readonly receivedAt: Date;
    readonly code: string;
    readonly reason: string;
    /** Kind of the reason: `N`, data without effect on tax; empty where it is not told. */
    readonly reasonType: string;
    /** Whether it is about what is exchanged now, where a corrected copy went. */
    readonly about: Answered;
  }[];
  /** What is or was told to the Tax Administration about its payments. */
  readonly reports: readonly ReportDto[];
  /** What closed something of it without money and may be told, if somebody says so. */
  readonly closings: readonly ClosingDto[];
}
