import { redirect } from '@remix-run/node';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { SHELVES, type Shelf } from '#app/features/trade/document-path.ts';
import { isPrefetch } from '#app/features/invoice-editor/is-prefetch.ts';
import { fromApi } from '#app/lib/errors.ts';
import { inCompany } from '#app/lib/paths.ts';

/** Leads to the person's blank sheet as a paper, for a customer with `?kupac=`; the editor can make another kind of it. */
export async function beginPaper(args: LoaderFunctionArgs, shelf: Shelf): Promise<Response> {
  const { context, params, request } = args;
  const { company = '' } = params;
  if (isPrefetch(request)) return new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } });
  const contactId = new URL(request.url).searchParams.get('kupac');
  const { id } = await fromApi(args, async () => {
    const api = await context.companyApi(company);
    return api.invoicing.openBlankDraft({ kind: SHELVES[shelf].fresh, ...(contactId ? { contactId } : {}) });
  });
  return redirect(inCompany(company, `racuni/nacrti/${id}`), 303);
}
