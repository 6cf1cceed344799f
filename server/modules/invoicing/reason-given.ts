import type { IssuedDocument } from '#server/domain/invoicing/document.ts';
import { reasonOf } from '#server/domain/invoicing/einvoice-terms.ts';

/** Why a storno or a note was issued, for the timeline of what it takes back or corrects; nothing where it does not say. */
export function reasonGiven(document: IssuedDocument): { readonly reason?: string } {
  const reason = reasonOf(document);
  return reason === null ? {} : { reason };
}
