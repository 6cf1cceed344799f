import { describe, expect, it } from 'vitest';

import { issued, KUPAC, lineOf, TVRTKA } from '#tests/golden/totals/samples.ts';

import { fromDocument } from '../from-document/from-document.ts';
import { asCopy, changesBetween, contentOf, tidyContent, wholeContent, withContent } from './copy-content.ts';

const einvoice = { orderNumber: 'N-1', periodFrom: '2026-11-01', periodTo: '2026-11-30', type: '394' };
const document = {
  ...issued({ lines: [lineOf({ kpd: '62.20.20' })] }, { seller: TVRTKA, buyer: KUPAC }),
  note: 'Hvala',
  einvoice,
};
const content = { terms: { contract: 'U-9', process: 'P99', processMark: 'K7' }, note: '' };

describe('what a corrected copy may say otherwise', () => {
  it('is references, the process and the note, and never the period, the type or anything that is taxed', () => {
    expect(contentOf(document)).toEqual({ terms: { orderNumber: 'N-1' }, note: 'Hvala', lines: [] });
    const copy = asCopy(document, content, new Date('2026-11-25T10:00:00Z'));
    expect(copy.einvoice).toEqual({ ...content.terms, periodFrom: '2026-11-01', periodTo: '2026-11-30', type: '394' });
    const operator = { name: 'Ana', oib: '69435151530' };
    const [before, after] = [fromDocument({ document, operator }), fromDocument({ document: copy, operator, isCopy: true })];
    const differing = Object.keys(after).filter(
      (key) => JSON.stringify(plain(before[key as 'lines'])) !== JSON.stringify(plain(after[key as 'lines'])),
    );
    expect(differing.sort()).toEqual(['contract', 'isCopy', 'notes', 'order', 'process']);
    expect([after.isCopy, after.process, after.type]).toEqual([true, 'P99:K7', '394']);
  });

  it('is what lines name, each by itself; lines that nobody spoke of stay', () => {
    const lines = [lineOf({ references: { orderNumber: 'N-1' } }), lineOf({}), lineOf({ references: { despatch: 'OTP-1' } })];
    const named = { ...issued({ lines }, { seller: TVRTKA, buyer: KUPAC }), note: '' };
    const now = contentOf(named);
    expect(now.lines).toEqual([
      { position: 1, references: { orderNumber: 'N-1' } },
      { position: 3, references: { despatch: 'OTP-1' } },
    ]);
    const typed = {
      terms: {},
      note: '',
      lines: [{ position: 2, references: { orderNumber: ' N-2 ', receipt: ' ' } }, now.lines[1]!],
    };
    const then = tidyContent(typed, { kind: 'invoice', now });
    expect(changesBetween(now, then)).toEqual([
      { key: 'orderNumber', line: 1, before: 'N-1', after: '' },
      { key: 'orderNumber', line: 2, before: '', after: 'N-2' },
    ]);
    const copy = asCopy(named, then, new Date('2026-11-25T10:00:00Z'));
    expect(copy.lines.map(({ references }) => references)).toEqual([undefined, { orderNumber: 'N-2' }, { despatch: 'OTP-1' }]);
    expect(tidyContent({ terms: {}, note: '' }, { kind: 'invoice', now }).lines).toEqual(now.lines);
    // Copies of before lines could be corrected keep those of the document.
    expect(wholeContent(named, { terms: {}, note: '' }).lines).toEqual(now.lines);
  });

  it('of a storno is also why it takes back', () => {
    const storno = { ...document, kind: 'storno' as const, einvoice: { reason: 'Krivi kupac' } };
    const then = tidyContent({ terms: { reason: 'Krivi  iznos' }, note: 'Hvala' }, { kind: 'storno', now: contentOf(storno) });
    expect(changesBetween(contentOf(storno), then)).toEqual([{ key: 'reason', before: 'Krivi kupac', after: 'Krivi iznos' }]);
    expect(withContent(storno, { terms: {}, note: '' }).einvoice).toEqual({ reason: 'Krivi kupac' });
    expect(withContent(storno, { terms: {}, note: '', lines: [] }).einvoice).toBeUndefined();
  });

  it('leaves nothing behind where nothing is said any more', () => {
    const bare = withContent({ ...document, einvoice: { orderNumber: 'N-1' } }, { terms: {}, note: '' });
    expect('einvoice' in bare).toBe(false);
  });

  it('is compared as it is read: blanks say nothing, and a mark belongs to P99 alone', () => {
    const now = contentOf(document);
    const terms = { orderNumber: ' N-1 ', project: '  ', processMark: 'K7', reason: 'Nije storno' };
    const typed = tidyContent({ terms, note: ' Hvala ' }, { kind: 'invoice', now });
    expect(typed).toEqual({ terms: { orderNumber: 'N-1' }, note: 'Hvala', lines: [] });
    expect(changesBetween(now, typed)).toEqual([]);
    expect(changesBetween(now, { terms: { orderNumber: 'N-2' }, note: '', lines: [] })).toEqual([
      { key: 'orderNumber', before: 'N-1', after: 'N-2' },
      { key: 'note', before: 'Hvala', after: '' },
    ]);
  });
});

const plain = (value: unknown): unknown =>
  JSON.parse(JSON.stringify({ value }, (_key, each: unknown) => (typeof each === 'bigint' ? String(each) : each)));
