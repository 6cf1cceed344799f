import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import routes from '#app/routes.ts';
import { RESERVED_SLUGS } from '#server/domain/companies/slug.ts';

const firstParts = (path: string): string => path.split('/')[0] ?? '';

describe('reserved words', () => {
  it('hold the first part of every route that is not a company’s', () => {
    const taken = routes
      .flatMap(({ path }) => (path === undefined ? [] : [firstParts(path)]))
      .filter((part) => !/^[:*]/.test(part));
    expect(taken.length).toBeGreaterThan(5);
    expect(taken.filter((part) => !RESERVED_SLUGS.has(part))).toEqual([]);
  });

  it('hold every file that is served from the root', () => {
    const files = (existsSync('public') ? readdirSync('public') : []).map((name) => name.replace(/\..*$/, ''));
    expect(files.filter((name) => !RESERVED_SLUGS.has(name))).toEqual([]);
  });

  it('hold the addresses of machines', () => {
    for (const word of ['api', 'webhooks', 'assets', 'health', 'metrics', 'd', 'sustav', 'provjera-eracuna']) {
      expect(RESERVED_SLUGS.has(word), word).toBe(true);
    }
  });
});
