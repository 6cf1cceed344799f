import { describe, expect, it } from 'vitest';
// Plain JavaScript on purpose: it also runs before anything is installed.
import { type Lockfile, lockfileProblems } from '../../server/check-lockfile.mjs';
import { readSource } from './source-files.ts';

interface Manifest {
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
  readonly overrides: Readonly<Record<string, string>>;
}

const manifest = JSON.parse(readSource('package.json')) as Manifest;
const lock = JSON.parse(readSource('package-lock.json')) as Lockfile;
const wanted = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };

describe('package.json', () => {
  it('pins every version exactly', () => {
    const loose = Object.entries({ ...wanted, ...manifest.overrides }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
    );
    expect(loose).toEqual([]);
  });

  it('keeps the pins that the build depends on', () => {
    expect(wanted).toMatchObject({ tailwindcss: '4.3.3', '@tailwindcss/vite': '4.3.3', typescript: '5.9.3', react: '18.3.1' });
    expect(manifest.overrides).toMatchObject({ rollup: '4.67.4' });
  });

  it('brings its own Node 24 for every platform that has one', () => {
    for (const platform of ['linux-x64', 'linux-arm64', 'win-x64', 'darwin-x64']) {
      expect(manifest.optionalDependencies[`node-${platform}`]).toMatch(/^24\./);
    }
  });

  it('names only files that exist in its scripts', () => {
    const files = Object.values(manifest.scripts).flatMap((script) => script.match(/(?:server|tests|drizzle)\/[\w./-]+/g) ?? []);
    expect(files.map((file) => [file, readSource(file).length > 0])).toEqual(files.map((file) => [file, true]));
  });
});

describe('package-lock.json', () => {
  it('is whole: every package that a platform may need is locked with its checksum, and bound to no registry', () => {
    expect(lockfileProblems(lock)).toEqual([]);
    const elsewhere = JSON.stringify(lock, (key, value: unknown) => (key === 'funding' ? undefined : value));
    expect(elsewhere).not.toMatch(/:\/\/|file:|\/home\/|\/tmp\//);
  });

  it('is the lockfile of this package.json', () => {
    const root = lock.packages[''];
    expect({ ...root?.dependencies, ...root?.optionalDependencies }).toEqual({
      ...manifest.dependencies,
      ...manifest.optionalDependencies,
    });
    for (const [name, version] of Object.entries(wanted))
      expect([name, lock.packages[`node_modules/${name}`]?.version]).toEqual([name, version]);
  });

  it('finds a platform package that is not locked', () => {
    const packages = {
      '': { dependencies: { a: '1.0.0' } },
      'node_modules/a': {
        version: '1.0.0',
        integrity: 'sha512-x',
        optionalDependencies: { 'a-linux': '1.0.0', 'a-mac': '1.0.0' },
      },
      'node_modules/a/node_modules/a-linux': { version: '1.0.0', integrity: 'sha512-y' },
    };
    expect(lockfileProblems({ packages })).toEqual(['node_modules/a wants a-mac@1.0.0, which is not locked']);
  });
});
