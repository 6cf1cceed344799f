import { redirect } from '@remix-run/node';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { fromApi } from '#app/lib/errors.ts';

/** Leads to a kept file by a link that lives for two minutes. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, params, request } = args;
  const disposition = new URL(request.url).searchParams.has('pogledaj') ? ('inline' as const) : ('attachment' as const);
  const { url } = await fromApi(args, async () => {
    const api = await context.companyApi(params.company ?? '');
    return api.documents.link({ id: params.documentId ?? '', disposition });
  });
  return redirect(url, { headers: { 'Cache-Control': 'no-store' } });
}
