import type { XmlElement } from '../../xml/tree.ts';
import type { InvoiceDocument } from './invoice-document.ts';
import type { Assertion, BrokenRule, ElementKinds, RuleContext, RulePattern, Test } from './rule.ts';
import { StructureProblem } from './structure-problem.ts';

/** A context as it is asked: without the names, which are known by then, and always of one shape, which makes reading it fast. */
interface AskedContext {
  readonly when: Test | null;
  readonly kinds: ElementKinds | null;
  readonly assertions: readonly Assertion[];
}

/** Contexts that an element of one name may belong to: of each pattern those that know the name. */
type ContextsOfName = readonly (readonly AskedContext[])[];

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
  const asked = ({ when, kinds, assertions }: RuleContext): AskedContext => ({
    when: when ?? null,
    kinds: kinds ?? null,
    assertions,
  });
  const contexts = compiled.patterns.map((pattern) => pattern.filter(fits).map(asked)).filter((found) => found.length > 0);
  if (!name.startsWith('{') && compiled.byName.size < MOST_KEPT_NAMES) compiled.byName.set(name, contexts);
  return contexts;
}

const NOTHING: readonly Assertion[] = [];

/** What is asserted about an element in a context, or null when it does not belong to it. */
function assertionsFor(context: AskedContext, element: XmlElement, document: InvoiceDocument): readonly Assertion[] | null {
  const { when, kinds } = context;
  if (when === null && kinds === null) return context.assertions;
  try {
    if (when !== null && !when(element, document)) return null;
    return kinds === null ? context.assertions : (kinds.assertions.get(kinds.of(element)) ?? null);
  } catch (error) {
    if (error instanceof StructureProblem) return null;
    throw error;
  }
}

function firstAssertions(
  contexts: readonly AskedContext[],
  element: XmlElement,
  document: InvoiceDocument,
): readonly Assertion[] {
  for (let index = 0; index < contexts.length; index += 1) {
    const context = contexts[index];
    const assertions = context === undefined ? null : assertionsFor(context, element, document);
    if (assertions !== null) return assertions;
  }
  return NOTHING;
}

/** False where the document lacks what the rule is about. The last name of a path is the one that documents lack most. */
function isBreakable({ about }: Assertion, { byName }: InvoiceDocument): boolean {
  for (let index = about.length - 1; index >= 0; index -= 1) if (!byName.has(about[index] ?? '')) return false;
  return true;
}

/** Without the assertions whose terms do not occur in the document; the same list where that leaves all. */
function breakable(assertions: readonly Assertion[], document: InvoiceDocument): readonly Assertion[] {
  let kept: Assertion[] | null = null;
  for (let index = 0; index < assertions.length; index += 1) {
    const assertion = assertions[index];
    if (assertion === undefined) continue;
    if (isBreakable(assertion, document)) kept?.push(assertion);
    else if (assertions.length === 1) return NOTHING;
    else kept ??= assertions.slice(0, index);
  }
  return kept ?? assertions;
}

/** Judges every element of a document; adds what is broken to `broken`, and to `document.problems` what cannot be judged. */
export function judge(compiled: CompiledPatterns, document: InvoiceDocument, broken: BrokenRule[]): void {
  document.byName.forEach((elements, name) => {
    for (const pattern of contextsOf(compiled, name)) judgeElements(pattern, elements, document, broken);
  });
}

/** Elements of one name by one pattern. */
function judgeElements(
  contexts: readonly AskedContext[],
  elements: readonly XmlElement[],
  document: InvoiceDocument,
  broken: BrokenRule[],
): void {
  let assertions = NOTHING;
  let asked = NOTHING;
  for (let index = 0; index < elements.length; index += 1) {
    const element = elements[index];
    if (element === undefined) continue;
    const found = firstAssertions(contexts, element, document);
    // Most elements of one name are of one context.
    if (found !== assertions) {
      assertions = found;
      asked = breakable(found, document);
    }
    judgeElement(asked, element, document, broken);
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
