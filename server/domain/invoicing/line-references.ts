import type { FieldIssue } from '../shared/errors.ts';
import { TERM_LENGTH } from './einvoice-terms.ts';

/** What one line can name of an order and of its delivery: each one business term, in the order in which forms and documents have them. */
export const LINE_REFERENCES = {
  orderNumber: 'HR-BT-9',
  orderLine: 'BT-132',
  despatch: 'HR-BT-10',
  receipt: 'HR-BT-11',
} as const;
export type LineReferenceKey = keyof typeof LINE_REFERENCES;
export const LINE_REFERENCE_KEYS = Object.keys(LINE_REFERENCES) as readonly LineReferenceKey[];

/** What is known of a line before it is delivered. */
export const ORDER_KEYS: readonly LineReferenceKey[] = ['orderNumber', 'orderLine'];

/**
 * Order, line of the order, delivery note and goods received note of one line, as a person writes them; what is absent was not said. What
 * the whole document names (`EInvoiceTerms`) no line names again: a receiver refuses that (HR-BR-17 to HR-BR-19).
 */
export type LineReferences = Readonly<Partial<Record<LineReferenceKey, string>>>;

type Naming = { readonly references?: LineReferences | undefined };

/** References without what is empty, each on one line; null where nothing is left. */
export function tidyReferences(references: LineReferences | null | undefined): LineReferences | null {
  const tidy = Object.fromEntries(
    LINE_REFERENCE_KEYS.flatMap((key) => {
      const text = references?.[key]?.replace(/\s+/g, ' ').trim() ?? '';
      return text === '' ? [] : [[key, text]];
    }),
  );
  return Object.keys(tidy).length === 0 ? null : tidy;
}

/** A line without references: of a new sale, which has an order and a delivery of its own. */
export function withoutReferences<L extends Naming>({ references: _references, ...line }: L): Omit<L, 'references'> {
  return line;
}

/** A line of a sale that is repeated: of the same order, not of the same delivery (as `repeatedTerms` of the document). */
export function repeatedLine<L extends Naming>({ references, ...line }: L): Omit<L, 'references'> & Naming {
  const { despatch: _despatch, receipt: _receipt, ...repeated } = references ?? {};
  const tidy = tidyReferences(repeated);
  return tidy === null ? line : { ...line, references: tidy };
}

/** What speaks against the references of a draft's lines; paths are `lines.<index>.references.<key>`. */
export const findReferenceIssues = (lines: readonly Naming[]): readonly FieldIssue[] =>
  lines.flatMap(({ references }, index) =>
    LINE_REFERENCE_KEYS.filter((key) => (references?.[key] ?? '').length > TERM_LENGTH).map((key) => ({
      path: `lines.${index}.references.${key}`,
      code: 'INVOICE_TERM_TOO_LONG',
      params: { limit: TERM_LENGTH },
    })),
  );

/** What words are needed for: `lineOfOrder` follows the number of its order, `orderLine` stands alone. */
export type SaidReference = LineReferenceKey | 'lineOfOrder';

/** References as documents say them: `Narudžbenica 4500, stavka 10 · Otpremnica OTP-7/2026`; empty for none. */
export function referencesText(references: LineReferences = {}, say: (key: SaidReference, text: string) => string): string {
  const { orderNumber, orderLine, despatch, receipt } = references;
  const said = (key: SaidReference, text: string | undefined): readonly string[] => (text === undefined ? [] : [say(key, text)]);
  const order = [
    ...said('orderNumber', orderNumber),
    ...said(orderNumber === undefined ? 'orderLine' : 'lineOfOrder', orderLine),
  ].join(', ');
  return [order, ...said('despatch', despatch), ...said('receipt', receipt)].filter((text) => text !== '').join(' · ');
}
