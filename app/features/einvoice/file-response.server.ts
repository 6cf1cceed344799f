import type { EInvoiceFile } from '#server/contracts/einvoice.ts';

/** A file to be saved. */
export const fileResponse = ({ filename, contentType, base64 }: EInvoiceFile): Response =>
  new Response(Buffer.from(base64, 'base64'), {
    headers: {
      'Content-Type': contentType,
      'Content-Disposition': `attachment; filename="${filename.replace(/[^\x20-\x7e]|"/g, '_')}"; filename*=UTF-8''${encodeURIComponent(filename)}`,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
