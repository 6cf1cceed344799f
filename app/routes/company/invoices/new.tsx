import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { fromApi } from '#app/lib/errors.ts';
import { inCompany } from '#app/lib/paths.ts';

/** Begins a draft and opens its editor: empty, for a customer (`?kupac=`), or like another document (`?kao=`). */
async function begin(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const { context, params, request } = args;
  const { company = '' } = params;
  const query = new URL(request.url).searchParams;
  const [contactId, copyOf] = [query.get('kupac'), query.get('kao')];
  const draft = await fromApi(args, async () => {
    const api = await context.companyApi(company);
    return api.invoicing.createDraft({ ...(contactId ? { contactId } : {}), ...(copyOf ? { copyOf } : {}) });
  });
  return redirect(inCompany(company, `racuni/nacrti/${draft.id}`), 303);
}

const isPrefetch = ({ headers }: Request): boolean =>
  /prefetch/.test(`${headers.get('Sec-Purpose') ?? ''} ${headers.get('Purpose') ?? ''}`);

export async function loader(args: LoaderFunctionArgs) {
  // A browser that only prepares for a click must not leave a draft behind, nor keep this answer for the click.
  if (isPrefetch(args.request)) return new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } });
  return begin(args);
}

export const action = begin;
