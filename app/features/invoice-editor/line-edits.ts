import { type LineFields, NO_REFERENCES } from '#app/features/invoice-editor/draft-fields.ts';
import { NO_LEVIES } from '#app/features/levies/levy-fields.ts';
import type { VatCode } from '#server/domain/invoicing/vat-code.ts';

/** What can be done with whole lines, by key, by button and without scripts. */
export const LINE_EDITS = ['remove', 'duplicate', 'up', 'down'] as const;
export type LineEdit = (typeof LINE_EDITS)[number];

/** Value of a submit button that edits a line: `line-remove:2`. */
export const editIntent = (edit: LineEdit, index: number): string => `line-${edit}:${index}`;

/** Reads such a value; null for any other. */
export function readEditIntent(intent: string): { readonly edit: LineEdit; readonly index: number } | null {
  const [, name, index] = /^line-([a-z]+):(\d{1,4})$/.exec(intent) ?? [];
  const edit = LINE_EDITS.find((each) => each === name);
  return edit === undefined ? null : { edit, index: Number(index) };
}

/** A line to be filled in; it follows the one before in unit and VAT, which mostly repeat. */
export function newLine(key: string, before: LineFields | undefined, vatCode: VatCode): LineFields {
  return {
    key,
    productId: '',
    description: '',
    quantity: '1',
    unit: before?.unit ?? 'H87',
    unitPrice: '',
    discountPercent: '',
    vatCode: before?.vatCode ?? vatCode,
    exemptionReason: before?.exemptionReason ?? '',
    kpd: '',
    ...NO_LEVIES,
    ...NO_REFERENCES,
  };
}

/** The lines after an edit. What leads beyond an end changes nothing; `newKey` is the key of a duplicate. */
export function editLines(lines: readonly LineFields[], edit: LineEdit, index: number, newKey: string): readonly LineFields[] {
  const line = lines[index];
  if (line === undefined) return lines;
  if (edit === 'remove') return lines.toSpliced(index, 1);
  if (edit === 'duplicate') return lines.toSpliced(index + 1, 0, { ...line, key: newKey });
  const target = edit === 'up' ? index - 1 : index + 1;
  return target < 0 || target >= lines.length ? lines : lines.toSpliced(index, 1).toSpliced(target, 0, line);
}
