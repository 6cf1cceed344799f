/** A partial answer as Google's `fields` parameter asks for it: `id,payload(headers,parts(filename))`, `payload/headers`. */
interface Mask {
  readonly [field: string]: Mask | true;
}

function split(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let current = '';
  for (const sign of text) {
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if (sign === ',' && depth === 0) {
      parts.push(current);
      current = '';
    } else current += sign;
  }
  return [...parts, current];
}

function maskOf(text: string): Mask {
  return Object.fromEntries(
    split(text).map((entry) => {
      const opened = entry.indexOf('(');
      const slash = entry.indexOf('/');
      if (slash >= 0 && (opened < 0 || slash < opened)) return [entry.slice(0, slash), maskOf(entry.slice(slash + 1))];
      if (opened < 0) return [entry, true as const];
      return [entry.slice(0, opened), maskOf(entry.slice(opened + 1, -1))];
    }),
  );
}

function masked(value: unknown, mask: Mask | true): unknown {
  if (mask === true) return value;
  if (Array.isArray(value)) return value.map((each: unknown) => masked(each, mask));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => {
      const wanted = mask[name];
      return wanted === undefined ? [] : [[name, masked(inner, wanted)]];
    }),
  );
}

export const partialAnswer = (value: unknown, fields: string | null): unknown =>
  fields === null ? value : masked(value, maskOf(fields));
