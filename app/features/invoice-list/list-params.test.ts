import { describe, expect, it } from 'vitest';
import { changed, listInput, listQuery, readListParams, sortedBy } from './list-params.ts';

const read = (query: string) => readListParams(new URLSearchParams(query));

describe('the address of the list', () => {
  it('keeps every filter through reading and writing', () => {
    const query =
      '?prikaz=overdue&q=%C5%A0ibenik&od=2026-11-01&do=2026-11-30&placanje=transfer&kupac=0195d6a0-0000-7000-8000-000000000001&artikl=none&operater=0195d6a0-0000-7000-8000-000000000002&prostor=0195d6a0-0000-7000-8000-000000000003&pdv=standard%3A25&poredak=total&smjer=asc&nakon=a&nakon=b';
    expect(listQuery(read(query))).toBe(query);
  });

  it('is short where nothing was chosen', () => {
    expect(listQuery(read(''))).toBe('');
    expect(listQuery(read('prikaz=all&poredak=issued&smjer=desc&q='))).toBe('');
  });

  it('takes dates as people type them and leaves out what it cannot read', () => {
    expect(read('od=1.11.2026.&do=31. 2. 2026.')).toMatchObject({ from: '2026-11-01', to: null });
    expect(read('prikaz=nesto&placanje=virman&kupac=1&poredak=ime')).toMatchObject({
      tab: 'all',
      paymentMethod: null,
      contactId: null,
      sort: 'issued',
    });
  });

  it('begins the pages anew when a filter changes', () => {
    expect(changed(read('nakon=a&nakon=b'), { tab: 'paid' }).trail).toEqual([]);
  });

  it('turns the order round on a second click of the same column', () => {
    const byTotal = sortedBy(read('nakon=a'), 'total');
    expect(byTotal).toMatchObject({ sort: 'total', direction: 'desc', trail: [] });
    expect(sortedBy(byTotal, 'total').direction).toBe('asc');
    expect(sortedBy(byTotal, 'due').direction).toBe('desc');
  });

  it('asks for the page after the last cursor, and for the counts alone beside the drafts', () => {
    expect(listInput(read('prikaz=open&nakon=a&nakon=b'), 50)).toMatchObject({ view: 'open', cursor: 'b', limit: 50 });
    expect(listInput(read('prikaz=drafts&nakon=a'), 50)).not.toHaveProperty('cursor');
  });
});
