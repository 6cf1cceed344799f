import { z } from 'zod';

import type { VatCode, VatRates } from '#server/domain/invoicing/vat-code.ts';
import { isValidOib, normalizeOib } from '#server/domain/parties/oib.ts';
import { compareDecimals, DECIMAL_LIMITS, isDecimal, normalizeDecimal } from '#server/domain/shared/decimal.ts';
import { TILL_METHODS } from '#server/domain/till/split-payment.ts';
import type { TillProduct } from '#server/domain/till/till-line.ts';

import type { TillReceiptItem } from './till-sale.ts';
import type { TillDeviceDto, TillOperatorDto } from './till.ts';

const id = z.uuid('FIELD_INVALID');
const AMOUNT = /^\d{1,9}(\.\d{1,2})?$/;

/** Lines of one paper receipt: a bound book has room for fewer. */
export const MAX_PARAGON_LINES = 50;
/** How VAT treats what is not among the products. What needs a legal reason is sold as a product, which has it. */
export const PARAGON_VAT_CODES = ['standard', 'reduced', 'super_reduced', 'zero'] as const satisfies readonly VatCode[];

const LineSchema = z.object({
  /** Empty for what is not among the products. */
  productId: z.union([id, z.literal('').transform(() => null), z.null()]).default(null),
  description: z.string().trim().max(500, 'FIELD_TOO_LONG').default(''),
  quantity: z
    .string()
    .trim()
    .refine((text) => isDecimal(text, DECIMAL_LIMITS.quantity) && compareDecimals(text, '0') > 0, 'INVOICE_LINE_QUANTITY_INVALID')
    .transform((text) => (isDecimal(text, DECIMAL_LIMITS.quantity) ? normalizeDecimal(text) : text)),
  /** With VAT, as it stands on the paper. */
  unitPrice: z
    .string('FIELD_REQUIRED')
    .trim()
    .min(1, 'FIELD_REQUIRED')
    .refine((text) => text === '' || (isDecimal(text, DECIMAL_LIMITS.price) && !text.startsWith('-')), 'PRODUCT_PRICE_INVALID'),
  vatCode: z.enum(PARAGON_VAT_CODES, 'FIELD_CHOICE').default('standard'),
});

export const EnterParagonInput = z.object({
  /** Of the receipt that it becomes, made before it is sent: sent twice, it is one receipt. */
  id,
  /** As it stands in the bound book, with the book's own mark where there are several. */
  number: z
    .string('FIELD_REQUIRED')
    .transform((text) => text.normalize('NFC').replace(/\s+/gu, ' ').trim())
    .pipe(
      z
        .string()
        .min(1, 'FIELD_REQUIRED')
        .max(100, 'FIELD_TOO_LONG')
        .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'FIELD_INVALID'),
    ),
  /** Day and time on the paper, in Zagreb; `8.15` and `0815` are `08:15`. */
  writtenOn: z.iso.date('FIELD_DATE_INVALID'),
  writtenAt: z
    .string('FIELD_REQUIRED')
    .transform((text) =>
      text.trim().replace(/^(\d{1,2})[:. ]?(\d{2})$/, (_, hour: string, minute: string) => `${hour.padStart(2, '0')}:${minute}`),
    )
    .pipe(z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'PARAGON_TIME_INVALID')),
  /** The device that was out of order. */
  deviceId: z.uuid('FIELD_CHOICE'),
  /** Who wrote it. */
  operatorId: z.uuid('FIELD_CHOICE'),
  paymentMethod: z.enum(TILL_METHODS, 'FIELD_CHOICE'),
  /** Of the business that it names (R1); empty for nobody. */
  buyerOib: z
    .string()
    .default('')
    .transform(normalizeOib)
    .refine((oib) => oib === '' || isValidOib(oib), 'OIB_INVALID'),
  lines: z.array(LineSchema).min(1, 'INVOICE_LINES_MISSING').max(MAX_PARAGON_LINES, 'INVOICE_LINES_TOO_MANY'),
  /** What the paper says was paid: what the lines come to must be the same. */
  total: z.string('FIELD_REQUIRED').trim().min(1, 'FIELD_REQUIRED').regex(AMOUNT, 'FIELD_AMOUNT_INVALID'),
});
export type EnterParagonInput = z.infer<typeof EnterParagonInput>;

/** The device whose products are offered; the first one in use without it. */
export const ParagonsInput = z.object({ deviceId: id.optional() });
export type ParagonsInput = z.infer<typeof ParagonsInput>;

/** A paper receipt that was entered. */
export interface ParagonItem extends Omit<TillReceiptItem, 'isStorno'> {
  readonly paragonNumber: string;
}

/** What is sold at the device that was asked for, or the first, with the prices of today. */
export interface ParagonCatalog {
  readonly products: readonly Pick<TillProduct, 'id' | 'name' | 'price' | 'vatCode'>[];
  readonly rates: VatRates;
  readonly sellerInVat: boolean;
}

/** What entering paper receipts needs, and those that were entered last. */
export interface ParagonsDto {
  readonly devices: readonly TillDeviceDto[];
  readonly operators: readonly TillOperatorDto[];
  readonly catalog: ParagonCatalog;
  readonly today: string;
  /** The first day whose receipts CIS still takes. */
  readonly oldestDay: string;
  readonly items: readonly ParagonItem[];
}

export interface ParagonEntered {
  readonly id: string;
  readonly number: string;
}
