import type { ReadGroup } from './read-einvoice.ts';

/** What a person can leaf through, and a server shows without holding up others: an invoice of some 900 lines. */
export const MOST_SHOWN_FIELDS = 10_000;

/** The first fields of a document in its order, and how many are left out. */
export function firstFields(
  groups: readonly ReadGroup[],
  most = MOST_SHOWN_FIELDS,
): { readonly groups: readonly ReadGroup[]; readonly left: number } {
  const shown: ReadGroup[] = [];
  let left = 0;
  let room = most;
  for (const group of groups) {
    const fields = group.fields.slice(0, room);
    if (fields.length > 0) shown.push({ ...group, fields });
    room -= fields.length;
    left += group.fields.length - fields.length;
  }
  return { groups: shown, left };
}
