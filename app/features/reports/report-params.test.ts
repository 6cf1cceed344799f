import { describe, expect, it } from 'vitest';

import { readSalesParams, salesQuery } from './report-params.ts';

const TODAY = '2026-11-24';
const read = (query: string) => readSalesParams(new URLSearchParams(query), TODAY);

describe('the address of a report', () => {
  it('is this month by customer where it says nothing', () => {
    expect(read('')).toEqual({ by: 'customer', period: { from: '2026-11-01', to: '2026-11-30' } });
    expect(salesQuery(read(''), TODAY)).toBe('');
  });

  it('keeps criterion and days through reading and writing', () => {
    const query = '?po=vat&od=2026-07-01&do=2026-09-30';
    expect(salesQuery(read(query), TODAY)).toBe(query);
  });

  it('takes days as people type them, turns those the wrong way round, and leaves out what it cannot read', () => {
    expect(read('od=30.9.2026.&do=1.9.2026.').period).toEqual({ from: '2026-09-01', to: '2026-09-30' });
    expect(read('po=nesto&od=31.2.2026.&do=1.3.2026.')).toEqual(read(''));
  });
});
