import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { freeSlug, isUsableSlug, RESERVED_SLUGS, slugOf } from './slug.ts';

describe('address of a company', () => {
  it.each([
    ['Studio Sova', 'studio-sova'],
    ['Šišmiš & Đurđica d.o.o.', 'sismis-durdica'],
    ['Ćevabdžinica Čaršija j.d.o.o.', 'cevabdzinica-carsija'],
    ['OBRT', 'obrt'],
    ['Žuti obrt, vl. Ana Anić', 'zuti-ana-anic'],
    ['東京', 'tvrtka'],
    ['Prijava', 'prijava-tvrtka'],
    ['Admin d.o.o.', 'admin-tvrtka'],
  ])('of %s is %s', (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });

  it('can be used whatever the name is', () => {
    fc.assert(fc.property(fc.string({ maxLength: 200, unit: 'grapheme' }), (name) => isUsableSlug(slugOf(name))));
    for (const word of RESERVED_SLUGS) expect(isUsableSlug(slugOf(word))).toBe(true);
  });

  it('gets a number when others have it', () => {
    expect(freeSlug('sova', new Set())).toBe('sova');
    expect(freeSlug('sova', new Set(['sova', 'sova-2', 'sova-4']))).toBe('sova-3');
    const long = slugOf('a'.repeat(100));
    expect(isUsableSlug(freeSlug(long, new Set([long])))).toBe(true);
  });

  it.each(['prijava', 'api', 'd', '-sova', 'sova-', 'So va', 'šova', 'a'.repeat(49), ''])('cannot be %s', (slug) => {
    expect(isUsableSlug(slug)).toBe(false);
  });
});
