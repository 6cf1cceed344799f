import { describe, expect, it } from 'vitest';

import { issued, KUPAC, lineOf, TVRTKA } from '#tests/golden/totals/samples.ts';

import { fromDocument } from '../from-document/from-document.ts';
import { asCopy, changesBetween, contentOf, tidyContent, withContent } from './copy-content.ts';

const einvoice = { orderNumber: 'N-1', periodFrom: '2026-11-01', periodTo: '2026-11-30', type: '394' };
const document = {
  ...issued({ lines: [lineOf({ kpd: '62.20.20' })] }, { seller: TVRTKA, buyer: KUPAC }),
  note: 'Hvala',
  einvoice,
};
const content = { terms: { contract: 'U-9', process: 'P99', processMark: 'K7' }, note: '' };

describe('what a corrected copy may say otherwise', () => {
  it('is references, the process and the note, and never the period, the type or anything that is taxed', () => {
    expect(contentOf(document)).toEqual({ terms: { orderNumber: 'N-1' }, note: 'Hvala' });
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

  it('leaves nothing behind where nothing is said any more', () => {
    const bare = withContent({ ...document, einvoice: { orderNumber: 'N-1' } }, { terms: {}, note: '' });
    expect('einvoice' in bare).toBe(false);
  });

  it('is compared as it is read: blanks say nothing, and a mark belongs to P99 alone', () => {
    const typed = tidyContent({ terms: { orderNumber: ' N-1 ', project: '  ', processMark: 'K7' }, note: ' Hvala ' });
    expect(typed).toEqual({ terms: { orderNumber: 'N-1' }, note: 'Hvala' });
    expect(changesBetween(contentOf(document), typed)).toEqual([]);
    expect(changesBetween(contentOf(document), { terms: { orderNumber: 'N-2' }, note: '' })).toEqual([
      { key: 'orderNumber', before: 'N-1', after: 'N-2' },
      { key: 'note', before: 'Hvala', after: '' },
    ]);
  });
});

const plain = (value: unknown): unknown =>
  JSON.parse(JSON.stringify({ value }, (_key, each: unknown) => (typeof each === 'bigint' ? String(each) : each)));
