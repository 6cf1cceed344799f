import type { Bilingual } from '../../xml/structure-finding.ts';
import { termName } from './terms.ts';

/** What a rule says to people. */
export interface RuleWords {
  /** Business terms that it reads. */
  readonly terms: readonly string[];
  /** The term to go to when it is broken; null for what has no term in the model. */
  readonly field: string | null;
  readonly message: Bilingual;
}

export type WordsOfRules = Readonly<Record<string, RuleWords>>;

/** Terms with blanks between them, the one to go to first unless `field` names another; a sentence in each language. */
export function words(terms: string, hr: string, en: string, field?: string): RuleWords {
  const list = terms.split(' ').filter((term) => term !== '');
  return { terms: list, field: field ?? list[0] ?? null, message: { hr, en } };
}

const quoted = (term: string): { readonly hr: string; readonly en: string } => {
  const { hr, en } = termName(term);
  return { hr: `„${hr}” (${term})`, en: `"${en}" (${term})` };
};

/** `term` is not there; `others` are what it belongs to. */
export function missing(term: string, others = ''): RuleWords {
  const name = quoted(term);
  return words(`${term} ${others}`, `Nedostaje podatak ${name.hr}. Upišite ga.`, `${name.en} is missing. Fill it in.`);
}

/** One of several terms must be there. */
export function missingOneOf(...terms: readonly string[]): RuleWords {
  const names = terms.map(quoted);
  return words(
    terms.join(' '),
    `Nedostaje jedan od podataka: ${names.map(({ hr }) => hr).join(', ')}. Upišite barem jedan.`,
    `One of these is missing: ${names.map(({ en }) => en).join(', ')}. Fill in at least one.`,
  );
}

export function tooManyDecimals(term: string): RuleWords {
  const name = quoted(term);
  return words(
    term,
    `Podatak ${name.hr} ima više od dvije decimale. Zaokružite ga na dvije.`,
    `${name.en} has more than two decimals. Round it to two.`,
  );
}

export function onlyOnce(term: string, others = ''): RuleWords {
  const name = quoted(term);
  return words(
    `${term} ${others}`,
    `Podatak ${name.hr} smije stajati samo jednom. Ostavite jedan.`,
    `${name.en} may be stated only once. Keep one.`,
  );
}

/** The code of `term` is not in the list of that name. */
export function notOfList(terms: string, list: string): RuleWords {
  const name = quoted(terms.split(' ')[0] ?? '');
  return words(
    terms,
    `Podatak ${name.hr} nema šifru s popisa ${list}. Odaberite šifru s tog popisa.`,
    `${name.en} has no code of the list ${list}. Choose a code of that list.`,
  );
}

export function schemeMissing(term: string): RuleWords {
  const name = quoted(term);
  return words(
    term,
    `Uz podatak ${name.hr} nedostaje oznaka sheme. Navedite po kojoj je shemi zapisan.`,
    `${name.en} has no scheme identifier. State by which scheme it is written.`,
  );
}

export function tooLong(term: string, most: number): RuleWords {
  const name = quoted(term);
  return words(
    term,
    `Podatak ${name.hr} duži je od ${most} znakova. Skratite ga.`,
    `${name.en} is longer than ${most} characters. Shorten it.`,
  );
}

/** A date that is missing, before `from` or after the year 2099. */
export function dateOutOfRange(term: string, from = '1. 1. 1900.', fromEn = '1 January 1900'): RuleWords {
  const name = quoted(term);
  return words(
    term,
    `Datum u podatku ${name.hr} mora biti od ${from} do kraja 2099. Ispravite ga.`,
    `The date of ${name.en} must be from ${fromEn} to the end of 2099. Correct it.`,
  );
}

/** `total` is not what its parts come to; `formula` says how. */
export function wrongSum(terms: string, formulaHr: string, formulaEn: string): RuleWords {
  const name = quoted(terms.split(' ')[0] ?? '');
  return words(
    terms,
    `Podatak ${name.hr} nije jednak izračunu: ${formulaHr}. Provjerite iznose.`,
    `${name.en} does not equal ${formulaEn}. Check the amounts.`,
  );
}
