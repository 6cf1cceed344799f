import { describe, expect, it } from 'vitest';
import { editIntent, editLines, newLine, readEditIntent } from './line-edits.ts';

const lines = ['a', 'b', 'c'].map((key) => ({ ...newLine(key, undefined, 'standard'), description: key }));
const names = (edited: readonly { readonly description: string }[]) => edited.map(({ description }) => description).join('');

describe('edits of lines', () => {
  it('remove, duplicate and move', () => {
    expect(names(editLines(lines, 'remove', 1, 'n'))).toBe('ac');
    expect(names(editLines(lines, 'duplicate', 0, 'n'))).toBe('aabc');
    expect(names(editLines(lines, 'up', 2, 'n'))).toBe('acb');
    expect(names(editLines(lines, 'down', 0, 'n'))).toBe('bac');
  });

  it('change nothing beyond the ends', () => {
    expect(editLines(lines, 'up', 0, 'n')).toBe(lines);
    expect(editLines(lines, 'down', 2, 'n')).toBe(lines);
    expect(editLines(lines, 'remove', 7, 'n')).toBe(lines);
  });

  it('give a duplicate a key of its own', () => {
    expect(new Set(editLines(lines, 'duplicate', 1, 'new').map(({ key }) => key)).size).toBe(4);
  });

  it('travel in a button’s value', () => {
    expect(readEditIntent(editIntent('remove', 12))).toEqual({ edit: 'remove', index: 12 });
    expect([readEditIntent('issue'), readEditIntent('line-burn:1'), readEditIntent('line-up:')]).toEqual([null, null, null]);
  });

  it('let a new line follow the one before in unit and VAT', () => {
    const hour = { ...newLine('x', undefined, 'standard'), unit: 'HUR', vatCode: 'reduced' as const };
    expect(newLine('y', hour, 'standard')).toMatchObject({ unit: 'HUR', vatCode: 'reduced', quantity: '1', description: '' });
  });
});
