import type { ErrorBody } from '#app/lib/error-body.ts';
import type { CsvImportResult, CsvPreview } from '#server/contracts/csv-import.ts';

/** What the action of an import screen answers: how far the person has come. */
export type ImportStep =
  | { readonly step: 'refused'; readonly error: ErrorBody }
  | { readonly step: 'preview'; readonly preview: CsvPreview; readonly filename: string; readonly base64: string }
  | { readonly step: 'done'; readonly result: CsvImportResult };
