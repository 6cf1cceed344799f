import { expect, it } from 'vitest';

import { dueMark } from './warning-marks.ts';

const MARKS = [60, 30, 14, 7, 1];
const at = (left: number, told: number | null = null) => dueMark(MARKS, left, told);

it('a mark is told when it is reached, once, and the next one when it is', () => {
  expect([at(61), at(60), at(31)]).toEqual([null, 60, 60]);
  expect([at(45, 60), at(30, 60), at(29, 30), at(14, 30)]).toEqual([null, 30, null, 14]);
  expect([at(7, 14), at(2, 7), at(1, 7), at(0, 1)]).toEqual([7, null, 1, null]);
});

it('marks that passed unseen are left out, and nothing is told after the end', () => {
  expect([at(10), at(0), at(-1)]).toEqual([14, 1, null]);
});
