import { describe, expect, it } from 'vitest';

import { kpdCodes } from '#server/domain/catalog/kpd-codes.ts';
import { checkEInvoice } from '#server/domain/einvoice/rules/check-einvoice.ts';
import { ruleSetOn, rulesOf } from '#server/domain/einvoice/rules/rule-sets.ts';
import { parseXml } from '#server/domain/einvoice/xml/parse-xml.ts';
import {
  judgedDocuments,
  officialRules,
  type OfficialVerdict,
  unitCases,
} from '#tests/conformance/eracun/kit/official-verdicts.ts';
import { hasOfficialFiles, officialKpd, WITHOUT_OFFICIAL_FILES } from '#tests/conformance/eracun/kit/ubl-schema.ts';

/** Ids of broken rules, and whether something could not be judged. */
function judge(xml: string) {
  const parsed = parseXml(xml);
  if (!parsed.ok) throw new Error(parsed.finding.message.en);
  const { broken, structure } = checkEInvoice(parsed.root, { rules: ['en', 'hr'] });
  const ids = (severity: string, isCroatian: boolean) => [
    ...new Set(
      broken.filter((each) => each.severity === severity && each.id.startsWith('HR-') === isCroatian).map(({ id }) => id),
    ),
  ];
  const of = (isCroatian: boolean) => ({ fatal: ids('fatal', isCroatian).sort(), warning: ids('warning', isCroatian).sort() });
  return { en: of(false), hr: of(true), structure };
}

type Judged = ReturnType<typeof judge>;

const sorted = ({ fatal, warning }: OfficialVerdict) => ({ fatal: [...fatal].sort(), warning: [...warning].sort() });

/** What ours says differently from the official schematron. Where that one stops, nothing is expected but a finding of structure. */
function differences(ours: Judged, official: { readonly en: OfficialVerdict; readonly hr: OfficialVerdict }): readonly string[] {
  const found: string[] = [];
  for (const set of ['en', 'hr'] as const) {
    const theirs = official[set];
    if (theirs.error !== undefined) continue;
    const [mine, other] = [JSON.stringify(ours[set]), JSON.stringify(sorted(theirs))];
    if (mine !== other) found.push(`${set}: ours ${mine}, official ${other}`);
  }
  const stops = official.en.error !== undefined || official.hr.error !== undefined;
  if (stops !== ours.structure.length > 0) found.push(`structure: ours ${ours.structure.length}, official stops: ${stops}`);
  return found;
}

describe.skipIf(!hasOfficialFiles)(`rules of an eRačun${WITHOUT_OFFICIAL_FILES}`, () => {
  it('agree with the official schematrons on every document that these have judged', () => {
    const documents = judgedDocuments();
    const wrong = documents
      .map(({ file, xml, ...official }) => ({ file, differences: differences(judge(xml), official) }))
      .filter((each) => each.differences.length > 0);
    expect(documents.length).toBeGreaterThan(3_000);
    expect(wrong).toEqual([]);
  });

  it('agree with the unit tests of EN 16931', () => {
    const cases = unitCases();
    const wrong = cases.flatMap(({ name, xml, holds, breaks }) => {
      const { en } = judge(xml);
      const broken = new Set([...en.fatal, ...en.warning]);
      return [
        ...holds.filter((id) => broken.has(id)).map((id) => `${name}: ${id} is broken`),
        ...breaks.filter((id) => !broken.has(id)).map((id) => `${name}: ${id} holds`),
      ];
    });
    expect(cases.length).toBeGreaterThan(600);
    expect(wrong).toEqual([]);
  });

  it.each(['en', 'hr'] as const)('are all of those that the official schematron of %s asserts, as grave as there', (name) => {
    const set = ruleSetOn(name, null);
    if (set === undefined) throw new Error('no rule set');
    const byId = (rules: ReadonlyMap<string, string>) => [...rules].sort(([a], [b]) => a.localeCompare(b));
    expect(byId(rulesOf(set))).toEqual(byId(officialRules(name)));
  });

  it('know the codes of KPD 2025', () => {
    expect(kpdCodes()).toEqual(officialKpd());
  });
});
