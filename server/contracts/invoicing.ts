import { z } from 'zod';

import {
  type Buyer,
  type CurrencyRate,
  type Delivery,
  type DocumentLine,
  type DraftContent,
  PAYMENT_METHODS,
  type LegalNote,
  type PaymentMethod,
  type PriceMode,
  type Seller,
} from '#server/domain/invoicing/document.ts';
import { type EInvoiceTerms, REASON_LENGTH, STORNO_TYPES, TERM_KEYS } from '#server/domain/invoicing/einvoice-terms.ts';
import {
  CORRECTION_KINDS,
  DRAFT_KINDS,
  NEW_KINDS,
  type CorrectionKind,
  type DocumentKind,
  type DraftKind,
  type LegalKind,
} from '#server/domain/invoicing/kinds.ts';
import { LINE_REFERENCE_KEYS } from '#server/domain/invoicing/line-references.ts';
import type { Levy } from '#server/domain/invoicing/levies.ts';
import type { invoiceStatusOf } from '#server/domain/invoicing/status.ts';
import { type TaxRates, VAT_CODES, VAT_ROW, type VatCode } from '#server/domain/invoicing/vat-code.ts';

import type { DraftPremises, DraftTerms } from './draft-parts.ts';
import type { FiscalDto } from './fiscal-state.ts';
import { DraftCurrency, type InCurrencyDto } from './in-currency.ts';
import { DraftLevies } from './levies.ts';
import { LABEL_MAX } from './internal-notes.ts';
import type { VatProof } from './party-checks.ts';
import { noteText } from './text-fields.ts';
import type { ChainLink } from './trade.ts';

const id = z.uuid('FIELD_INVALID');
const idOrNull = z.union([id, z.literal('').transform(() => null), z.null()]);
const plainDate = z.iso.date('FIELD_DATE_INVALID');
const dateOrNull = z.union([plainDate, z.literal('').transform(() => null), z.null()]);
/** Kept as typed while drafting; issuing judges it. */
const looseText = (max: number) => z.string().max(max, 'FIELD_TOO_LONG');
const textOrNull = (max: number) =>
  z.union([z.literal('').transform(() => null), z.string().max(max, 'FIELD_TOO_LONG'), z.null()]);

/** A line of a draft, tolerant: drafts are saved as they are typed. */
export const LineInputSchema = z.object({
  productId: idOrNull.default(null),
  description: looseText(1000).default(''),
  quantity: looseText(24).default(''),
  unit: looseText(3).default('H87'),
  unitPrice: looseText(24).default(''),
  discountPercent: looseText(12).default(''),
  vatCode: z.enum(VAT_CODES, 'FIELD_INVALID'),
  exemptionReason: textOrNull(60).default(null),
  kpd: textOrNull(12).default(null),
  levies: DraftLevies.nullish(),
  /** Order, line of the order, delivery note and goods received note of this line alone. */
  references: z.partialRecord(z.enum(LINE_REFERENCE_KEYS), looseText(1024)).optional(),
});

const draftFields = {
  kind: z.enum(DRAFT_KINDS, 'FIELD_INVALID').optional(),
  contactId: idOrNull,
  premisesId: idOrNull,
  deviceId: idOrNull,
  operatorId: idOrNull,
  priceMode: z.enum(['net', 'gross'], 'FIELD_INVALID'),
  lines: z.array(LineInputSchema).max(500, 'INVOICE_LINES_TOO_MANY'),
  discountPercent: looseText(12),
  deliveryOn: dateOrNull,
  dueOn: dateOrNull,
  paymentMethod: z.enum(PAYMENT_METHODS, 'FIELD_INVALID'),
  note: looseText(4000),
  locale: z.enum(['hr', 'en'], 'FIELD_INVALID'),
  currency: DraftCurrency.optional(),
  delivery: z.object({ printsPrices: z.boolean(), address: looseText(300) }).optional(),
  deducts: z.record(id, looseText(24)).optional(),
  einvoice: z.partialRecord(z.enum(TERM_KEYS), looseText(1024)).optional(),
};

/** Whole content of a draft. */
export const DraftContentSchema = z.object(draftFields);

