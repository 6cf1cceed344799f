import { expect, it } from 'vitest';

import { issued, KUPAC, lineOf, TVRTKA } from '#tests/golden/totals/samples.ts';

import { findCopyIssues, onTypedLines } from './copy-issues.ts';

const document = issued({ lines: [lineOf({}), lineOf({})] }, { seller: TVRTKA, buyer: KUPAC });
const paths = (typed: Parameters<typeof findCopyIssues>[1], kind: 'invoice' | 'storno' = 'invoice') =>
  findCopyIssues({ ...document, kind }, typed).map(({ path }) => path);

it('a copy says a process that its document may have, and names lines that there are, each once', () => {
  expect(paths({ terms: { process: 'P3' }, note: '', lines: [{ position: 2, references: {} }] })).toEqual([]);
  expect(paths({ terms: { process: 'P3' }, note: '' }, 'storno')).toEqual(['einvoice.process']);
  const lines = [2, 3, 2].map((position) => ({ position, references: { orderNumber: 'x'.repeat(position === 3 ? 201 : 1) } }));
  expect(paths({ terms: {}, note: '', lines })).toEqual([
    'lines.1.references.orderNumber',
    'lines.1.position',
    'lines.2.position',
  ]);
});

it('complaints about a line lead to where it was typed', () => {
  const issue = (path: string) => ({ path, code: 'EINVOICE_RULE_BROKEN' });
  const typed = { terms: {}, note: '', lines: [{ position: 2, references: {} }] };
  const issues = ['lines.1.references.orderNumber', 'lines.0.references.orderNumber', 'lines.1.kpd'].map(issue);
  expect(onTypedLines(issues, typed).map(({ path }) => path)).toEqual([
    'lines.0.references.orderNumber',
    'lines.0.references.orderNumber',
    'lines.1.kpd',
  ]);
});
