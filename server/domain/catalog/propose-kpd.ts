import { foldText } from '#server/domain/shared/fold-text.ts';

/** A code of the list with the name that people read and all words by which it is found. */
export interface ListedKpd {
  readonly code: string;
  readonly name: { readonly hr: string; readonly en: string };
  readonly words: string;
}

/** What a company has called by a code so far, on a product or on lines of documents. */
export interface UsedKpd {
  readonly code: string;
  readonly description: string;
  readonly times: number;
}

export type KpdReason =
  /** The company used it for just these words, so often. */
  | { readonly kind: 'used'; readonly description: string; readonly times: number }
  /** The company used it for words that are much alike. */
  | { readonly kind: 'alike'; readonly description: string }
  /** The list's own words fit. */
  | { readonly kind: 'listed' }
  /** The digits that were typed. */
  | { readonly kind: 'digits' };

export interface KpdProposal {
  readonly code: string;
  readonly reason: KpdReason;
}

/** Letters of a word's end that Croatian changes by case and number. */
const ENDING = 2;
const SHORTEST_STEM = 3;

/** Beginnings of the words, without the endings that change: what a search looks for (`usluge` and `usluga` are `uslu`). */
export function stemsOf(text: string): readonly string[] {
  const stems = foldText(text)
    .split(' ')
    .filter((word) => word.length >= SHORTEST_STEM || /^\d+$/.test(word))
    .map((word) => word.slice(0, Math.max(Math.min(SHORTEST_STEM + 1, word.length), word.length - ENDING)));
  return [...new Set(stems)];
}

const trigramsOf = (text: string): ReadonlySet<string> => {
  const found = new Set<string>();
  for (const word of foldText(text).split(' ')) {
    if (word === '') continue;
    const padded = `  ${word} `;
    for (let at = 0; at + 3 <= padded.length; at += 1) found.add(padded.slice(at, at + 3));
  }
  return found;
};

/** How alike two texts are, from 0 to 1: the share of three-letter pieces that both have, as PostgreSQL's `similarity` counts it. */
export function similarity(one: string, other: string): number {
  return sharedPart(trigramsOf(one), trigramsOf(other));
}

function sharedPart(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0;
  for (const piece of one) if (other.has(piece)) shared += 1;
  const all = one.size + other.size - shared;
  return all === 0 ? 0 : shared / all;
}

/** Below it two descriptions have little in common but a word or two. */
const ALIKE = 0.35;
/** How much of what was typed must be found again in a code's words when none of them is there as it was typed. */
const NEAR = 0.45;

interface Scored extends KpdProposal {
  readonly score: number;
}

/**
 * Codes for a description, the likeliest first: what the company itself used for it, what it used for something alike, what the list
 * calls so. Digits find codes that begin with them. Without a description the codes that the company uses most.
 *
 * @param listed codes of the list that may fit; may be all of them
 */
export function proposeKpd(
  text: string,
  used: readonly UsedKpd[],
  listed: readonly ListedKpd[],
  limit: number,
): readonly KpdProposal[] {
  const digits = /^[A-Va-v]?[\d.\s]+$/.test(text.trim()) ? text.replace(/\D/g, '') : '';
  if (digits !== '') return byDigits(digits, used, listed, limit);
  const wanted = trigramsOf(text);
  const own = used.map((each) => scoreUsed(each, text, wanted));
  return best([...own, ...scoreListed(listed, text, wanted)], limit);
}

const times = (count: number): number => Math.log10(1 + count);

function scoreUsed({ code, description, times: count }: UsedKpd, text: string, wanted: ReadonlySet<string>): Scored {
  if (wanted.size === 0) return { code, reason: { kind: 'used', description, times: count }, score: times(count) };
  if (foldText(description) === foldText(text)) {
    return { code, reason: { kind: 'used', description, times: count }, score: 10 + times(count) };
  }
  const alike = sharedPart(wanted, trigramsOf(description));
  return { code, reason: { kind: 'alike', description }, score: alike < ALIKE ? 0 : 3 + alike + times(count) / 10 };
}

/** By whole words where any code has one of them, else by their letters: then the words were mistyped. */
function scoreListed(listed: readonly ListedKpd[], text: string, wanted: ReadonlySet<string>): readonly Scored[] {
  const stems = stemsOf(text);
  const measured = listed.map(({ code, words }) => {
    const folded = ` ${foldText(words)}`;
    const met = stems.filter((stem) => folded.includes(` ${stem}`)).length;
    const has = trigramsOf(words);
    let found = 0;
    for (const piece of wanted) if (has.has(piece)) found += 1;
    return { code, met, near: wanted.size === 0 ? 0 : found / wanted.size, pieces: has.size };
  });
  const byWords = measured.some(({ met }) => met > 0);
  return measured
    .filter(({ met, near }) => (byWords ? met > 0 : near >= NEAR))
    .map(({ code, met, near, pieces }): Scored => ({
      code,
      reason: { kind: 'listed' },
      // Of two that fit alike the one of fewer words says it more exactly.
      score: (2 * met) / Math.max(stems.length, 1) + near + 1 / (10 + pieces),
    }));
}

function byDigits(digits: string, used: readonly UsedKpd[], listed: readonly ListedKpd[], limit: number): readonly KpdProposal[] {
  const begins = (code: string): boolean => code.replaceAll('.', '').startsWith(digits);
  const own = used
    .filter(({ code }) => begins(code))
    .map(({ code, description, times: count }): Scored => ({
      code,
      reason: { kind: 'used', description, times: count },
      score: 1 + times(count),
    }));
  const rest = listed
    .filter(({ code }) => begins(code))
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map(({ code }, index): Scored => ({ code, reason: { kind: 'digits' }, score: 1 / (1 + index) }));
  return best([...own, ...rest], limit);
}

function best(scored: readonly Scored[], limit: number): readonly KpdProposal[] {
  const byCode = new Map<string, Scored>();
  for (const each of scored) {
    if (each.score > 0 && each.score > (byCode.get(each.code)?.score ?? 0)) byCode.set(each.code, each);
  }
  return [...byCode.values()]
    .sort((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1))
    .slice(0, limit)
    .map(({ code, reason }) => ({ code, reason }));
}

/** Goods as they are made or grown (areas A to C): who resells them states a service of trade instead (areas 46 and 47). */
export const isMadeGood = (code: string): boolean => Number(code.slice(0, 2)) <= 32 && !isServiceOfMaking(code);

/** Printing, finishing and work done for others stand among goods, but are services. */
const isServiceOfMaking = (code: string): boolean => code.startsWith('18.') || code.endsWith('.99');

/** A service of trade: wholesale (46) or retail (47). */
export const isTrade = (code: string): boolean => code.startsWith('46.') || code.startsWith('47.');
