import { foldText } from './fold-text.ts';

/** An index carries the text, and a row of one may have 2,700 bytes; what is longer nobody types. */
const MOST_BYTES = 1_200;

/** An amount as people type it: `1234.50` also as `1.234,50`. Commas and dots are one to a search. */
export const amountWords = (amount: string): readonly string[] => {
  const grouped = amount.replace(/\B(?=(?:\d{3})+(?:\.|$))/g, '.');
  return grouped === amount ? [amount] : [amount, grouped];
};

/** Words folded into the text that a search looks through, the first of them kept where all would be too long. */
export function searchWords(words: readonly string[]): string {
  const text = foldText(words.filter((word) => word !== '').join(' '));
  if (new TextEncoder().encode(text).length <= MOST_BYTES) return text;
  return new TextDecoder().decode(new TextEncoder().encode(text).subarray(0, MOST_BYTES)).replace(/\uFFFD+$/, '');
}
