import { redirect } from '@remix-run/node';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { isPrefetch } from '#app/features/invoice-editor/is-prefetch.ts';
import { fromApi } from '#app/lib/errors.ts';
import { inCompany } from '#app/lib/paths.ts';
import type { OpenBlankDraftInput } from '#server/contracts/invoicing.ts';

/**
 * Leads to the person's blank sheet, for a customer with `?kupac=`; the editor can make another kind of it. A sheet is one however
 * often it is asked for, so a reload or a link that was only looked at leaves nothing behind.
 */
export async function beginBlank(args: LoaderFunctionArgs, kind?: OpenBlankDraftInput['kind']): Promise<Response> {
  const { context, params, request } = args;
  const { company = '' } = params;
  if (isPrefetch(request)) return new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } });
  const contactId = new URL(request.url).searchParams.get('kupac');
  const { id } = await fromApi(args, async () => {
    const api = await context.companyApi(company);
    return api.invoicing.openBlankDraft({ ...(kind ? { kind } : {}), ...(contactId ? { contactId } : {}) });
  });
  return redirect(inCompany(company, `racuni/nacrti/${id}`), 303);
}
