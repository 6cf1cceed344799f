import { expect, it } from 'vitest';

import { placeOffered } from './place-offered.ts';

const device = (id: string) => ({ id, code: id, name: '' });
const premises = [
  { id: 'a', code: 'A', name: '', devices: [device('1')] },
  { id: 'b', code: 'B', name: '', devices: [device('2'), device('3')] },
];

it('keeps what is offered, else goes to the same premises, else to the first', () => {
  expect(placeOffered(premises, 'b:3')).toBe('b:3');
  expect(placeOffered(premises, 'b:9')).toBe('b:2');
  expect(placeOffered(premises, 'z:9')).toBe('a:1');
  expect(placeOffered(premises, '')).toBe('');
  expect(placeOffered([], 'b:9')).toBe('b:9');
});
