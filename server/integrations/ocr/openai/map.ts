import type { Reading } from '#server/domain/expenses/reading.ts';
import type { OcrAnswer, ReadingUsage } from '#server/integrations/ocr/port.ts';

import { readDocument, type ModelResponse, type WireDocument } from './wire.ts';

/** What the model said, and whether it was a refusal. */
const wordsOf = ({ output }: ModelResponse): { readonly text: string; readonly refusal: string | null } => {
  const parts = output.flatMap(({ type, content }) => (type === 'message' ? (content ?? []) : []));
  const refusal = parts.find(({ type }) => type === 'refusal')?.refusal ?? null;
  return { text: parts.map(({ type, text }) => (type === 'output_text' ? (text ?? '') : '')).join(''), refusal };
};

/** Control characters, and those that turn the direction of writing, have no place in a name or a number. */
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/g;
const MAX_TEXT = 500;
const MAX_LINES = 300;

const clean = (text: string): string => text.replace(INVISIBLE, ' ').replace(/\s+/g, ' ').trim().slice(0, MAX_TEXT);
const cleanOrNull = (text: string | null): string | null => {
  const cleaned = clean(text ?? '');
  return cleaned === '' ? null : cleaned;
};

/** Our reading of the model's form. Texts come out in one line, without invisible characters, and of a length that fits. */
export const toReading = (wire: WireDocument): Reading => ({
  kind: wire.kind,
  supplierName: cleanOrNull(wire.supplier_name),
  supplierTaxId: cleanOrNull(wire.supplier_tax_id),
  supplierAddress: cleanOrNull(wire.supplier_address),
  supplierIban: cleanOrNull(wire.supplier_iban),
  number: cleanOrNull(wire.number),
  issuedOn: cleanOrNull(wire.issued_on),
  deliveredOn: cleanOrNull(wire.delivered_on),
  dueOn: cleanOrNull(wire.due_on),
  currency: cleanOrNull(wire.currency)?.toUpperCase() ?? null,
  lines: wire.lines.slice(0, MAX_LINES).map((line) => ({
    description: clean(line.description),
    quantity: cleanOrNull(line.quantity),
    unitPrice: cleanOrNull(line.unit_price),
    amount: cleanOrNull(line.amount),
    rate: cleanOrNull(line.vat_rate),
  })),
  vatGroups: wire.vat_groups.slice(0, MAX_LINES).map(({ rate, base, amount }) => ({
    rate: clean(rate),
    base: clean(base),
    amount: clean(amount),
  })),
  total: cleanOrNull(wire.total),
  paymentMethod: wire.payment_method,
  paymentReference: cleanOrNull(wire.payment_reference),
  jir: cleanOrNull(wire.jir),
  zki: cleanOrNull(wire.zki),
  notes: wire.notes.slice(0, MAX_LINES).map(({ field, note }) => ({ field, note: clean(note) })),
});

/**
 * The outcome of an answer that was given. Throws what `JSON.parse` and zod throw for a complete answer that has not the form
 * which strict mode promises.
 */
export function toAnswer(response: ModelResponse, usage: ReadingUsage): OcrAnswer {
  const { text, refusal } = wordsOf(response);
  const raw = refusal ?? text;
  if (refusal !== null) return { outcome: 'refused', reason: null, usage, raw };
  if (response.status === 'incomplete') {
    const reason = response.incomplete_details?.reason ?? null;
    return { outcome: reason === 'content_filter' ? 'refused' : 'incomplete', reason, usage, raw };
  }
  const reading = toReading(readDocument.parse(JSON.parse(text)));
  if (reading.kind === 'other') return { outcome: 'not_a_document', reason: null, usage, raw };
  return { outcome: 'read', reading, usage, raw };
}
