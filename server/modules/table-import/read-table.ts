import { CsvError, parse } from 'csv-parse/sync';

import { type CsvColumn, type CsvFileInput, type CsvPreview, MAX_CSV_BYTES, MAX_CSV_ROWS } from '#server/contracts/csv-import.ts';
import { decodeCsv } from '#server/domain/shared/csv-decode.ts';
import { restoreCell } from '#server/domain/shared/csv-write.ts';
import { invalid } from '#server/domain/shared/errors.ts';

import { fieldsOfHeaders, type TableColumn } from './table-column.ts';

/** One row below the header: the known cells that are not empty, trimmed. */
export interface TableRow {
  /** Line of the file on which it begins, from 1. */
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
  /** It has more cells than the header has names: a separator inside a text, most often. */
  readonly tooLong: boolean;
}

export interface TableFile {
  readonly encoding: CsvPreview['encoding'];
  readonly separator: string;
  readonly columns: readonly CsvColumn[];
  readonly rows: readonly TableRow[];
}

/** What `read` gives of the rows, each value once: what to look up in the database. */
export const valuesOf = ({ rows }: TableFile, read: (cells: TableRow['cells']) => string | undefined): string[] => [
  ...new Set(rows.flatMap(({ cells }) => read(cells) ?? [])),
];

const SEPARATORS = [';', ',', '\t', '|'] as const;

/**
 * Reads a CSV file with a header: finds out encoding and separator, and which column is which by its name.
 *
 * @throws DomainError `invalid` CSV_TOO_LARGE, CSV_TOO_MANY_ROWS {max}, CSV_NOT_TEXT, CSV_IS_SPREADSHEET, CSV_QUOTE_OPEN {line},
 *   CSV_EMPTY (no row below the header), CSV_HEADER_UNKNOWN (no column is known), CSV_COLUMN_MISSING {column}
 */
export function readTable(
  file: CsvFileInput,
  columns: readonly TableColumn[],
  locale: 'hr' | 'en',
  { maxRows }: { readonly maxRows: number } = { maxRows: MAX_CSV_ROWS },
): TableFile {
  const bytes = file.base64 === undefined ? new TextEncoder().encode(file.text ?? '') : Buffer.from(file.base64, 'base64');
  if (bytes.length > MAX_CSV_BYTES) throw invalid('CSV_TOO_LARGE');
  const { encoding, text } = decodeCsv(bytes);
  const { separator, body, skipped } = findSeparator(text, columns);
  const [head, ...rest] = records(body, separator, skipped);
  if (head === undefined) throw invalid('CSV_EMPTY');
  const headers = head.cells.map((header) => header.trim());
  const fields = fieldsOfHeaders(headers, columns);
  if (fields.every((field) => field === null)) throw invalid('CSV_HEADER_UNKNOWN');
  for (const { field, header, required } of columns) {
    if (required && !fields.includes(field)) throw invalid('CSV_COLUMN_MISSING', { params: { column: header[locale] } });
  }
  if (rest.length === 0) throw invalid('CSV_EMPTY');
  if (rest.length > maxRows) throw invalid('CSV_TOO_MANY_ROWS', { params: { max: maxRows } });
  return {
    encoding,
    separator,
    columns: headers.map((header, index) => ({ header, field: fields[index] ?? null })),
    rows: rest.map(({ line, cells }) => ({
      line,
      cells: Object.fromEntries(
        fields.flatMap((field, index) => {
          const cell = restoreCell((cells[index] ?? '').trim()).trim();
          return field === null || cell === '' ? [] : [[field, cell]];
        }),
      ),
      tooLong: cells.slice(headers.length).some((cell) => cell.trim() !== ''),
    })),
  };
}

/** The separator under which the header has the most known names, then the most names. Excel's `sep=;` decides by itself. */
function findSeparator(text: string, columns: readonly TableColumn[]) {
  const said = /^sep=([;,\t|])\n/i.exec(text);
  if (said?.[1] !== undefined) return { separator: said[1], body: text.slice(said[0].length), skipped: 1 };
  const [firstLine = ''] = text.replace(/^\s*\n/, '').split('\n', 1);
  const scored = SEPARATORS.map((separator) => {
    const headers = firstLine.split(separator).map((header) => header.replaceAll('"', ''));
    const known = fieldsOfHeaders(headers, columns).filter((field) => field !== null).length;
    return { separator, score: known * 1000 + headers.length };
  });
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  return { separator: best.separator, body: text, skipped: 0 };
}

interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** What csv-parse gives with `info` and `raw`. */
interface RawRecord {
  readonly record: readonly string[];
  readonly raw: string;
  readonly info: { readonly lines: number };
}

const lineBreaks = (text: string): number => text.split('\n').length - 1;

/** Records with the line on which each begins; those of blanks only are left out. */
function records(text: string, delimiter: string, skipped: number): readonly CsvRecord[] {
  let read = 0;
  try {
    const rows = parse(text, {
      delimiter,
      record_delimiter: '\n',
      info: true,
      raw: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      on_record: (record, context) => {
        read = context.lines;
        return record;
      },
    }) as unknown as readonly RawRecord[];
    return rows.flatMap(({ record, raw, info }) => {
      if (record.every((cell) => cell.trim() === '')) return [];
      const own = raw.replace(/^\n+/, '').replace(/\n$/, '');
      return [{ line: info.lines - lineBreaks(own) + skipped, cells: record }];
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const blank = /^\n*/.exec(text.split('\n').slice(read).join('\n'))?.[0].length ?? 0;
    throw invalid('CSV_QUOTE_OPEN', { params: { line: read + blank + 1 + skipped }, cause: error });
  }
}
