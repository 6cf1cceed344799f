/** Model and content of a payment reference (poziv na broj): `HR01` and `2026-44-9`. */
export interface PaymentReference {
  readonly model: string;
  readonly reference: string;
}

/** Which document a payment is for. `sequence` numbers the company's number sequences from 1 in the order of first use. */
export interface ReferencedDocument {
  readonly year: number;
  readonly ordinal: number;
  readonly sequence: number;
}

const CONTENT = /^\d{1,12}(?:-\d{1,12}){0,2}$/;
const MAX_LENGTH = 22;

/**
 * MOD11INI check digit: weights 2, 3, 4 … from the right, remainder of 11; remainders 0 and 1 give 0
 * (Jedinstveni pregled osnovnih modela poziva na broj).
 */
export function mod11ini(digits: string): number {
  let sum = 0;
  for (let index = digits.length - 1, weight = 2; index >= 0; index -= 1, weight += 1) sum += Number(digits[index]) * weight;
  const remainder = sum % 11;
  return remainder <= 1 ? 0 : 11 - remainder;
}

/** Content of model HR01: the parts with one check digit over all of them at the end; an empty last part is the digit alone. */
export const hr01Content = (parts: readonly string[]): string => `${parts.join('-')}${mod11ini(parts.join(''))}`;

/**
 * The reference that we print: `HR01 year-number-K`, and for a company's second and later sequences `year-number-sK`, where
 * K is the check digit and s the sequence. Two premises may both issue a number 44, so the number alone would not tell
 * a company's documents apart; with s it does, for ever.
 *
 * @throws RangeError when a part is not a positive integer within its digits (number 10, sequence 4)
 */
export function paymentReferenceFor({ year, ordinal, sequence }: ReferencedDocument): PaymentReference {
  const fits = (value: number, below: number) => Number.isInteger(value) && value > 0 && value < below;
  if (!fits(year, 10_000) || !fits(ordinal, 10_000_000_000) || !fits(sequence, 10_000))
    throw new RangeError('no payment reference for this number');
  return { model: 'HR01', reference: hr01Content([String(year), String(ordinal), sequence === 1 ? '' : String(sequence)]) };
}

/** The document behind a reference that we made, or null when it is another's or mistyped. */
export function documentOfReference({ model, reference }: PaymentReference): ReferencedDocument | null {
  const match = /^(\d{4})-([1-9]\d{0,9})-([1-9]\d{0,3})?\d$/.exec(reference);
  if (match === null || model !== 'HR01' || !isValidPaymentReference({ model, reference })) return null;
  const sequence = match[3] === undefined ? 1 : Number(match[3]);
  return match[3] === '1' ? null : { year: Number(match[1]), ordinal: Number(match[2]), sequence };
}

/**
 * True when model and content may stand together on an order: HR99 has no content, every other has up to three parts of up
 * to twelve digits, 22 characters in all, and HR01 has a right check digit. HR00 and the models that we do not issue are not
 * checked further.
 */
export function isValidPaymentReference({ model, reference }: PaymentReference): boolean {
  if (!/^HR\d{2}$/.test(model)) return false;
  if (model === 'HR99') return reference === '';
  if (!CONTENT.test(reference) || reference.length > MAX_LENGTH) return false;
  if (model !== 'HR01') return true;
  const digits = reference.replaceAll('-', '');
  return digits.length > 1 && mod11ini(digits.slice(0, -1)) === Number(digits.at(-1));
}

/** Reads a reference as people and banks write it: `HR01 2026-44-9`, `HR012026-44-9`, `01 2026-44-9`; null without a model. */
export function parsePaymentReference(text: string): PaymentReference | null {
  const match = /^(?:HR)?(\d{2})(?:\s+|(?<=^HR\d{2}))([\d-]*)$/i.exec(text.trim().replace(/\u00a0/g, ' '));
  return match === null ? null : { model: `HR${match[1]}`, reference: match[2] ?? '' };
}

/** `HR01 2026-44-9` */
export const formatPaymentReference = ({ model, reference }: PaymentReference): string => `${model} ${reference}`.trimEnd();
