import { expect, it } from 'vitest';

import { firstFields } from './first-fields.ts';
import type { ReadField, ReadGroup } from './read-einvoice.ts';

const field = (value: string): ReadField => ({
  term: '',
  label: { hr: 'Podatak', en: 'Value' },
  kind: 'text',
  value,
  qualifier: '',
  meaning: null,
});
const group = (title: string, ...values: readonly string[]): ReadGroup => ({
  title: { hr: title, en: title },
  fields: values.map(field),
});

it('shows fields in their order up to a limit, and counts the others', () => {
  const groups = [group('a', '1', '2'), group('b', '3', '4'), group('c', '5')];
  expect(firstFields(groups)).toEqual({ groups, left: 0 });
  expect(firstFields(groups, 3)).toEqual({ groups: [group('a', '1', '2'), group('b', '3')], left: 2 });
});
