import { z } from 'zod';

import { COST_PAYMENT_METHODS, READ_KINDS, READING_FIELDS } from '#server/domain/expenses/reading.ts';

const text = (means: string) => z.string().nullable().describe(means);
const amount = (means: string) => text(`${means}; decimal string with a dot and at most two decimals, such as "12.50"`);
const day = (means: string) => text(`${means}; YYYY-MM-DD`);

/** The form that the answer must have. Strict mode wants every property, null where the document says nothing. */
export const readDocument = z.object({
  kind: z.enum(READ_KINDS).describe('receipt of a till, invoice, or other when the file is neither'),
  supplier_name: text('who issued it'),
  supplier_tax_id: text('OIB (11 digits) or VAT number of who issued it'),
  supplier_address: text('address of who issued it, in one line'),
  supplier_iban: text('account to pay to'),
  number: text('number of the document as printed'),
  issued_on: day('date of issue'),
  delivered_on: day('date of delivery or supply'),
  due_on: day('date by which it is to be paid'),
  currency: text('ISO 4217 code of the amounts'),
  lines: z.array(
    z.object({
      description: z.string(),
      quantity: text('decimal string'),
      unit_price: text('decimal string'),
      amount: amount('amount of the line as printed'),
      vat_rate: text('percentage as a decimal string, such as "25"'),
    }),
  ),
  vat_groups: z.array(
    z.object({
      rate: z.string().describe('percentage as a decimal string, such as "25"'),
      base: z.string().describe('taxable amount, decimal string'),
      amount: z.string().describe('tax, decimal string'),
    }),
  ),
  total: amount('amount to pay, with VAT'),
  payment_method: z.enum(COST_PAYMENT_METHODS).nullable(),
  payment_reference: text('poziv na broj with its model, such as "HR01 2026-44-9"'),
  jir: text('JIR of a fiscalized receipt'),
  zki: text('ZKI of a fiscalized receipt'),
  notes: z.array(z.object({ field: z.enum(READING_FIELDS), note: z.string() })).describe('fields that are hard to read, and why'),
});
export type WireDocument = z.infer<typeof readDocument>;

/** Of an answer, what we read. */
export const modelResponse = z.object({
  id: z.string(),
  model: z.string(),
  status: z.string(),
  incomplete_details: z.object({ reason: z.string().nullish() }).nullish(),
  error: z.object({ code: z.string(), message: z.string() }).nullish(),
  output: z.array(
    z.looseObject({
      type: z.string(),
      content: z
        .array(z.looseObject({ type: z.string(), text: z.string().optional(), refusal: z.string().optional() }))
        .optional(),
    }),
  ),
  usage: z.object({ input_tokens: z.number().int().min(0), output_tokens: z.number().int().min(0) }).nullish(),
});
export type ModelResponse = z.infer<typeof modelResponse>;
