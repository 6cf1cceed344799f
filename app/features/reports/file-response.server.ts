import type { ReportPdf } from '#server/contracts/reports.ts';

/** A printed report, shown by the browser. */
export const reportPdfResponse = ({ filename, base64 }: ReportPdf): Response =>
  new Response(Buffer.from(base64, 'base64'), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="${filename}"`,
      'Cache-Control': 'private, no-store',
    },
  });
