import { z } from 'zod';

/** Largest file and most rows of one import. */
export const MAX_CSV_BYTES = 2 * 1024 * 1024;
export const MAX_CSV_ROWS = 5000;

const MAX_BASE64 = Math.ceil(MAX_CSV_BYTES / 3) * 4;

/** A CSV file: its bytes in base64 (the encoding is found out), or its text. */
export const CsvFileInput = z
  .object({
    base64: z.string('CSV_EMPTY').max(MAX_BASE64, 'CSV_TOO_LARGE').optional(),
    text: z.string('CSV_EMPTY').max(MAX_CSV_BYTES, 'CSV_TOO_LARGE').optional(),
  })
  .refine(({ base64, text }) => (base64 ?? text ?? '') !== '', { path: ['base64'], message: 'CSV_EMPTY' });
export type CsvFileInput = z.infer<typeof CsvFileInput>;

export const ExportCsvInput = z.object({ search: z.string().max(200).default(''), archived: z.boolean().default(false) });
export type ExportCsvInput = z.infer<typeof ExportCsvInput>;

/** A file to save; `text` begins with a byte order mark. */
export interface CsvFile {
  readonly filename: string;
  readonly text: string;
}

/** One column of a read file; `field` is null for one that nothing is known of, which is left out. */
export interface CsvColumn {
  readonly header: string;
  readonly field: string | null;
}

/** What is wrong in one cell (or, with `field` null, in a whole row). `line` counts the file's lines from 1. */
export interface CsvRowIssue {
  readonly line: number;
  readonly field: string | null;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number | boolean | null>>;
  /** As it stands in the file, cut after 80 characters. */
  readonly value: string;
}

/** A row that would be taken, as it would be stored. */
export interface CsvPreviewRow {
  readonly line: number;
  readonly outcome: 'new' | 'update' | 'same';
  readonly cells: Readonly<Record<string, string>>;
}

/** What an import would do; nothing has been stored. */
export interface CsvPreview {
  readonly encoding: 'utf-8' | 'utf-16' | 'windows-1250';
  readonly separator: string;
  readonly columns: readonly CsvColumn[];
  readonly rows: number;
  readonly counts: { readonly new: number; readonly update: number; readonly same: number; readonly bad: number };
  /** The first 500; `issueCount` counts all. */
  readonly issues: readonly CsvRowIssue[];
  readonly issueCount: number;
  /** The first ten rows that would be taken. */
  readonly sample: readonly CsvPreviewRow[];
}

export interface CsvResultRow {
  readonly line: number;
  readonly outcome: 'created' | 'updated' | 'unchanged' | 'failed';
  readonly name: string;
  /** Null for a row that failed. */
  readonly id: string | null;
}

/** What an import did. */
export interface CsvImportResult {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly failed: number;
  /** What is wrong with the rows that failed: the first 500; `issueCount` counts all. */
  readonly issues: readonly CsvRowIssue[];
  readonly issueCount: number;
  /** The first 100 rows of the file. */
  readonly rows: readonly CsvResultRow[];
}
