import { describe, expect, it } from 'vitest';
import { callsLeft, nextPossible, NO_CALLS, withCall } from './allowance.ts';
import { daysLeft, dueWarning } from './consent-warning.ts';
import { referenceIn } from './reference-in-text.ts';

const at = (text: string) => new Date(`${text}:00.000Z`);

describe('four questions a day', () => {
  it('counts a scope by itself, and gives one free a day after it was asked', () => {
    let calls = NO_CALLS;
    for (const hour of ['06', '09', '12', '15']) calls = withCall(calls, 'balances', at(`2026-11-24T${hour}:00`));
    const now = at('2026-11-24T16:00');
    expect(callsLeft(calls, 'balances', now)).toBe(0);
    expect(callsLeft(calls, 'transactions', now)).toBe(4);
    expect(nextPossible(calls, 'balances', now)).toEqual(at('2026-11-25T06:00'));
    expect(nextPossible(calls, 'transactions', now)).toEqual(now);
    expect(callsLeft(calls, 'balances', at('2026-11-25T06:00'))).toBe(1);
  });
});

describe('a consent that ends', () => {
  const end = at('2026-12-24T10:00');
  it.each([
    ['2026-12-09T10:00', null, null],
    ['2026-12-10T10:00', null, 14],
    ['2026-12-12T10:00', 14, null],
    ['2026-12-17T10:00', 14, 7],
    ['2026-12-23T12:00', 7, 1],
    ['2026-12-23T12:00', 1, null],
    ['2026-12-23T12:00', null, 1],
    ['2026-12-24T10:00', null, null],
  ])('at %s, told of %s, warns of %s', (now, warned, due) => {
    expect(dueWarning(end, warned, at(now))).toBe(due);
  });

  it('has one day left on its last day', () => {
    expect(daysLeft(end, at('2026-12-24T09:00'))).toBe(1);
  });
});

describe('poziv na broj in what banks send', () => {
  it.each([
    [['HR01 2026-44-9'], 'HR01 2026-44-9'],
    [['Plaćanje računa HR012026-44-9, hvala'], 'HR01 2026-44-9'],
    [['usluge', 'Model: HR01 2026-44-9'], 'HR01 2026-44-9'],
    [['HR01 2026-44-8', 'HR00 17-2026'], 'HR00 17-2026'],
    [['HR99'], null],
    [['račun 2026-44'], null],
    [['HR1210010051863000160'], null],
    [[], null],
  ])('%j gives %s', (texts, reference) => {
    expect(referenceIn(texts)).toBe(reference);
  });
});
