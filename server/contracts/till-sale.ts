import { z } from 'zod';

import type { TillProduct } from '#server/domain/till/till-line.ts';
import { TILL_METHODS, type TillMethod } from '#server/domain/till/split-payment.ts';
import { isDiscount } from '#server/domain/invoicing/line-issues.ts';
import type { TaxRates } from '#server/domain/invoicing/vat-code.ts';
import { isValidOib, normalizeOib } from '#server/domain/parties/oib.ts';
import { compareDecimals, DECIMAL_LIMITS, isDecimal, normalizeDecimal } from '#server/domain/shared/decimal.ts';

import type { ContactOption } from './contacts.ts';
import type { PaperDocument } from './paper.ts';
import type { FoundCompany } from './party-checks.ts';
import { type TipDto, TipSchema } from './till-tip.ts';

const id = z.uuid('FIELD_INVALID');
const AMOUNT = /^\d{1,9}(\.\d{1,2})?$/;
const amount = z.string().regex(AMOUNT, 'FIELD_AMOUNT_INVALID');
const percent = z.string().trim().max(9).default('').refine(isDiscount, 'INVOICE_LINE_DISCOUNT_INVALID');

/** Lines of one receipt or table. */
export const MAX_TILL_LINES = 200;

export const TillLineSchema = z.object({
  id,
  productId: id,
  quantity: z
    .string()
    .trim()
    .refine((text) => isDecimal(text, DECIMAL_LIMITS.quantity) && compareDecimals(text, '0') > 0, 'INVOICE_LINE_QUANTITY_INVALID')
    .transform((text) => (isDecimal(text, DECIMAL_LIMITS.quantity) ? normalizeDecimal(text) : text)),
  /** With VAT, in place of the product's; empty for the product's own. */
  unitPrice: z
    .string()
    .trim()
    .default('')
    .refine((text) => text === '' || (isDecimal(text, DECIMAL_LIMITS.price) && !text.startsWith('-')), 'PRODUCT_PRICE_INVALID'),
  discountPercent: percent,
});

export const TillLinesSchema = z.array(TillLineSchema).max(MAX_TILL_LINES, 'INVOICE_LINES_TOO_MANY');

export const SellInput = z.object({
  /** Of the receipt, made by the browser: sent twice, it is one receipt. */
  id,
  deviceId: id,
  lines: TillLinesSchema.min(1, 'INVOICE_LINES_MISSING'),
  discountPercent: percent,
  /** The business that the receipt names (R1); null for nobody. */
  contactId: id.nullable().default(null),
  /** What comes in by each way to pay; together the total. */
  payments: z
    .array(z.object({ method: z.enum(TILL_METHODS, 'FIELD_CHOICE'), amount }))
    .min(1)
    .max(TILL_METHODS.length),
  /** The open table that lines are of, with all that this browser had seen on it; what is paid of that is taken off it. */
  order: z.object({ id, seen: TillLinesSchema }).nullable().default(null),
  /** What was left on top of it; not part of the total or of the payments. */
  tip: TipSchema.nullable().default(null),
});
export type SellInput = z.infer<typeof SellInput>;

export const TillReceiptInput = z.object({ id });
export type TillReceiptInput = z.infer<typeof TillReceiptInput>;

export const CancelReceiptInput = z.object({
  id,
  deviceId: id,
  reason: z.string().trim().min(1, 'FIELD_REQUIRED').max(500, 'FIELD_TOO_LONG'),
  /** The manager who proves it with a PIN; left out, whoever is signed on is one. */
  managerId: id.optional(),
  pin: z.string().trim().max(8, 'OPERATOR_PIN_INVALID').default(''),
});
export type CancelReceiptInput = z.infer<typeof CancelReceiptInput>;

export const TillProductsInput = z.object({
  search: z.string().max(200).default(''),
  /** Where it is sold: the town of its premises says what is taken of drinks. Without it the only premises count. */
  deviceId: id.optional(),
});
export type TillProductsInput = z.infer<typeof TillProductsInput>;

/** Width of the roll, millimetres. */
export const ReceiptPdfInput = z.object({ id, width: z.union([z.literal(58), z.literal(80)], 'FIELD_INVALID') });
export type ReceiptPdfInput = z.infer<typeof ReceiptPdfInput>;

export const TillReceiptsInput = z.object({ deviceId: id });
export type TillReceiptsInput = z.infer<typeof TillReceiptsInput>;

export const FindBuyerInput = z.object({
  oib: z
    .string()
    .transform(normalizeOib)
    .refine((oib) => isValidOib(oib), 'OIB_INVALID'),
});
export type FindBuyerInput = z.infer<typeof FindBuyerInput>;

/** What is sold, the most often sold first. */
export interface TillCatalog {
  readonly products: readonly TillProduct[];
  /** There are more than these: what is not among them is found by searching. */
  readonly hasMore: boolean;
  readonly rates: TaxRates;
  readonly sellerInVat: boolean;
}

/** A receipt as it is handed over. */
export interface TillReceiptDto {
  readonly id: string;
  readonly paper: PaperDocument;
  readonly payments: readonly { readonly method: TillMethod | 'transfer'; readonly amount: string }[];
  /** What was left on top of it, whatever became of it. */
  readonly tips: readonly TipDto[];
  /** Of a demo installation: says so on paper. */
  readonly isDemo: boolean;
  /** The receipt that took it back. */
  readonly cancelledBy: string | null;
}

/** One of the latest receipts of a device. */
export interface TillReceiptItem {
  readonly id: string;
  readonly number: string;
  readonly issuedAt: Date;
  readonly operatorMark: string;
  readonly buyerName: string;
  readonly total: string;
  readonly paymentMethod: 'cash' | 'card' | 'transfer' | 'other';
  /** `none` is a document that is not fiscalized. */
  readonly jir: 'there' | 'waiting' | 'stopped' | 'none';
  readonly isStorno: boolean;
  readonly isCancelled: boolean;
}

/** Receipts of a device without a JIR, and by when the first must have it. */
export interface TillReceipts {
  readonly items: readonly TillReceiptItem[];
  readonly waiting: number;
  readonly deadlineAt: Date | null;
  /** Cash of the premises beyond what may stay overnight, decimal strings; null where there is not so much. */
  readonly overMaximum: { readonly balance: string; readonly maximum: string } | null;
}

/** Who the OIB belongs to: a customer that there is, or what the court register says to make one of. */
export interface FoundBuyer {
  readonly contact: Pick<ContactOption, 'id' | 'kind' | 'name' | 'oib' | 'street' | 'postalCode' | 'city'> | null;
  readonly company: FoundCompany | null;
}
