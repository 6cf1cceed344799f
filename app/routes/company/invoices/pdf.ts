import type { LoaderFunctionArgs } from '@remix-run/node';
import { documentIdOf } from '#app/features/invoice-document/if-there.server.ts';
import { fromApi } from '#app/lib/errors.ts';

/** The document as PDF, shown by the browser; with `?preuzmi` saved as a file. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, params, request } = args;
  const { filename, base64 } = await fromApi(args, async () => {
    const api = await context.companyApi(params.company ?? '');
    return api.documents.invoicePdf({ id: documentIdOf(args) });
  });
  const disposition = new URL(request.url).searchParams.has('preuzmi') ? 'attachment' : 'inline';
  return new Response(Buffer.from(base64, 'base64'), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `${disposition}; filename="${filename}"`,
      'Cache-Control': 'private, no-store',
    },
  });
}
