import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { beginBlank } from '#app/features/invoice-editor/begin-blank.server.ts';
import { fromApi } from '#app/lib/errors.ts';
import { inCompany } from '#app/lib/paths.ts';

export const loader = (args: LoaderFunctionArgs) => beginBlank(args);

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
