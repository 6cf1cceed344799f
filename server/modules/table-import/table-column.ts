import { foldText } from '#server/domain/shared/fold-text.ts';

/** One thing that a table of an import knows, and the names that columns for it bear. */
export interface TableColumn {
  readonly field: string;
  /** Header of an exported file; read back in either language. */
  readonly header: { readonly hr: string; readonly en: string };
  /** Further names, as other programs write them; case, diacritics and punctuation do not matter. */
  readonly aliases?: readonly string[];
  /** A file without such a column is refused. */
  readonly required?: boolean;
}

/** Field of each header, in order; the second column of one field and an unknown header are null. */
export function fieldsOfHeaders(headers: readonly string[], columns: readonly TableColumn[]): readonly (string | null)[] {
  const byName = new Map(columns.flatMap((column) => namesOf(column).map((name) => [foldText(name), column.field])));
  const taken = new Set<string>();
  return headers.map((header) => {
    const field = byName.get(foldText(header));
    if (field === undefined || taken.has(field)) return null;
    taken.add(field);
    return field;
  });
}

const namesOf = ({ field, header, aliases = [] }: TableColumn): readonly string[] => [header.hr, header.en, field, ...aliases];