export const CreateDraftInput = z.object({
  contactId: id.optional(),
  /** Begins as a copy of an issued document or of a draft. */
  copyOf: id.optional(),
  /** Content given at once (other services); what is missing is filled in with the company's defaults. */
  content: z.object(draftFields).partial().optional(),
});
export type CreateDraftInput = z.infer<typeof CreateDraftInput>;

export const OpenBlankDraftInput = z.object({
  contactId: id.optional(),
  kind: z.enum(NEW_KINDS, 'FIELD_INVALID').default('invoice'),
});
export type OpenBlankDraftInput = z.output<typeof OpenBlankDraftInput>;

export const SaveDraftInput = z.object({ id, version: z.number().int().positive(), content: DraftContentSchema });
export type SaveDraftInput = z.infer<typeof SaveDraftInput>;

export const InvoiceIdInput = z.object({ id });
export type InvoiceIdInput = z.infer<typeof InvoiceIdInput>;

export const ChooseAdvancesInput = z.object({ id, advanceIds: z.array(id).max(20) });
export type ChooseAdvancesInput = z.infer<typeof ChooseAdvancesInput>;

export const IssueInvoiceInput = z.object({ id, version: z.number().int().positive().optional() });
export type IssueInvoiceInput = z.infer<typeof IssueInvoiceInput>;

export const CancelInvoiceInput = z.object({
  id,
  /** Printed beside the number of what is cancelled, and HR-BT-3 of its eRačun. */
  reason: noteText(REASON_LENGTH),
  /** As what the storno goes where the original went as eRačun: a credit note, or an invoice below zero, which needs a KPD code on each line. */
  einvoiceType: z.enum(STORNO_TYPES, 'FIELD_INVALID').optional(),
});
export type CancelInvoiceInput = z.output<typeof CancelInvoiceInput>;

export const BeginCorrectionInput = z.object({ id, kind: z.enum(CORRECTION_KINDS, 'FIELD_INVALID') });
export type BeginCorrectionInput = z.infer<typeof BeginCorrectionInput>;

export const INVOICE_VIEWS = ['all', 'awaiting', 'open', 'overdue', 'paid', 'cancelled'] as const;
export type InvoiceView = (typeof INVOICE_VIEWS)[number];

const idOrNone = z.union([id, z.literal('none')]);

/** What narrows a list of documents beside words; `none` finds what has no customer or article behind it. */
const invoiceFilter = {
  from: plainDate.optional(),
  to: plainDate.optional(),
  paymentMethod: z.enum(PAYMENT_METHODS).optional(),
  contactId: idOrNone.optional(),
  /** A line sells it. */
  productId: idOrNone.optional(),
  operatorId: id.optional(),
  premisesId: id.optional(),
  /** Has a row of this VAT code and percentage in its recapitulation: `standard:25`. */
  vat: z.string().regex(VAT_ROW, 'FIELD_INVALID').optional(),
  /** Bears this label. */
  label: z.string().trim().min(1).max(LABEL_MAX).optional(),
};
export type InvoiceFilter = z.infer<z.ZodObject<typeof invoiceFilter>>;

export const ListInvoicesInput = z.object({
  view: z.enum(INVOICE_VIEWS).default('all'),
  search: z.string().max(200).default(''),
  ...invoiceFilter,
  /** These and no others. */
  ids: z.array(id).max(100).optional(),
  sort: z.enum(['issued', 'due', 'total']).default('issued'),
  direction: z.enum(['asc', 'desc']).default('desc'),
  cursor: z.string().max(400).optional(),
  limit: z.number().int().min(1).max(100).default(50),
});
export type ListInvoicesInput = z.input<typeof ListInvoicesInput>;

export const ListDraftsInput = z.object({
  /** Of these kinds and no others. */
  kinds: z.array(z.enum(DRAFT_KINDS)).max(10).optional(),
  search: z.string().max(200).default(''),
  cursor: z.string().max(400).optional(),
  limit: z.number().int().min(1).max(100).default(50),
});
export type ListDraftsInput = z.input<typeof ListDraftsInput>;

export const SendInvoiceInput = z.object({
  id,
  to: z.email('FIELD_EMAIL_INVALID').max(254),
  message: z.string().trim().max(2000, 'FIELD_TOO_LONG').default(''),
});
export type SendInvoiceInput = z.infer<typeof SendInvoiceInput>;

/** The one state that a list shows of a document; the others are on its page. */
export type InvoiceStatus = ReturnType<typeof invoiceStatusOf>;

