import { describe, expect, it } from 'vitest';

import { type CopyFacts, lastDayForCopy, obstacleToCopy } from './may-copy.ts';

const sending = { channel: 'exchange', status: 'sent', transport: 'delivered', fiscal: 'done', isCopy: false } as const;
const facts: CopyFacts = {
  issuedOn: '2026-11-24',
  today: '2026-11-30',
  sending,
  isCancelled: false,
  isCorrected: false,
  takesCopies: true,
  tellsFiscal: true,
};
const having = (over: Partial<CopyFacts>) => obstacleToCopy({ ...facts, ...over });
const sent = (over: Partial<NonNullable<CopyFacts['sending']>>) => having({ sending: { ...sending, ...over } });

describe('a corrected copy (čl. 43)', () => {
  it('may go until the last day of the month of issue', () => {
    expect(having({})).toBeNull();
    expect(having({ today: '2026-12-01' })).toBe('period_over');
    expect(lastDayForCopy('2028-02-03')).toBe('2028-02-29');
  });

  it('follows only what the intermediary has and the Tax Administration recorded', () => {
    expect(having({ sending: null })).toBe('not_sent');
    expect(sent({ status: 'refused' })).toBe('not_sent');
    expect(sent({ channel: 'report' })).toBe('only_reported');
    expect(sent({ status: 'unsure' })).toBe('on_its_way');
    expect(sent({ fiscal: 'pending' })).toBe('fiscal_pending');
    expect(sent({ fiscal: 'none' })).toBe('fiscal_pending');
    expect(sent({ fiscal: 'failed' })).toBe('fiscal_failed');
    expect(sent({ transport: 'failed' })).toBe('not_delivered');
    // Who does not tell of reports is not waited for.
    expect(having({ tellsFiscal: false, sending: { ...sending, fiscal: 'none' } })).toBeNull();
    expect(having({ takesCopies: false })).toBe('unsupported');
  });

  it('is no way to correct what was taken back, and follows a copy that failed itself', () => {
    expect(having({ isCancelled: true })).toBe('cancelled');
    expect(having({ isCorrected: true })).toBe('corrected');
    expect(sent({ isCopy: true, transport: 'failed' })).toBeNull();
    expect(sent({ isCopy: true, fiscal: 'failed' })).toBeNull();
    expect(sent({ isCopy: true, fiscal: 'pending' })).toBeNull();
  });
});
