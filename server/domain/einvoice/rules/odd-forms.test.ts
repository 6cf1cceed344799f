import { expect, it } from 'vitest';

import { ODD_FORMS } from '#tests/conformance/eracun/kit/odd-forms.data.ts';
import { RULE_DOCUMENTS } from '#tests/conformance/eracun/kit/rule-documents.ts';
import { parseXml } from '../xml/parse-xml.ts';
import { checkEInvoice } from './check-einvoice.ts';

/** Fatal rules that an invoice breaks, or that it cannot be judged as a whole. */
function verdictOn(xml: string): string {
  const parsed = parseXml(xml);
  if (!parsed.ok) return parsed.reason;
  const { broken, structure } = checkEInvoice(parsed.root, { rules: ['en', 'hr'] });
  if (structure.length > 0) return 'stops';
  const fatal = broken.filter(({ severity }) => severity === 'fatal').map(({ id }) => id);
  return [...new Set(fatal)].sort().join(' ');
}

it('numbers, dates, codes, references, comments and namespaces are taken as the official rules take them', () => {
  const differing = ODD_FORMS.flatMap(([replaced, forms]) => {
    expect(RULE_DOCUMENTS.invoice).toContain(replaced);
    return forms.flatMap(([form, official]) => {
      const ours = verdictOn(RULE_DOCUMENTS.invoice.replace(replaced, () => form));
      return ours === official ? [] : [{ form, ours, official }];
    });
  });
  expect(differing).toEqual([]);
  expect(ODD_FORMS.flatMap(([, forms]) => forms).length).toBeGreaterThan(120);
});
