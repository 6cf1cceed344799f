import { invalid } from '#server/domain/shared/errors.ts';

interface CursorParts {
  readonly instant: Date;
  readonly id: string;
  readonly text: string;
  readonly minor: bigint;
  /** A value that may be missing, and sorts last then. */
  readonly optional: string | null;
}

type PartKind = keyof CursorParts;
type Decoded<Kinds extends readonly PartKind[]> = { readonly [I in keyof Kinds]: CursorParts[Kinds[I]] };

/** Packs the key of a page's last row; opaque to callers. */
export function encodeCursor(parts: readonly (Date | string | bigint | null)[]): string {
  const plain = parts.map((part) =>
    part instanceof Date ? part.toISOString() : typeof part === 'bigint' ? part.toString() : part,
  );
  return toBase64Url(JSON.stringify(plain));
}

/** Unpacks a cursor made by `encodeCursor` with parts of these kinds; null for none. Throws `invalid` CURSOR_INVALID for a forged one. */
export function decodeCursor<const Kinds extends readonly PartKind[]>(
  cursor: string | undefined,
  kinds: Kinds,
): Decoded<Kinds> | null {
  if (cursor === undefined || cursor === '') return null;
  try {
    const parts = JSON.parse(fromBase64Url(cursor)) as unknown;
    if (!Array.isArray(parts) || parts.length !== kinds.length) throw new Error('parts');
    return kinds.map((kind, index) => readPart(kind, parts[index])) as unknown as Decoded<Kinds>;
  } catch {
    throw invalid('CURSOR_INVALID');
  }
}

function readPart(kind: PartKind, value: unknown): CursorParts[PartKind] {
  if (kind === 'optional' && value === null) return null;
  if (typeof value !== 'string') throw new Error('type');
  if (kind === 'minor') return BigInt(value);
  if (kind === 'id' && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)) throw new Error('id');
  if (kind !== 'instant') return value;
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) throw new Error('instant');
  return date;
}

const toBase64Url = (text: string) =>
  btoa(String.fromCharCode(...new TextEncoder().encode(text)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

const fromBase64Url = (text: string) =>
  new TextDecoder().decode(Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0)));
