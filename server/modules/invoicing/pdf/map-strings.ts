/** The same plain data with every text replaced; dates and numbers stay what they are. */
export function mapStrings<T>(value: T, replace: (text: string) => string): T;
export function mapStrings(value: unknown, replace: (text: string) => string): unknown {
  if (typeof value === 'string') return replace(value);
  if (Array.isArray(value)) return value.map((item) => mapStrings<unknown>(item, replace));
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapStrings<unknown>(item, replace)]));
}
