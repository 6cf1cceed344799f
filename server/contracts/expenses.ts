import { z } from 'zod';

import type { Verdicts } from '#server/domain/expenses/check-reading.ts';
import { isSameSum, totalOfGroups } from '#server/domain/expenses/check-sums.ts';
import { COST_CATEGORIES, type CostCategory } from '#server/domain/expenses/cost-category.ts';
import { isCurrency } from '#server/domain/expenses/currency.ts';
import { COST_PAYMENT_METHODS, type CostPaymentMethod, type Reading } from '#server/domain/expenses/reading.ts';
import { isValidIban, normalizeIban } from '#server/domain/parties/iban.ts';
import { isValidOib, normalizeOib } from '#server/domain/parties/oib.ts';
import { DECIMAL_LIMITS, isDecimal, normalizeDecimal } from '#server/domain/shared/decimal.ts';
import { minorFromDecimal } from '#server/domain/shared/money.ts';
import { isPlainDate } from '#server/domain/shared/plain-date.ts';

import { noteText, requiredText } from './text-fields.ts';

const id = z.uuid('FIELD_INVALID');
const amount = z
  .string('FIELD_REQUIRED')
  .trim()
  .min(1, 'FIELD_REQUIRED')
  .refine((text) => text === '' || isDecimal(text, DECIMAL_LIMITS.amount), 'FIELD_AMOUNT_INVALID');
const decimalOf = (limits: (typeof DECIMAL_LIMITS)[keyof typeof DECIMAL_LIMITS]) =>
  z
    .string()
    .trim()
    .nullish()
    .transform((text) => text || null)
    .refine((text) => text === null || isDecimal(text, limits), 'FIELD_NUMBER');
const day = z.string('FIELD_REQUIRED').refine(isPlainDate, 'FIELD_DATE_INVALID');
const optionalDay = z
  .string()
  .nullish()
  .transform((text) => text || null)
  .refine((text) => text === null || isPlainDate(text), 'FIELD_DATE_INVALID');

/** A form always has one empty row more than it needs. */
const isEmpty = (row: unknown): boolean =>
  row === undefined || row === null || (typeof row === 'object' && Object.values(row).every((value) => !value));
const withoutEmpty = (rows: unknown): unknown => (Array.isArray(rows) ? rows.filter((row: unknown) => !isEmpty(row)) : rows);

const CostLine = z.object({
  description: noteText(500),
  quantity: decimalOf(DECIMAL_LIMITS.quantity),
  unitPrice: decimalOf(DECIMAL_LIMITS.price),
  amount,
});
const CostVatGroup = z.object({
  rate: z
    .string('FIELD_REQUIRED')
    .trim()
    .refine((text) => isDecimal(text, DECIMAL_LIMITS.percent) && !text.startsWith('-'), 'FIELD_NUMBER')
    .transform((text) => (isDecimal(text, DECIMAL_LIMITS.percent) ? normalizeDecimal(text) : text)),
  base: amount,
  amount,
});

/** A cost as it is written. Amounts are decimal strings in the currency of the document. */
export const SaveExpenseInput = z
  .object({
    /** With `version`: the cost that is changed. */
    id: id.optional(),
    version: z.coerce.number().int().optional(),
    supplierName: requiredText(200),
    /** OIB or VAT number. A row of digits only must be a right OIB. */
    supplierTaxId: noteText(30)
      .transform((text) => normalizeOib(text).toUpperCase())
      .refine((text) => !/^\d+$/.test(text) || isValidOib(text), 'OIB_INVALID'),
    supplierAddress: noteText(300),
    supplierIban: noteText(50)
      .transform(normalizeIban)
      .refine((text) => text === '' || isValidIban(text), 'IBAN_INVALID'),
    number: requiredText(100),
    issuedOn: day,
    deliveredOn: optionalDay,
    dueOn: optionalDay,
    currency: z.string('FIELD_REQUIRED').trim().toUpperCase().refine(isCurrency, 'EXPENSE_CURRENCY_UNKNOWN'),
    total: amount,
    category: z.enum(COST_CATEGORIES, 'FIELD_CHOICE').default('other'),
    paymentMethod: z.enum(COST_PAYMENT_METHODS, 'FIELD_CHOICE').default('transfer'),
    paymentReference: noteText(50),
    note: noteText(1000),
    documentId: id.optional(),
    lines: z.preprocess(withoutEmpty, z.array(CostLine).max(300).default([])),
    vatGroups: z.preprocess(withoutEmpty, z.array(CostVatGroup).max(20).default([])),
    /** Write it although it looks like one that is there. */
    acceptDuplicate: z.coerce.boolean().default(false),
  })
  .superRefine(({ total, vatGroups, issuedOn, dueOn }, ctx) => {
    const sum = totalOfGroups(vatGroups);
    if (sum !== null && isDecimal(total, DECIMAL_LIMITS.amount) && !isSameSum(sum, minorFromDecimal(total), vatGroups.length))
      ctx.addIssue({ code: 'custom', path: ['total'], message: 'EXPENSE_TOTAL_DIFFERS' });
    if (dueOn !== null && dueOn < issuedOn)
      ctx.addIssue({ code: 'custom', path: ['dueOn'], message: 'EXPENSE_DUE_BEFORE_ISSUE' });
  });
