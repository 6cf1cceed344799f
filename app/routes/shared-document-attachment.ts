import { redirect } from '@remix-run/node';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { SHARED_HEADERS } from '#app/features/shared-document/shared-headers.server.ts';
import { fromApi } from '#app/lib/errors.ts';

/** Leads to a file that goes with a shared document, by a link of the store that lives two minutes. */
export async function loader(args: LoaderFunctionArgs) {
  const { token = '', documentId = '' } = args.params;
  const { url } = await fromApi(args, () => args.context.api.sharedDocuments.attachment({ token, documentId }));
  throw redirect(url, { headers: SHARED_HEADERS });
}
