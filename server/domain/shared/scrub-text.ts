/** What must not reach a service that only wants to know of faults; in the order in which they are looked for. */
const SECRETS: readonly (readonly [RegExp, string])[] = [
  [/<\?xml[\s\S]*|<(?:[A-Za-z][\w.-]*:)?[A-Za-z][\w.-]*(?:\s[^<>]*)?>[\s\S]*<\/[^<>]*>/g, '[xml]'],
  [/\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g, '[token]'],
  [/\b(?:fiskai|sk|rk|pk|re|whsec|phc|phx|cs)_[A-Za-z0-9_=+/-]{8,}/g, '[token]'],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]{6,}/gi, '$1 [token]'],
  [/[\p{L}\d._%+-]+@(?:[\p{L}\d-]+\.)+\p{L}{2,}/gu, '[e-mail]'],
  [/(?<!\d)(?:HR)?\d{11}(?!\d)/g, '[oib]'],
  [/\b[A-Z]{2}\d{2}(?:[ \u00a0]?[A-Z0-9]{4}){2,7}(?:[ \u00a0]?[A-Z0-9]{1,4})?\b/g, '[iban]'],
];

/**
 * A text without OIBs, IBANs, e-mail addresses, tokens and XML. For messages about faults only: it would rather take away a number
 * of eleven digits too many.
 */
export const scrubText = (text: string): string =>
  SECRETS.reduce((scrubbed, [pattern, instead]) => scrubbed.replace(pattern, instead), text);

const DEEPEST = 12;

/** Every text within a JSON value scrubbed, keys as they are; what is deeper than twelve levels is left out. */
export function scrubJson(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return scrubText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth === DEEPEST) return '[deep]';
  if (Array.isArray(value)) return value.map((item) => scrubJson(item, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, scrubJson(item, depth + 1)]));
}
