import type { LoaderFunctionArgs } from '@remix-run/node';
import { fileResponse } from '#app/features/einvoice/file-response.server.ts';
import { fromApi } from '#app/lib/errors.ts';

/** A received eRačun printed for people. */
export async function loader(args: LoaderFunctionArgs) {
  const api = await fromApi(args, () => args.context.companyApi(args.params['company'] ?? ''));
  return fileResponse(await fromApi(args, () => api.einvoice.incomingPdf({ id: args.params['id'] ?? '' })));
}