export interface InvoiceListItem {
  readonly id: string;
  readonly number: string;
  readonly kind: LegalKind;
  readonly buyerName: string;
  readonly issuedOn: string;
  readonly dueOn: string | null;
  readonly total: string;
  /** What it charges, where that is not euro. */
  readonly charged: { readonly currency: string; readonly total: string } | null;
  readonly open: string;
  readonly status: InvoiceStatus;
  readonly overdueDays: number;
  readonly labels: readonly string[];
}

export interface InvoiceList {
  readonly items: readonly InvoiceListItem[];
  readonly nextCursor: string | null;
  /** Of the view with its filters. */
  readonly count: number;
  readonly total: string;
  /** Of every view with the same filters; `drafts` counts all drafts. */
  readonly counts: Readonly<Record<InvoiceView | 'drafts', number>>;
  /** All labels that the company's documents bear, in order of the alphabet. */
  readonly labels: readonly string[];
  /** Names of what the filters point at; null where the filter is not set or points at nothing. */
  readonly filteredBy: Readonly<Record<'contact' | 'product' | 'operator' | 'premises', string | null>>;
}

export interface DraftListItem {
  readonly id: string;
  readonly kind: DraftKind;
  readonly buyerName: string;
  readonly total: string;
  readonly currency: string;
  readonly updatedAt: Date;
}

export interface DraftList {
  readonly items: readonly DraftListItem[];
  readonly nextCursor: string | null;
}

/** What the editor needs beside the content itself. */
export interface DraftDto {
  readonly id: string;
  readonly version: number;
  readonly content: DraftContent;
  readonly kind: DraftKind;
  /**
   * Advances of its customer that it deducts or could. `available` of each is what is left of it: `left` by VAT group, and what was
   * taken back for a final invoice that was cancelled since (`freed`). What is deducted of the chosen ones says `planDeductions`.
   */
  readonly advances: readonly {
    readonly id: string;
    readonly number: string;
    readonly issuedOn: string;
    readonly available: string;
    readonly left: readonly { readonly vatCode: VatCode; readonly ratePercent: string; readonly gross: string }[];
    readonly isWhole: boolean;
    readonly freed: string;
    readonly chosen: boolean;
  }[];
  /** What it is made from; its kind is settled then. */
  readonly origin: { readonly id: string; readonly kind: DocumentKind; readonly number: string } | null;
  readonly updatedAt: Date;
  /** Of the day whose rates count; the tax on consumption where a line bears it. */
  readonly rates: TaxRates;
  /** Of the draft's currency on the day that counts; null in euro, and while it cannot be had. Issuing asks for it again. */
  readonly rate: CurrencyRate | null;
  readonly sellerInVat: boolean;
  /** Outside VAT, with a PDV ID for services within the EU. */
  readonly sellerHasVatId: boolean;
  readonly today: string;
  readonly buyer: (Buyer & { readonly contactId: string }) | null;
  readonly terms: DraftTerms;
  readonly premises: readonly DraftPremises[];
  readonly operators: readonly { readonly id: string; readonly mark: string; readonly name: string }[];
  readonly exemptionReasons: readonly { readonly key: string; readonly vatCode: VatCode; readonly label: string }[];
  readonly issues: readonly {
    readonly path: string;
    readonly code: string;
    readonly params?: Readonly<Record<string, string | number | boolean | null>>;
  }[];
  /** What a person should know before it is issued, and what nothing waits for. */
  readonly warnings: DraftDto['issues'];
  readonly fiscalization: { readonly required: boolean; readonly reason: string };
  readonly einvoice: { readonly required: boolean; readonly reason: string };
  /**
   * What a receiver would refuse in its eRačun, by the field that mends it; null where it becomes none. `findings` is null while it cannot be
   * told; `isSaidElsewhere`: more stands in `issues`. Until the company sends eRačuni nothing of it stands in the way of issuing.
   */
  readonly einvoiceCheck: {
    readonly findings: DraftDto['issues'] | null;
    readonly isSaidElsewhere: boolean;
    readonly isSetUp: boolean;
  } | null;
  /** What must be set up before this document can be issued, with the screen that does it. */
  readonly blockers: readonly { readonly code: string; readonly fix: string }[];
}

