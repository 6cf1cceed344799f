import { describe, expect, it } from 'vitest';
import {
  changed,
  directoryInput,
  directoryQuery,
  readDirectoryParams,
  sortedBy,
} from '#app/features/directory/directory-params.ts';

const read = (query: string) => readDirectoryParams(new URLSearchParams(query));

describe('the address of a list', () => {
  it('is empty as the list begins, and reads back what it says', () => {
    expect(directoryQuery(read(''))).toBe('');
    const query = '?prikaz=arhiva&q=%C4%90ur%C4%91a&poredak=dodano&smjer=silazno&nakon=a&nakon=b';
    expect(directoryQuery(read(query))).toBe(query);
  });

  it('forgives what it does not understand', () => {
    expect(read('?prikaz=x&poredak=1&smjer=2&nesto=3')).toEqual(read(''));
    expect(read(`?q=${'x'.repeat(500)}`).search).toHaveLength(200);
  });

  it('begins the pages anew when anything else changes', () => {
    const second = read('?nakon=a');
    expect(directoryInput(second)).toMatchObject({ cursor: 'a', limit: 50 });
    expect(directoryInput(changed(second, { search: 'ana' }))).not.toHaveProperty('cursor');
    expect(sortedBy(second, 'name')).toMatchObject({ sort: 'name', direction: 'desc', trail: [] });
    expect(sortedBy(sortedBy(second, 'name'), 'created')).toMatchObject({ sort: 'created', direction: 'asc' });
  });
});
