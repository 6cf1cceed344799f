import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { CreateDraftInput } from '#server/contracts/invoicing.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';

import { lastingTerms } from '#server/domain/invoicing/einvoice-terms.ts';
import { withoutReferences } from '#server/domain/invoicing/line-references.ts';

import { contentToCopy } from '../content-to-copy.ts';
import { insertDraft } from '../insert-draft.ts';
import { newContent } from '../new-content.ts';

/** Begins a draft: empty with the company's defaults, for a customer, or as a copy of a document or of another draft. */
export async function createDraft(
  ctx: CompanyContext,
  input: CreateDraftInput,
): Promise<{ readonly id: string; readonly version: number }> {
  const { deps } = ctx;
  const rules = await deps.rules();
  const id = deps.ids.next();
  await withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    const copied = input.copyOf === undefined ? null : await contentToCopy(tx, input.copyOf);
    const contactId = input.content?.contactId ?? input.contactId ?? copied?.contactId ?? null;
    const fresh = await newContent(tx, contactId);
    // A copy is a new sale: what was sold and how stays, when and where is today's.
    const { deliveryOn, dueOn, premisesId, deviceId, operatorId } = fresh;
    const einvoice = lastingTerms(copied?.einvoice) ?? undefined;
    const lines = copied?.lines.map(withoutReferences) ?? [];
    const begun =
      copied === null ? fresh : { ...copied, contactId, lines, deliveryOn, dueOn, premisesId, deviceId, operatorId, einvoice };
    const content = { ...begun, ...withoutUndefined(input.content ?? {}) };
    await insertDraft(tx, { id, content, rules, ...(input.content?.deviceId ? { asked: 'any' } : {}) });
  });
  return { id, version: 1 };
}

function withoutUndefined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