export type SaveExpenseInput = z.input<typeof SaveExpenseInput>;
export type CheckedExpense = z.output<typeof SaveExpenseInput>;

export const ExpenseIdInput = z.object({ id });
export type ExpenseIdInput = z.infer<typeof ExpenseIdInput>;

export const ListExpensesInput = z.object({
  search: z.string().max(200).default(''),
  /** `YYYY-MM` of the date of issue. */
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'FIELD_INVALID')
    .optional(),
  cursor: z.string().max(400).optional(),
  limit: z.number().int().min(1).max(100).default(50),
});
export type ListExpensesInput = z.input<typeof ListExpensesInput>;

export interface ExpenseListItem {
  readonly id: string;
  readonly supplierName: string;
  readonly number: string;
  readonly issuedOn: string;
  readonly category: CostCategory;
  readonly currency: string;
  readonly total: string;
  readonly documentId: string | null;
}

export interface ExpenseList {
  readonly items: readonly ExpenseListItem[];
  readonly nextCursor: string | null;
  readonly count: number;
  /** Months (`YYYY-MM`) that have costs, whatever the filter is; newest first. */
  readonly months: readonly string[];
  /** Received documents that nobody has made a cost of yet. */
  readonly unbooked: number;
  /** Of everything that the filter finds, one for each currency. */
  readonly totals: readonly { readonly currency: string; readonly total: string; readonly vat: string }[];
}

export interface Expense extends ExpenseListItem {
  /** Of the received eRačun whose file its document is; null for any other. */
  readonly einvoiceId: string | null;
  readonly version: number;
  readonly supplierTaxId: string;
  readonly supplierAddress: string;
  readonly supplierIban: string;
  readonly deliveredOn: string | null;
  readonly dueOn: string | null;
  readonly paymentMethod: CostPaymentMethod;
  readonly paymentReference: string;
  readonly note: string;
  readonly lines: readonly {
    readonly description: string;
    readonly quantity: string | null;
    readonly unitPrice: string | null;
    readonly amount: string;
  }[];
  readonly vatGroups: readonly { readonly rate: string; readonly base: string; readonly amount: string }[];
  readonly createdAt: Date;
  readonly removed: boolean;
}

/**
 * `off`: nobody reads here · `unsupported`: not a file that is read · `none`: not read yet · `waiting`: about to be · the others as
 * the reader left it.
 */
export type ReadingState =
  'off' | 'unsupported' | 'none' | 'waiting' | 'reading' | 'read' | 'not_a_document' | 'refused' | 'incomplete' | 'failed';

export interface ReceivedDocument {
  readonly id: string;
  readonly filename: string;
  readonly contentType: string;
  readonly bytes: number;
  readonly createdAt: Date;
  readonly source: 'upload' | 'email-inbound' | 'mailbox';
  readonly sender: string | null;
  readonly mailSubject: string | null;
  readonly reading: {
    readonly state: ReadingState;
    /** Code of the sentence that says what went wrong. */
    readonly failure: string | null;
    /** Nothing more is read this month. */
    readonly budgetUsed: boolean;
    readonly fields: Reading | null;
    readonly verdicts: Verdicts;
    /** Kind of the last cost from the same supplier. */
    readonly category: CostCategory | null;
  };
  /** Costs that were made from it. */
  readonly expenses: readonly { readonly id: string; readonly number: string; readonly supplierName: string }[];
}

const MAX_BUDGET_CENTS = 100_000n;
export const SaveReadingSettingsInput = z.object({
  automatic: z.union([z.boolean(), z.literal('on').transform(() => true)]).default(false),
  /** US dollars a month, decimal string. */
  monthlyBudget: amount.refine(
    (text) =>
      !isDecimal(text, DECIMAL_LIMITS.amount) || (minorFromDecimal(text) >= 0n && minorFromDecimal(text) <= MAX_BUDGET_CENTS),
    'READING_BUDGET_RANGE',
  ),
});
export type SaveReadingSettingsInput = z.infer<typeof SaveReadingSettingsInput>;

export interface ReadingSettings {
  /** Documents are read by this installation. */
  readonly on: boolean;
  readonly automatic: boolean;
  /** US dollars, decimal strings. */
  readonly monthlyBudget: string;
  readonly spent: string;
  /** Questions this month that were answered. */
  readonly read: number;
  /** What is left of the month does not pay for one more. */
  readonly budgetUsed: boolean;
}
