import { expect, it } from 'vitest';

import { lineOf } from '#tests/golden/totals/samples.ts';

import { chargedReferences, type ChargedNote } from './delivered-references.ts';
import type { LineReferences } from './line-references.ts';

const note = (number: string, einvoice?: ChargedNote['einvoice'], references?: LineReferences): ChargedNote => ({
  number,
  einvoice,
  lines: [lineOf({ description: `Roba uz ${number}`, ...(references === undefined ? {} : { references }) })],
});

const named = (...notes: readonly ChargedNote[]) => {
  const { lines, einvoice } = chargedReferences(notes);
  return [einvoice, ...lines.map(({ references }) => references)];
};

it('one delivery note is named by the invoice, whatever its lines said before', () => {
  expect(named(note('OTP-1/2026', { contract: 'U-9' }, { despatch: 'OTP-0/2026', orderLine: '3' }))).toEqual([
    { contract: 'U-9', despatch: 'OTP-1/2026' },
    { orderLine: '3' },
  ]);
});

it('of one note too the order stands in one place alone', () => {
  const lines = [lineOf({ references: { orderNumber: 'N-2' } }), lineOf()];
  expect(named({ number: 'OTP-1/2026', einvoice: { orderNumber: 'N-1', contract: 'U-9' }, lines })).toEqual([
    { contract: 'U-9', despatch: 'OTP-1/2026' },
    { orderNumber: 'N-2' },
    { orderNumber: 'N-1' },
  ]);
});

it('of several each line names its own, and what all have in common stays with the invoice', () => {
  const [first, second] = [
    note('OTP-1/2026', { contract: 'U-9', orderNumber: 'N-1', despatch: 'STARA' }),
    note('OTP-2/2026', { contract: 'U-9', orderNumber: 'N-1', periodFrom: '2026-11-01', despatch: 'STARA' }),
  ];
  expect(named(first, second)).toEqual([
    { contract: 'U-9', orderNumber: 'N-1' },
    { despatch: 'OTP-1/2026' },
    { despatch: 'OTP-2/2026' },
  ]);
});

it('orders and receipts that differ go to the lines, where the invoice would hide them', () => {
  expect(named(note('OTP-1/2026', { orderNumber: 'N-1', receipt: 'PR-1' }), note('OTP-2/2026', { orderNumber: 'N-2' }))).toEqual([
    undefined,
    { orderNumber: 'N-1', despatch: 'OTP-1/2026', receipt: 'PR-1' },
    { orderNumber: 'N-2', despatch: 'OTP-2/2026' },
  ]);
});

it('an order stands in one place alone: where one line names another, every line names its own', () => {
  const common = { orderNumber: 'N-1', project: 'Most' };
  expect(named(note('OTP-1/2026', common), note('OTP-2/2026', common, { orderNumber: 'N-3', orderLine: '2' }))).toEqual([
    { project: 'Most' },
    { orderNumber: 'N-1', despatch: 'OTP-1/2026' },
    { orderNumber: 'N-3', orderLine: '2', despatch: 'OTP-2/2026' },
  ]);
});
