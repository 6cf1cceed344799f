import type { Bilingual, StructureFinding } from '../../xml/structure-finding.ts';
import { pathOf, type XmlElement } from '../../xml/tree.ts';

/** Why a value cannot be judged. */
export type ProblemKind = 'several' | 'decimal' | 'number' | 'date' | 'boolean';

/**
 * A rule cannot be judged on this element: a value that may stand once stands twice, or has no form that can be read. The official
 * schematron stops there; ours leaves that one rule undecided, tells it as a finding of structure, and goes on.
 */
export class StructureProblem extends Error {
  override readonly name = 'StructureProblem';
  readonly element: XmlElement;
  readonly kind: ProblemKind;

  constructor(element: XmlElement, kind: ProblemKind) {
    super(kind);
    this.element = element;
    this.kind = kind;
  }
}

const WORDS: Readonly<Record<ProblemKind, Bilingual>> = {
  several: {
    hr: 'Podatak je naveden više puta, a smije samo jednom. Ostavite jedan.',
    en: 'This is stated several times and may be stated only once. Keep one.',
  },
  decimal: {
    hr: 'Očekuje se broj s decimalnom točkom, npr. 1234.50. Upišite ga u tom obliku.',
    en: 'A number with a decimal point is expected, such as 1234.50. Write it in that form.',
  },
  number: {
    hr: 'Očekuje se broj, npr. 25 ili 0.5. Upišite ga u tom obliku.',
    en: 'A number is expected, such as 25 or 0.5. Write it in that form.',
  },
  date: {
    hr: 'Očekuje se datum koji postoji, u obliku GGGG-MM-DD. Ispravite ga.',
    en: 'An existing date is expected, in the form YYYY-MM-DD. Correct it.',
  },
  boolean: {
    hr: 'Očekuje se true ili false. Upišite jedno od toga.',
    en: 'Either true or false is expected. Write one of them.',
  },
};

export const structureFinding = (element: XmlElement, kind: ProblemKind): StructureFinding => ({
  path: pathOf(element),
  line: element.line,
  message: WORDS[kind],
});
