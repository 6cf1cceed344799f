import { REFERENCES } from '../../invoicing/einvoice-terms.ts';
import type { Bilingual } from '../xml/structure-finding.ts';
import type { ReadEInvoice, ReadField } from './read-einvoice.ts';

/** What two documents say differently under one label; an empty list where one of them says nothing. */
export interface Difference {
  readonly term: string;
  readonly label: Bilingual;
  readonly before: readonly ReadField[];
  readonly after: readonly ReadField[];
  /** It may have an effect on VAT, and then is not corrected by a copy (NN 89/2025 čl. 43). */
  readonly isTaxed: boolean;
}

/** That it is a copy, and the time at which it was made. */
const OF_THE_COPY: ReadonlySet<string> = new Set(['HR-BT-1', 'HR-BT-2']);

/**
 * Terms without effect on VAT: references, also those of lines, process, notes, how and until when it is paid, who is to be asked, and
 * files. Of whatever is not among them a person should look.
 */
const UNTAXED: ReadonlySet<string> = new Set([
  ...Object.values(REFERENCES),
  ...['BT-9', 'BT-14', 'BT-18', 'BT-20', 'BT-21', 'BT-22', 'BT-23'],
  ...['BT-41', 'BT-42', 'BT-43', 'BT-56', 'BT-57', 'BT-58'],
  ...['BT-81', 'BT-82', 'BT-83', 'BT-84', 'BT-85', 'BT-86', 'BT-87', 'BT-88', 'BT-89', 'BT-90', 'BT-91'],
  ...['BT-122', 'BT-123', 'BT-124', 'BT-125', 'BT-127', 'BT-132', 'BT-133'],
  ...['HR-BT-3', 'HR-BT-9', 'HR-BT-10', 'HR-BT-11'],
]);

/** In what a corrected copy differs from its original, in the order of the copy; what only says that it is a copy is left out. */
export function differencesBetween(before: ReadEInvoice, after: ReadEInvoice): readonly Difference[] {
  const [first, second] = [byLabel(before), byLabel(after)];
  const keys = [...new Set([...second.keys(), ...first.keys()])];
  return keys.flatMap((key) => {
    const [was, is] = [first.get(key) ?? [], second.get(key) ?? []];
    const [any] = [...is, ...was];
    if (any === undefined || OF_THE_COPY.has(any.term) || sameValues(was, is)) return [];
    return [{ term: any.term, label: any.label, before: was, after: is, isTaxed: !UNTAXED.has(any.term) }];
  });
}

const sameValues = (a: readonly ReadField[], b: readonly ReadField[]): boolean =>
  a.length === b.length && a.every(({ value, qualifier }, at) => value === b[at]?.value && qualifier === b[at].qualifier);

/** Values under the part of the document and the label that people see; several lines are one part each. */
function byLabel({ groups }: ReadEInvoice): ReadonlyMap<string, readonly ReadField[]> {
  const found = new Map<string, ReadField[]>();
  for (const { title, fields } of groups)
    for (const field of fields) {
      const key = [title.hr, field.term, field.label.hr].join('|');
      found.set(key, [...(found.get(key) ?? []), field]);
    }
  return found;
}
