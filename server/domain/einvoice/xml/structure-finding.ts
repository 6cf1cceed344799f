import type { XmlElement } from './tree.ts';

/** A sentence in both languages of the program: what is wrong, and what to do about it. */
export interface Bilingual {
  readonly hr: string;
  readonly en: string;
}

/**
 * Something about a document's structure: it is not XML, an element stands where none may, a value has the wrong form. Has no id of a
 * rule; rules of business that are broken are findings of another kind.
 */
export interface StructureFinding {
  /** As `pathOf` gives it; empty when there is no tree to point into. */
  readonly path: string;
  /** Line of the document, from 1; 0 when unknown. */
  readonly line: number;
  readonly message: Bilingual;
}

/** A check of structure on the parsed document. Pure; goes on after a finding; finds nothing in a document that is right. */
export type CheckStructure = (root: XmlElement) => readonly StructureFinding[];
