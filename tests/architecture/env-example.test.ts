import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { environmentSchema } from '#server/env/index.ts';

const example = readFileSync('.env.example', 'utf8');
const entries = [...example.matchAll(/^#?([A-Z][A-Z0-9_]*)=(.*)$/gm)].map(([, name, value]) => [name, value] as const);
const documented = Object.fromEntries(entries.filter(([, value]) => value !== ''));

describe('.env.example', () => {
  it('lists each variable of the schema exactly once, and no other', () => {
    expect(entries.map(([name]) => name).sort()).toEqual(Object.keys(environmentSchema.shape).sort());
  });

  it('shows the defaults: taking them over changes nothing', () => {
    expect(environmentSchema.parse(documented)).toEqual(environmentSchema.parse({}));
  });

  it('shows every default that there is', () => {
    const withDefault = Object.entries(environmentSchema.parse({})).filter(([, value]) => value !== null);
    expect(Object.keys(documented).sort()).toEqual(withDefault.map(([name]) => name).sort());
  });
});
