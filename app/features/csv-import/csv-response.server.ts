import type { CsvFile } from '#server/contracts/csv-import.ts';

/** A CSV file as a download. */
export const csvResponse = ({ filename, text }: CsvFile): Response =>
  new Response(text, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${filename}"`,
      'Cache-Control': 'private, no-store',
    },
  });
