/** A vendor that asks for more than a day has sent nonsense, or means "not today" and says so by its code. */
const LONGEST_MS = 24 * 60 * 60 * 1000;

/** Reads a Retry-After header (RFC 9110: seconds or an HTTP date) as the instant from which to try again; null when absent or senseless. */
export const retryAfter = (header: string | null, now: Date): Date | null => {
  const text = header?.trim() ?? '';
  if (text === '') return null;
  const isDate = /^[A-Z][a-z]{2}/.test(text);
  const waitMs = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : isDate ? Date.parse(text) - now.getTime() : Number.NaN;
  if (Number.isNaN(waitMs)) return null;
  return new Date(now.getTime() + Math.min(Math.max(waitMs, 0), LONGEST_MS));
};
