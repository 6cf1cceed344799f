import type { PlainDate } from '../../shared/plain-date.ts';
import type { StructureFinding } from '../xml/structure-finding.ts';
import type { XmlElement } from '../xml/tree.ts';
import { judge } from './kit/engine.ts';
import { InvoiceDocument } from './kit/invoice-document.ts';
import type { BrokenRule } from './kit/rule.ts';
import { structureFinding, type StructureProblem } from './kit/structure-problem.ts';
import { RULE_SET_NAMES, type RuleSet, type RuleSetName, ruleSetOn } from './rule-sets.ts';

export interface CheckOptions {
  /** All of them when left out. */
  readonly rules?: readonly RuleSetName[];
  /** Day whose editions count; the newest when left out. */
  readonly asOf?: PlainDate | null;
}

export interface CheckResult {
  /** Rules that are broken, with the element at which; a rule once for each element. */
  readonly broken: readonly BrokenRule[];
  readonly structure: readonly StructureFinding[];
}

/** More faults of structure help nobody. */
const MOST_PROBLEMS = 200;

/**
 * Judges a document, or a part of one, by the rule sets. Pure and without a clock: the day comes from the caller. What cannot be judged
 * because a value is doubled or malformed is a finding of structure, and everything else is judged all the same.
 */
export function checkEInvoice(root: XmlElement, { rules = RULE_SET_NAMES, asOf = null }: CheckOptions = {}): CheckResult {
  const sets = RULE_SET_NAMES.filter((name) => rules.includes(name))
    .map((name) => ruleSetOn(name, asOf))
    .filter((set): set is RuleSet => set !== undefined);
  const structure = sets.flatMap(({ checkStructure }) => checkStructure?.(root) ?? []);
  const broken: BrokenRule[] = [];
  const withPaths = sets.find(({ forbidden }) => forbidden !== null);
  const document = new InvoiceDocument(root, withPaths?.forbidden ?? null);
  for (const [id, element] of document.forbidden) broken.push({ id, severity: 'warning', element });
  for (const { rules: patterns } of sets) if (patterns !== null) judge(patterns, document, broken);
  return { broken, structure: [...structure, ...findingsOf(document.problems)] };
}

function findingsOf(problems: readonly StructureProblem[]): readonly StructureFinding[] {
  const seen = new Map<XmlElement, string>();
  const findings: StructureFinding[] = [];
  for (const { element, kind } of problems) {
    if (findings.length === MOST_PROBLEMS) break;
    if (seen.has(element)) continue;
    seen.set(element, kind);
    findings.push(structureFinding(element, kind));
  }
  return findings;
}
