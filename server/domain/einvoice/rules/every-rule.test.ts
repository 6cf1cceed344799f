import { describe, expect, it } from 'vitest';

import { documentOf, edited } from '#tests/conformance/eracun/kit/edited-document.ts';
import { RULE_DOCUMENTS } from '#tests/conformance/eracun/kit/rule-documents.ts';
import { RULE_EDITS } from '#tests/conformance/eracun/kit/rule-edits.data.ts';
import { parseXml } from '../xml/parse-xml.ts';
import { checkEInvoice } from './check-einvoice.ts';
import { forbiddenAttributes, outsideCorePaths } from './en/outside-core.ts';
import { RULE_SETS, ruleSetOn, rulesOf } from './rule-sets.ts';

function judge(xml: string) {
  const parsed = parseXml(xml);
  if (!parsed.ok) throw new Error(parsed.finding.message.en);
  return checkEInvoice(parsed.root, { rules: ['en', 'hr'] });
}

const brokenIn = (xml: string): ReadonlySet<string> => new Set(judge(xml).broken.map(({ id }) => id));

/** Never broken: that a reason and its code mean the same is for people to judge. */
const FOR_PEOPLE = ['BR-CO-05', 'BR-CO-06', 'BR-CO-07', 'BR-CO-08'];

/** An element within others, by a path that may end with an attribute. */
function nested(path: string): string {
  const [step = '', ...rest] = path.split('/');
  const [next] = rest;
  return next?.startsWith('@') === true
    ? `<${step} ${next.slice(1)}="1">1</${step}>`
    : `<${step}>${rest.length === 0 ? '1' : nested(rest.join('/'))}</${step}>`;
}

describe('every rule', () => {
  const before = { invoice: brokenIn(RULE_DOCUMENTS.invoice), creditNote: brokenIn(RULE_DOCUMENTS.creditNote) };

  it.each(['invoice', 'creditNote'] as const)('holds in the %s that has a bit of everything, but for warnings', (name) => {
    const { broken, structure } = judge(RULE_DOCUMENTS[name]);
    expect(structure).toEqual([]);
    expect(broken.filter(({ severity }) => severity === 'fatal')).toEqual([]);
  });

  it('about content is broken by an edit, and holds before it', () => {
    const wrong = Object.entries(RULE_EDITS).filter(
      ([id, [name, edits]]) => before[name].has(id) || !brokenIn(edited(RULE_DOCUMENTS[name], edits)).has(id),
    );
    expect(wrong).toEqual([]);
  });

  it('about a path or an attribute outside the core model is broken where that stands, and only there', () => {
    const empty = brokenIn(documentOf('Invoice', ''));
    for (const [id, path] of outsideCorePaths()) {
      expect(empty.has(id), id).toBe(false);
      expect([...brokenIn(documentOf('Invoice', nested(path)))], id).toContain(id);
    }
    for (const [name, { id }] of forbiddenAttributes) {
      expect(empty.has(id), id).toBe(false);
      expect([...brokenIn(documentOf('Invoice', `<cbc:Note ${name}="1">a</cbc:Note>`))], id).toContain(id);
    }
    expect([...brokenIn(`<Set>${documentOf('Invoice', '<cbc:Note languageID="hr">a</cbc:Note>')}</Set>`)]).not.toContain(
      'UBL-DT-19',
    );
    expect(brokenIn(documentOf('Invoice', nested('cac:PaymentMeans/cbc:PaymentMeansCode/@name')))).not.toContain('UBL-DT-18');
  });

  it('is among those that are tried here', () => {
    const tried = new Set([
      ...Object.keys(RULE_EDITS),
      ...outsideCorePaths().map(([id]) => id),
      ...Array.from(forbiddenAttributes.values(), ({ id }) => id),
      ...FOR_PEOPLE,
    ]);
    const rules = RULE_SETS.flatMap((set) => [...rulesOf(set).keys()]);
    expect(rules.filter((id) => !tried.has(id))).toEqual([]);
    expect(rules.length).toBeGreaterThan(1_000);
  });
});

describe('a value that cannot be judged', () => {
  it.each([
    ['cac:InvoiceLine/cbc:LineExtensionAmount = sto', 'decimalnom točkom', 'HR-BR-1'],
    ['cbc:IssueDate = 1.12.2026.', 'GGGG-MM-DD', 'BR-CO-10'],
    ['cbc:IssueDate = 12026-01-01', 'GGGG-MM-DD', 'HR-BR-40'],
    ['cbc:ID +', 'više puta', 'BR-CO-10'],
    ['cac:AllowanceCharge/cbc:ChargeIndicator = da', 'true ili false', 'BR-CO-10'],
  ])('is a finding of structure after %s, and the other rules are judged', (edits, words, other) => {
    const { broken, structure } = judge(
      edited(RULE_DOCUMENTS.invoice, `${edits} ; cac:BillingReference/cac:InvoiceDocumentReference/cbc:IssueDate -`),
    );
    expect(structure.map(({ message }) => message.hr).join(' ')).toContain(words);
    expect(structure.every(({ path, line }) => path.startsWith('/Invoice/') && line > 0)).toBe(true);
    expect(broken.map(({ id }) => id)).toContain('HR-BR-6');
    expect(broken.map(({ id }) => id)).not.toContain(other);
  });
});

describe('editions', () => {
  it('are picked by the day, the newest without one', () => {
    const [oldest] = RULE_SETS.filter(({ name }) => name === 'hr');
    if (oldest === undefined) throw new Error('no edition');
    const sets = [oldest, { ...oldest, edition: 'next', since: '2027-01-01' }];
    expect(ruleSetOn('hr', '2020-01-01', sets)?.edition).toBe(oldest.edition);
    expect(ruleSetOn('hr', '2026-12-31', sets)?.edition).toBe(oldest.edition);
    expect(ruleSetOn('hr', '2027-01-01', sets)?.edition).toBe('next');
    expect(ruleSetOn('hr', null, sets)?.edition).toBe('next');
  });
});
