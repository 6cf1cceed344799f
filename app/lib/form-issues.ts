import { errorSentence, type MessageParams, type Translate } from '#app/i18n/t.ts';
import type { FieldIssue } from '#server/domain/shared/errors.ts';

/** A code with its values as one string, the form that conform carries: `FIELD_TOO_LONG {"max":80}`. */
export const encodeIssue = (code: string, params: MessageParams = {}): string =>
  Object.keys(params).length > 0 ? `${code} ${JSON.stringify(params)}` : code;

/** The sentence of an encoded issue in the person's language. */
export function issueSentence(t: Translate, encoded: string): string {
  const blank = encoded.indexOf(' {');
  if (blank < 0) return errorSentence(t, encoded);
  return errorSentence(t, encoded.slice(0, blank), JSON.parse(encoded.slice(blank + 1)) as MessageParams);
}

/** `lines.0.quantity` → `lines[0].quantity`, conform's name of the field. */
export const conformName = (path: string): string =>
  path
    .split('.')
    .map((part, position) => (/^\d+$/.test(part) ? `[${part}]` : position === 0 ? part : `.${part}`))
    .join('');

/** The server's complaints by conform's field names. */
export function toFieldErrors(issues: readonly FieldIssue[]): Record<string, string[]> {
  const errors: Record<string, string[]> = {};
  for (const { path, code, params } of issues) (errors[conformName(path)] ??= []).push(encodeIssue(code, params));
  return errors;
}
