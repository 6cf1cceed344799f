import { minorFromDecimal } from '#server/domain/shared/money.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';

/**
 * Cents of an amount as banks write it: with sign, blanks, and up to more zeros than cents need.
 *
 * @throws RangeError when it is no such amount
 */
export const centsOf = (amount: string): bigint =>
  minorFromDecimal(
    amount
      .trim()
      .replace(/^\+/, '')
      .replace(/^(-?)\./, '$10.')
      .replace(/(\.\d{2})0+$/, '$1')
      .replace(/\.$/, ''),
  );

/** Null for what is missing or consists of blanks, as some banks send. */
export const textOrNull = (text: string | null | undefined): string | null => {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
};

/** Each text once, in order, without those that are missing or blank. */
export const distinctTexts = (texts: readonly (string | null | undefined)[]): readonly string[] => [
  ...new Set(texts.map(textOrNull).filter((text) => text !== null)),
];

/** What a parser makes of an answer, or a `protocol` error when it cannot. */
export function readAnswer<T>(provider: string, parse: () => T): T {
  try {
    return parse();
  } catch (cause) {
    throw new ProviderError(provider, 'protocol', { codes: ['ANSWER_UNREADABLE'], cause });
  }
}
