import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { fromApi, tryApi } from '#app/lib/errors.ts';
import { inCompany } from '#app/lib/paths.ts';

const answer = (canReceive: boolean | null) => Response.json({ canReceive }, { headers: { 'Cache-Control': 'no-store' } });

/** Whether eRačun reaches the customer of a draft; null where nobody can be asked. */
export async function action(args: ActionFunctionArgs) {
  const { context, params } = args;
  const { company = '', id = '' } = params;
  const api = await fromApi(args, () => context.companyApi(company));
  const { content } = await fromApi(args, () => api.invoicing.draft({ id }));
  if (content.contactId === null) return answer(null);
  const contactId = content.contactId;
  const outcome = await tryApi(args, () => api.einvoice.canContactReceive({ id: contactId }));
  return answer(outcome.ok ? outcome.value.canReceive : null);
}

/** Somebody opened the address itself. */
export const loader = ({ params }: ActionFunctionArgs) =>
  redirect(inCompany(params.company ?? '', `racuni/nacrti/${params.id ?? ''}`));
