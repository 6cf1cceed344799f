import type { LoaderFunctionArgs } from '@remix-run/node';
import { fileResponse } from '#app/features/einvoice/file-response.server.ts';
import { fromApi } from '#app/lib/errors.ts';

/** A file out of a received eRačun, to be saved; it comes from strangers, so a browser never opens it here. */
export async function loader(args: LoaderFunctionArgs) {
  const { company = '', id = '', index = '' } = args.params;
  const api = await fromApi(args, () => args.context.companyApi(company));
  return fileResponse(await fromApi(args, () => api.einvoice.incomingAttachment({ id, index: Number(index) })));
}
