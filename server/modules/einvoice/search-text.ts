import { amountWords, searchWords } from '#server/domain/shared/search-words.ts';

import type { ParsedIncoming } from './parse-incoming.ts';

/** What a received document is found by: number, seller, OIB, amount and our own references that its seller names, folded. */
export function searchTextOf({ header, references }: Pick<ParsedIncoming, 'header' | 'references'>): string {
  const { number, sellerName, sellerOib, payable, total, responseTo } = header;
  const amounts = [...new Set([payable, total])].flatMap(amountWords);
  return searchWords([number, sellerName, sellerOib, ...amounts, responseTo, ...references]);
}
