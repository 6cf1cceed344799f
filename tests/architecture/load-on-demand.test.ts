import { existsSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { resolveImport } from './import-table.ts';
import { importsOf, parseSource } from './source-files.ts';

/** Packages that cost a start more than they give it: whoever needs one imports it when it is needed. */
const HEAVY = ['@react-email/components', '@react-email/render', 'googleapis', 'pdfmake', 'soap', 'bwip-js'];

/** Packages that a file and all that it imports statically would load. */
function packagesOf(entry: string): ReadonlySet<string> {
  const packages = new Set<string>();
  const seen = new Set<string>();
  const open = [entry];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (seen.has(file) || !existsSync(file)) continue;
    seen.add(file);
    for (const { specifier, kind } of importsOf(parseSource(file))) {
      if (kind !== 'value') continue;
      const own = resolveImport(file, specifier);
      if (own === undefined) packages.add(specifier);
      else if (/\.tsx?$/.test(own)) open.push(own);
    }
  }
  return packages;
}

describe('a start', () => {
  it.each(['server/index.ts', 'server/worker.ts'])('by %s loads no heavy package', (entry) => {
    const packages = packagesOf(entry);
    expect(packages).toContain('drizzle-orm');
    expect(HEAVY.filter((name) => [...packages].some((found) => found === name || found.startsWith(`${name}/`)))).toEqual([]);
  });
});
