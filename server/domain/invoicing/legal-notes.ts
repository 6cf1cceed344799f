import { findNote } from '#server/domain/rules/read-rules.ts';
import type { Rule } from '#server/domain/rules/rule.ts';
import type { PlainDate } from '#server/domain/shared/plain-date.ts';
import type { Buyer, DocumentLocale, LegalNote, Seller, VatGroup } from './document.ts';
import { reasonRuleKey } from './vat-reason.ts';

export interface LegalNotesInput {
  readonly groups: readonly VatGroup[];
  readonly seller: Pick<Seller, 'inVat' | 'vatOnCollection'>;
  readonly buyer: Pick<Buyer, 'address'>;
  readonly issuedOn: PlainDate;
  readonly locale: DocumentLocale;
  readonly rules: readonly Rule[];
}

/**
 * The sentences that VAT law wants on a document, in the order of its VAT groups: why a group bears no VAT, who owes the VAT
 * that was shifted, and the cash basis of the seller (Zakon o PDV-u čl. 79 st. 1 t. 11–15). Worded as they stood on the day of
 * issue; a sentence that the law did not know on that day is left out.
 */
export function legalNotesOf(input: LegalNotesInput): readonly LegalNote[] {
  const keys = input.groups.map((group) => groupNoteKey(group, input.buyer.address?.country ?? 'HR'));
  if (input.seller.inVat && input.seller.vatOnCollection) keys.push('vat.note.cash_accounting');
  const notes: LegalNote[] = [];
  for (const key of new Set(keys)) {
    const text = key === null ? null : findNote(input.rules, key, input.locale, input.issuedOn);
    if (key !== null && text !== null) notes.push({ key, text });
  }
  return notes;
}

function groupNoteKey(group: VatGroup, buyerCountry: string): string | null {
  if (group.exemptionReason !== null) return reasonRuleKey(group.exemptionReason);
  if (group.vatCode !== 'reverse_charge') return null;
  return buyerCountry === 'HR' ? 'vat.note.reverse_charge.domestic' : 'vat.note.reverse_charge.eu';
}
