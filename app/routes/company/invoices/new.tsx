import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { isPrefetch } from '#app/features/invoice-editor/is-prefetch.ts';
import { fromApi } from '#app/lib/errors.ts';
import { inCompany } from '#app/lib/paths.ts';

/**
 * Leads to the person's blank sheet, for a customer with `?kupac=`. A sheet is one however often it is asked for, so a reload
 * or a link that was only looked at leaves nothing behind.
 */
export async function loader(args: LoaderFunctionArgs) {
  const { context, params, request } = args;
  const { company = '' } = params;
  if (isPrefetch(request)) return new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } });
  const contactId = new URL(request.url).searchParams.get('kupac');
  const { id } = await fromApi(args, async () => {
    const api = await context.companyApi(company);
    return api.invoicing.openBlankDraft(contactId ? { contactId } : {});
  });
  return redirect(inCompany(company, `racuni/nacrti/${id}`), 303);
}

/** Begins a draft like another document (`kao`); that one is kept from the first moment. */
export async function action(args: ActionFunctionArgs) {
  const { context, params, request } = args;
  const { company = '' } = params;
  const copyOf = String((await request.formData()).get('kao') ?? '');
  const { id } = await fromApi(args, async () => {
    const api = await context.companyApi(company);
    return api.invoicing.createDraft({ copyOf });
  });
  return redirect(inCompany(company, `racuni/nacrti/${id}`), 303);
}
