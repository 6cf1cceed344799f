import type { XmlElement } from '../../xml/tree.ts';
import type { InvoiceDocument } from './invoice-document.ts';

/** `fatal` makes a document wrong; a `warning` may stand: every correct Croatian eRačun has some. As the official schematron flags it. */
export type Severity = 'fatal' | 'warning';

/**
 * True when the rule holds at this element.
 *
 * @throws StructureProblem when a value that it reads cannot be judged
 */
export interface Test {
  (element: XmlElement, document: InvoiceDocument): boolean;
  /** Names of elements: in a document that lacks one of them the test is true, and need not be run. */
  readonly about?: readonly string[];
}

/** A test that can only be false where all these elements are in the document; most rules are about what most invoices do not have. */
export const about = (names: readonly string[], test: Test): Test => Object.assign(test, { about: names });

export interface Assertion {
  /** Id in the official schematron. Some ids are asserted in several places. */
  readonly id: string;
  readonly severity: Severity;
  readonly holds: Test;
  /** As of the test; none for a rule that must always be asked. */
  readonly about: readonly string[];
}

/** Elements that the same assertions are made about. */
export interface RuleContext {
  /** Names of the elements, or a test of the name; the same names always give the same answer. */
  readonly on: readonly string[] | ((name: string) => boolean);
  /** Which elements of that name: their parents, their content. A value that cannot be judged is a no. */
  readonly when?: Test;
  readonly assertions: readonly Assertion[];
  /** Assertions for one kind of these elements each; an element of no such kind does not belong to the context. */
  readonly kinds?: ElementKinds;
}

export interface ElementKinds {
  /** @throws StructureProblem when that cannot be told, which is a no */
  readonly of: (element: XmlElement) => string;
  readonly assertions: ReadonlyMap<string, readonly Assertion[]>;
}

/** Contexts in order: an element belongs to the first that fits, as within a pattern of schematron. */
export type RulePattern = readonly RuleContext[];

const ALWAYS: readonly string[] = [];

export const fatal = (id: string, holds: Test): Assertion => ({ id, severity: 'fatal', holds, about: holds.about ?? ALWAYS });
export const warning = (id: string, holds: Test): Assertion => ({ id, severity: 'warning', holds, about: holds.about ?? ALWAYS });

/** A rule that is broken at an element. */
export interface BrokenRule {
  readonly id: string;
  readonly severity: Severity;
  readonly element: XmlElement;
}
