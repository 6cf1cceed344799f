import { redirect } from '@remix-run/node';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { fromApi } from '#app/lib/errors.ts';

/** Leads to the file in the store by a link that lives two minutes: `?otvori=1` shows it, otherwise it is saved. */
export async function loader(args: LoaderFunctionArgs) {
  const { params, request, context } = args;
  const disposition = new URL(request.url).searchParams.has('otvori') ? 'inline' : 'attachment';
  const api = await fromApi(args, () => context.companyApi(params['company'] ?? ''));
  const { url } = await fromApi(args, () => api.documents.link({ id: params['id'] ?? '', disposition }));
  throw redirect(url, { headers: { 'Cache-Control': 'no-store' } });
}
