import { redirect } from '@remix-run/node';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { customerChanges, linesForCustomer } from '#app/features/invoice-editor/customer-changes.ts';
import { ifThere } from '#app/features/invoice-document/if-there.server.ts';
import type { CompanyApiCaller } from '#app/lib/api-types.ts';
import { abroadOf } from '#server/domain/invoicing/foreign-buyer.ts';

/** Back from adding a customer (`?kupac=`): the draft gets them with their terms, and the address becomes its plain one again. */
export async function takeNewCustomer({ request, params }: LoaderFunctionArgs, api: CompanyApiCaller): Promise<void> {
  const url = new URL(request.url);
  const contactId = url.searchParams.get('kupac');
  if (contactId === null) return;
  const id = params.id ?? '';
  const [draft, page] = await Promise.all([
    ifThere(() => api.invoicing.draft({ id })),
    ifThere(() => api.parties.get({ id: contactId })),
  ]);
  if (draft && page && draft.content.contactId !== contactId) {
    const { contact } = page;
    const lines = [...linesForCustomer(draft.content.lines, draft, abroadOf(contact.kind, contact.country))];
    const content = { ...draft.content, ...customerChanges(contact, draft.today), lines };
    await api.invoicing.saveDraft({ id, version: draft.version, content });
  }
  throw redirect(url.pathname.replace(/\.data$/, ''));
}
