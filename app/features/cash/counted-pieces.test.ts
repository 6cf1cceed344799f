import { describe, expect, it } from 'vitest';

import { countedPieces, fillCounted } from './counted-pieces.ts';

const form = (fields: Readonly<Record<string, string>>): FormData => {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  return body;
};

describe('notes and coins of a form', () => {
  it('are counted by their worth, and are none where nobody counted', () => {
    expect(
      countedPieces(form({ 'piece-5000': '2', 'piece-20': ' 3 ', 'piece-1': '0', 'piece-100': 'x', 'piece-7': '4' })),
    ).toEqual({
      '5000': 2,
      '20': 3,
    });
    expect(countedPieces(form({ counted: '10,00' }))).toBeNull();
  });

  it('give the amount where no script did, and leave what was typed', () => {
    const empty = form({ counted: '' });
    fillCounted(empty, { '5000': 2, '20': 3 });
    expect(empty.get('counted')).toBe('100.60');
    const typed = form({ counted: '99,00' });
    fillCounted(typed, { '5000': 2 });
    expect(typed.get('counted')).toBe('99,00');
  });
});
