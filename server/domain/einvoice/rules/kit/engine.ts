import type { XmlElement } from '../../xml/tree.ts';
import type { InvoiceDocument } from './invoice-document.ts';
import type { Assertion, BrokenRule, RuleContext, RulePattern } from './rule.ts';
import { StructureProblem } from './structure-problem.ts';

/** Contexts that an element of one name may belong to: of each pattern those that know the name. */
type ContextsOfName = readonly (readonly RuleContext[])[];

/** Patterns with the contexts sorted by name once. */
export interface CompiledPatterns {
  readonly patterns: readonly RulePattern[];
  readonly byName: Map<string, ContextsOfName>;
}

export const compilePatterns = (patterns: readonly RulePattern[]): CompiledPatterns => ({ patterns, byName: new Map() });

/** Invented names are judged, but not kept: a hostile document must not fill our memory. */
const MOST_KEPT_NAMES = 2_000;

function contextsOf(compiled: CompiledPatterns, name: string): ContextsOfName {
  const kept = compiled.byName.get(name);
  if (kept !== undefined) return kept;
  const fits = ({ on }: RuleContext): boolean => (typeof on === 'function' ? on(name) : on.includes(name));
  const contexts = compiled.patterns.map((pattern) => pattern.filter(fits)).filter((found) => found.length > 0);
  if (!name.startsWith('{') && compiled.byName.size < MOST_KEPT_NAMES) compiled.byName.set(name, contexts);
  return contexts;
}

const NOTHING: readonly Assertion[] = [];

/** What is asserted about an element in a context, or null when it does not belong to it. */
function assertionsFor(context: RuleContext, element: XmlElement, document: InvoiceDocument): readonly Assertion[] | null {
  const { when, kinds } = context;
  if (when === undefined && kinds === undefined) return context.assertions;
  try {
    if (when !== undefined && !when(element, document)) return null;
    return kinds === undefined ? context.assertions : (kinds.assertions.get(kinds.of(element)) ?? null);
  } catch (error) {
    if (error instanceof StructureProblem) return null;
    throw error;
  }
}

function firstAssertions(pattern: readonly RuleContext[], element: XmlElement, document: InvoiceDocument): readonly Assertion[] {
  for (let index = 0; index < pattern.length; index += 1) {
    const context = pattern[index];
    const assertions = context === undefined ? null : assertionsFor(context, element, document);
    if (assertions !== null) return assertions;
  }
  return NOTHING;
}

/** Judges every element of a document; adds what is broken to `broken`, and to `document.problems` what cannot be judged. */
export function judge(compiled: CompiledPatterns, document: InvoiceDocument, broken: BrokenRule[]): void {
  for (const [name, elements] of document.byName) {
    for (const pattern of contextsOf(compiled, name)) {
      for (let index = 0; index < elements.length; index += 1) {
        const element = elements[index];
        if (element !== undefined) judgeElement(firstAssertions(pattern, element, document), element, document, broken);
      }
    }
  }
}

function judgeElement(
  assertions: readonly Assertion[],
  element: XmlElement,
  document: InvoiceDocument,
  broken: BrokenRule[],
): void {
  for (let index = 0; index < assertions.length; index += 1) {
    const assertion = assertions[index];
    if (assertion === undefined) continue;
    try {
      if (!assertion.holds(element, document)) broken.push({ id: assertion.id, severity: assertion.severity, element });
    } catch (error) {
      if (!(error instanceof StructureProblem)) throw error;
      document.problems.push(error);
    }
  }
}
