import type { LoaderFunctionArgs } from '@remix-run/node';
import { SHARED_HEADERS } from '#app/features/shared-document/shared-headers.server.ts';
import { fromApi } from '#app/lib/errors.ts';

/** The eRačun of a shared document, as a file. */
export async function loader(args: LoaderFunctionArgs) {
  const token = args.params['token'] ?? '';
  const { filename, base64 } = await fromApi(args, () => args.context.api.sharedDocuments.xml({ token }));
  return new Response(Buffer.from(base64, 'base64'), {
    headers: {
      ...SHARED_HEADERS,
      'Content-Type': 'application/xml; charset=utf-8',
      'Content-Disposition': `attachment; filename="${filename}"`,
    },
  });
}
