import { einvoiceAccounts } from '#drizzle/schema/einvoice.ts';
import type { Deps } from '#server/context.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import type { DraftContent } from '#server/domain/invoicing/document.ts';
import { NEGATIVE_TYPE, type StornoType } from '#server/domain/invoicing/einvoice-terms.ts';
import { draftKindOf } from '#server/domain/invoicing/kinds.ts';

/**
 * As what a document that takes back an eRačun goes where nobody said: an invoice below zero (384) where the company's intermediary
 * takes no credit notes, for nothing else can go there; else the credit note that it is.
 */
export async function usualTypeOfTakingBack(tx: CompanyTx, deps: Pick<Deps, 'ports'>): Promise<StornoType> {
  const [account] = await tx.select({ intermediary: einvoiceAccounts.intermediary }).from(einvoiceAccounts);
  if (account === undefined) return '381';
  return deps.ports.einvoice[account.intermediary].capabilities().creditNote ? '381' : NEGATIVE_TYPE;
}

/** What is in a draft, a credit note as it goes (`usualTypeOfTakingBack`). */
export async function noteAsItGoes(tx: CompanyTx, deps: Pick<Deps, 'ports'>, content: DraftContent): Promise<DraftContent> {
  if (draftKindOf(content) !== 'credit_note') return content;
  const type = await usualTypeOfTakingBack(tx, deps);
  return type === NEGATIVE_TYPE ? { ...content, einvoice: { ...content.einvoice, type } } : content;
}
