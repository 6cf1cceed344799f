import { parseWithZod } from '@conform-to/zod/v4';
import type { $ZodErrorMap, $ZodIssue, $ZodType } from 'zod/v4/core';
import { parseDate, parseDecimal } from '#app/i18n/parse.ts';
import { encodeIssue } from '#app/lib/form-issues.ts';

export interface ParseFormOptions {
  /** Fields with amounts or quantities in Croatian writing; `lines[].quantity` means every line. */
  readonly numbers?: readonly string[];
  /** Fields with dates in Croatian writing. */
  readonly dates?: readonly string[];
}

/**
 * Reads a form with a contract's schema. Croatian numbers and dates are turned into decimal strings and PlainDates
 * first; what cannot be read stays as typed, for the schema to refuse. Complaints are codes (`FIELD_REQUIRED`, or what
 * the schema says as its message). Runs on both sides; in the browser only where a form validates before sending.
 */
export function parseForm<Schema extends $ZodType>(
  form: FormData | URLSearchParams,
  schema: Schema,
  options: ParseFormOptions = {},
) {
  return parseWithZod(readable(form, options), {
    schema,
    error: fieldCode,
    formatError: (issues: $ZodIssue[]) => issues.map(encodeZodIssue),
  });
}

function readable(form: FormData | URLSearchParams, { numbers = [], dates = [] }: ParseFormOptions): FormData {
  const isNumber = matcher(numbers);
  const isDate = matcher(dates);
  const copy = new FormData();
  for (const [name, value] of form.entries()) {
    if (typeof value !== 'string') copy.append(name, value);
    else if (isNumber(name)) copy.append(name, parseDecimal(value) ?? value);
    // No day to complete from here: the field itself completes "24.11." before it is sent.
    else if (isDate(name)) copy.append(name, parseDate(value, '') ?? value);
    else copy.append(name, value);
  }
  return copy;
}

const matcher = (names: readonly string[]) => {
  const wanted = new Set(names);
  return (name: string): boolean => wanted.has(name.replace(/\[\d+\]/g, '[]'));
};

/** Codes for what zod itself complains about; messages that a schema brings win over these. */
const fieldCode: $ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined || issue.input === null) return 'FIELD_REQUIRED';
      return issue.expected === 'number' || issue.expected === 'bigint' ? 'FIELD_NUMBER' : 'FIELD_INVALID';
    case 'too_small':
      if (issue.origin === 'string')
        return Number(issue.minimum) <= 1 ? 'FIELD_REQUIRED' : encodeIssue('FIELD_TOO_SHORT', { min: Number(issue.minimum) });
      if (issue.origin === 'array' || issue.origin === 'set') return encodeIssue('FIELD_TOO_FEW', { min: Number(issue.minimum) });
      return encodeIssue('FIELD_TOO_SMALL', { min: String(issue.minimum) });
    case 'too_big':
      if (issue.origin === 'string') return encodeIssue('FIELD_TOO_LONG', { max: Number(issue.maximum) });
      if (issue.origin === 'array' || issue.origin === 'set')
        return encodeIssue('FIELD_TOO_MANY', { max: Number(issue.maximum) });
      return encodeIssue('FIELD_TOO_LARGE', { max: String(issue.maximum) });
    case 'invalid_format':
      if (issue.format === 'email') return 'FIELD_EMAIL';
      if (issue.format === 'url') return 'FIELD_URL';
      return issue.format === 'date' ? 'FIELD_DATE' : 'FIELD_INVALID';
    case 'invalid_value':
      return issue.input === undefined ? 'FIELD_REQUIRED' : 'FIELD_CHOICE';
    case 'invalid_union':
      return issue.input === undefined ? 'FIELD_REQUIRED' : 'FIELD_INVALID';
    default:
      return 'FIELD_INVALID';
  }
};

/** A schema may add values to its own complaint: `ctx.addIssue({ code: 'custom', message: 'CODE', params: { … } })`. */
function encodeZodIssue(issue: $ZodIssue): string {
  if (issue.message.includes(' {')) return issue.message;
  // A schema's own code still learns the limit that it is about.
  if (issue.code === 'too_small') return encodeIssue(issue.message, { min: Number(issue.minimum) });
  if (issue.code === 'too_big') return encodeIssue(issue.message, { max: Number(issue.maximum) });
  const params: unknown = issue.code === 'custom' ? issue.params : undefined;
  return typeof params === 'object' && params !== null
    ? encodeIssue(issue.message, params as Record<string, string>)
    : issue.message;
}
