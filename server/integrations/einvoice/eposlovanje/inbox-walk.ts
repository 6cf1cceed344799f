import type { ListedDocument } from './wire.ts';

/**
 * Where reading the inbox stands: `seen` is the newest id of earlier walks, `top` of this one. Filters by day are not used: a public
 * client reports that they give nothing, and an inbox must never look empty.
 */
interface Walk {
  readonly seen: number;
  readonly offset: number;
  readonly top: number;
  /** Day of the last walk to the end, `YYYY-MM-DD`. */
  readonly wholeOn: string;
}

const CURSOR = /^w(\d+)\|(\d+)\|(\d+)\|(\d{4}-\d{2}-\d{2}|-)$/;

/** Where to read on; a cursor of another form begins at the first document. */
export function walkOf(cursor: string | null): Walk {
  const match = CURSOR.exec(cursor ?? '');
  if (match === null) return { seen: 0, offset: 0, top: 0, wholeOn: '-' };
  const [, seen, offset, top, wholeOn = '-'] = match;
  return { seen: Number(seen), offset: Number(offset), top: Number(top), wholeOn };
}

const cursorOf = ({ seen, offset, top, wholeOn }: Walk): string => `w${seen}|${offset}|${top}|${wholeOn}`;

const isNewestFirst = (page: readonly ListedDocument[]): boolean => Number(page[0]?.id ?? 0) > Number(page.at(-1)?.id ?? 0);

/** A page with the oldest document first, whichever end of the list is the newer one. */
export const inOrder = (page: readonly ListedDocument[]): readonly ListedDocument[] =>
  isNewestFirst(page) ? page.toReversed() : page;

/**
 * After a page: a walk ends at the end of the list, or where everything on a page is older than what was read before; once a day it
 * goes to the end whatever it meets. It holds whichever end of the list is the newer one.
 */
export function afterPage(
  walk: Walk,
  page: readonly ListedDocument[],
  size: number,
  today: string,
): { readonly cursor: string; readonly more: boolean } {
  const ids = page.map(({ id }) => Number(id));
  const areNumbers = ids.every((id) => Number.isSafeInteger(id));
  const top = areNumbers ? Math.max(walk.top, ...ids) : walk.top;
  const isEnd = page.length < size;
  const isDescending = isNewestFirst(page);
  const isKnown = areNumbers && isDescending && ids.every((id) => id <= walk.seen) && walk.wholeOn === today;
  if (!isEnd && !isKnown) return { cursor: cursorOf({ ...walk, offset: walk.offset + size, top }), more: true };
  const wholeOn = isEnd ? today : walk.wholeOn;
  return { cursor: cursorOf({ seen: Math.max(walk.seen, top), offset: 0, top: 0, wholeOn }), more: false };
}