export interface VatGroupDto {
  readonly vatCode: VatCode;
  readonly ratePercent: string;
  readonly exemptionReason: string | null;
  readonly base: string;
  readonly vat: string;
}

/** A tax or a fee beside VAT; amounts are decimal strings. */
export type LevyDto = Omit<Levy, 'baseMinor' | 'amountMinor'> & { readonly base: string; readonly amount: string };

export type InvoiceLineDto = Omit<DocumentLine, 'grossOfDiscountMinor' | 'discountMinor' | 'amountMinor'> & {
  readonly amount: string;
  readonly discount: string;
};

export interface TimelineEntry {
  readonly id: string;
  readonly type: string;
  readonly at: Date;
  readonly actor: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A document that another one names; `kind` where it takes back an advance: its storno, or a credit note of a part. */
export interface ReferenceDto {
  readonly id: string;
  readonly number: string;
  readonly kind?: DocumentKind | undefined;
}

/** A document as it prints. */
export interface PaperDto {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly number: string;
  readonly issuedAt: Date;
  readonly issuedOn: string;
  readonly placeOfIssue: string;
  readonly deliveryOn: string | null;
  readonly dueOn: string | null;
  readonly seller: Seller;
  readonly buyer: Buyer;
  readonly operatorMark: string;
  readonly operatorName: string;
  readonly priceMode: PriceMode;
  readonly discountPercent: string;
  readonly lines: readonly InvoiceLineDto[];
  readonly groups: readonly VatGroupDto[];
  /** What is charged beside VAT; absent where nothing is. */
  readonly levies?: readonly LevyDto[] | undefined;
  readonly linesTotal: string;
  readonly discount: string;
  readonly base: string;
  readonly vat: string;
  readonly total: string;
  /** What was paid before it was issued. */
  readonly prepaid: string;
  readonly paymentMethod: PaymentMethod;
  readonly paymentReference: { readonly model: string; readonly reference: string } | null;
  readonly notes: readonly LegalNote[];
  readonly note: string;
  readonly locale: 'hr' | 'en';
  readonly refersTo: ReferenceDto | null;
  /** On the final invoice of several advances what takes back the others. */
  readonly alsoRefersTo?: readonly ReferenceDto[] | undefined;
  readonly delivery?: Delivery | undefined;
  readonly einvoice?: EInvoiceTerms | undefined;
  /** When the corrected copy of its eRačun was made whose data it shows. */
  readonly correctedAt?: Date | undefined;
  /** Of the paper receipt that it was on first. */
  readonly paragonNumber?: string | undefined;
  /** What it charges where that is not euro: unit prices are in it then, all other amounts above in euro. */
  readonly inCurrency?: InCurrencyDto | undefined;
  readonly fiscal: FiscalDto | null;
}

/** An issued invoice or storno with all that stands beside it. */
export interface InvoiceDto extends PaperDto {
  readonly kind: LegalKind;
  /** For the company's own people. */
  readonly internal: { readonly note: string; readonly labels: readonly string[] };
  readonly status: InvoiceStatus;
  readonly overdueDays: number;
  readonly contactId: string | null;
  readonly paid: string;
  readonly open: string;
  /** Of a document without VAT that rests on the customer's VAT id in the EU; null on all others. */
  readonly vatProof: VatProof | null;
  /** What credit notes took back. */
  readonly credited: string;
  /** An advance of which a final invoice can be made. */
  readonly maySettle: boolean;
  /** How it may be corrected. */
  readonly corrections: readonly CorrectionKind[];
  /** Cancelled it can be only while nothing corrects it. */
  readonly isCorrected: boolean;
  /** All documents of the same sale, itself too. */
  readonly chain: readonly ChainLink[];
  readonly cancelledBy: { readonly id: string; readonly number: string } | null;
  readonly payments: readonly {
    readonly id: string;
    readonly amount: string;
    readonly paidOn: string;
    readonly method: PaymentMethod;
    readonly note: string;
  }[];
  readonly emails: readonly { readonly id: string; readonly to: string; readonly status: string; readonly createdAt: Date }[];
  readonly documents: readonly {
    readonly id: string;
    readonly kind: string;
    readonly variant: string;
    readonly filename: string;
    readonly sha256: string;
    readonly bytes: number;
    readonly retainUntil: string;
  }[];
  readonly timeline: readonly TimelineEntry[];
}
