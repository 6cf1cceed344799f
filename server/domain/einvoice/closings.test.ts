import { describe, expect, it } from 'vitest';

import { type ClosingFacts, closingsToOffer } from './closings.ts';

const note = (id: string, totalMinor: bigint) =>
  ({ id, number: id, kind: 'credit_note', issuedOn: '2026-11-25', totalMinor }) as const;
const offered = (facts: Partial<ClosingFacts>) =>
  closingsToOffer({ payableMinor: 100_00n, paidMinor: 0n, takenBackBy: [], told: new Map(), ...facts }).map(
    ({ id, amountMinor }) => [id, amountMinor],
  );

describe('what was closed without money', () => {
  it('is what each document takes back', () => {
    expect(offered({ takenBackBy: [note('a', -30_00n), note('b', -20_00n)] })).toEqual([
      ['a', 30_00n],
      ['b', 20_00n],
    ]);
  });

  it('is never more than was unpaid: what was paid is given back in money', () => {
    expect(offered({ paidMinor: 75_00n, takenBackBy: [note('a', -30_00n), note('b', -20_00n)] })).toEqual([['a', 25_00n]]);
    expect(offered({ paidMinor: 100_00n, takenBackBy: [note('a', -100_00n)] })).toEqual([]);
  });

  it('leaves out what is told, and counts it', () => {
    const told = new Map([['a', 90_00n]]);
    expect(offered({ takenBackBy: [note('a', -90_00n), note('b', -20_00n)], told })).toEqual([['b', 10_00n]]);
  });
});
