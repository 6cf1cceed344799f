import { describe, expect, it } from 'vitest';

import { expenseQuery, readExpenseParams } from './expense-params.ts';

describe('the address of the list of costs', () => {
  it('comes back as it was written', () => {
    const params = { search: 'papir žuti', month: '2026-11', trail: ['a', 'b'] };
    expect(readExpenseParams(new URLSearchParams(expenseQuery(params)))).toEqual(params);
    expect(expenseQuery({ search: '', month: null, trail: [] })).toBe('');
  });

  it('is read as if nothing was asked where it makes no sense', () => {
    const read = readExpenseParams(new URLSearchParams('mjesec=2026-13&q=%20&nepoznato=1'));
    expect(read).toEqual({ search: '', month: null, trail: [] });
    expect(readExpenseParams(new URLSearchParams('mjesec=')).month).toBeNull();
  });

  it('remembers only so many pages', () => {
    const trail = Array.from({ length: 20 }, (_, index) => String(index));
    expect(readExpenseParams(new URLSearchParams(expenseQuery({ search: '', month: null, trail }))).trail).toHaveLength(12);
  });
});
