import { customerChanges, linesForCustomer } from '#app/features/invoice-editor/customer-changes.ts';
import { ifThere } from '#app/features/invoice-document/if-there.server.ts';
import type { CompanyApiCaller } from '#app/lib/api-types.ts';
import { readDomainError } from '#app/lib/errors.ts';
import type { ContactDto } from '#server/contracts/contacts.ts';
import { abroadOf } from '#server/domain/invoicing/foreign-buyer.ts';

const DRAFT = /^\/[^/]+\/racuni\/nacrti\/([0-9a-f-]{36})$/;
/** What was typed last in the editor may be stored in between. */
const ATTEMPTS = 3;

/** A customer who was added for a draft, from its editor at the path: the draft gets them with their terms. Other paths are none of a draft. */
export async function takeNewCustomer(api: CompanyApiCaller, path: string, contact: ContactDto): Promise<void> {
  const id = DRAFT.exec(path)?.[1];
  if (id === undefined) return;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const draft = await ifThere(() => api.invoicing.draft({ id }));
    if (draft === null) return;
    const lines = [...linesForCustomer(draft.content.lines, draft, abroadOf(contact.kind, contact.country))];
    const content = { ...draft.content, ...customerChanges(contact, draft, draft.terms.own), lines };
    try {
      await api.invoicing.saveDraft({ id, version: draft.version, content });
      return;
    } catch (error) {
      // The customer is stored, and can be chosen in the editor.
      if (readDomainError(error)?.kind !== 'conflict') throw error;
    }
  }
}
