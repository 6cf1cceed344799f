import type { PlainDate } from '../../shared/plain-date.ts';
import type { CheckStructure } from '../xml/structure-finding.ts';
import { enPatterns } from './en/en-patterns.ts';
import { outsideCore } from './en/outside-core.ts';
import { hrPatterns } from './hr/hr-rules.ts';
import { checkStructure } from './xsd/check-structure.ts';
import { type CompiledPatterns, compilePatterns } from './kit/engine.ts';
import type { ForbiddenPaths } from './kit/forbidden-paths.ts';
import type { Severity } from './kit/rule.ts';

/** `xsd`: structure; `en`: EN 16931; `hr`: the Croatian core invoice use with extensions. In the order in which they are judged. */
export const RULE_SET_NAMES = ['xsd', 'en', 'hr'] as const;
export type RuleSetName = (typeof RULE_SET_NAMES)[number];

/** One edition of a rule set. */
export interface RuleSet {
  readonly name: RuleSetName;
  /** As its publisher names it. */
  readonly edition: string;
  /** First day on which it counts; null for the oldest edition that we have, which has no lower bound. */
  readonly since: PlainDate | null;
  readonly rules: CompiledPatterns | null;
  readonly forbidden: ForbiddenPaths | null;
  readonly checkStructure: CheckStructure | null;
}

const NO_RULES = { rules: null, forbidden: null, checkStructure: null };

/** Every edition, of each name from the oldest to the newest. A new edition is a new row; an old one stays for old documents. */
export const RULE_SETS: readonly RuleSet[] = [
  { ...NO_RULES, name: 'xsd', edition: 'UBL 2.1 with HR extension 2025', since: null, checkStructure },
  {
    ...NO_RULES,
    name: 'en',
    edition: 'EN 16931 UBL 1.3.16 (2026-04-10)',
    since: null,
    rules: compilePatterns(enPatterns),
    forbidden: outsideCore,
  },
  {
    ...NO_RULES,
    name: 'hr',
    edition: 'HR CIUS/EXT 2025 (2026-03-13)',
    since: null,
    rules: compilePatterns(hrPatterns),
  },
];

/** The edition that counts on a day; the newest without one. Undefined when there is none of that name. */
export const ruleSetOn = (name: RuleSetName, day: PlainDate | null, sets: readonly RuleSet[] = RULE_SETS): RuleSet | undefined =>
  sets.filter((set) => set.name === name && (day === null || set.since === null || set.since <= day)).at(-1);

/** Every rule of an edition with its severity. */
export function rulesOf({ rules, forbidden }: RuleSet): ReadonlyMap<string, Severity> {
  const found = new Map<string, Severity>();
  for (const id of forbidden?.ids ?? []) found.set(id, 'warning');
  for (const { assertions, kinds } of rules?.patterns.flat() ?? [])
    for (const { id, severity } of [...assertions, ...[...(kinds?.assertions.values() ?? [])].flat()]) found.set(id, severity);
  return found;
}
