import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { at, BootstrapError, readText, runToStderr, say } from './ground.mjs';

const BUILD_STAMP = at('build', '.stamp');

const SOURCES = [
  'app',
  'server',
  'mocks',
  'drizzle',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'vite.config.ts',
  'remix.config.js',
];
const NOT_BUILT = /(\.test\.tsx?|\.md)$|^drizzle\/migrations\/meta\//;

const sourceFiles = (name) => {
  const full = at(name);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [name];
  const entries = readdirSync(full, { withFileTypes: true });
  return entries.flatMap((entry) => (entry.isDirectory() ? sourceFiles(`${name}/${entry.name}`) : [`${name}/${entry.name}`]));
};

/** One hash over the names and contents of everything that goes into the build. */
const sourceHash = () => {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap(sourceFiles)
    .filter((name) => !NOT_BUILT.test(name))
    .sort()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(at(file)))
      .update('\0');
  }
  return hash.digest('hex');
};

/** True when the built app is that of the present sources. */
export const isBuilt = () => existsSync(at('build', 'app', 'index.js')) && readText(BUILD_STAMP) === sourceHash();

/** Builds the app with the given Node. */
export const build = (node) => {
  say('Building the app…');
  rmSync(BUILD_STAMP, { force: true });
  const hash = sourceHash();
  const status = runToStderr(node, [at('server', 'build.mjs')]);
  if (status !== 0) throw new BootstrapError(`The build ended with ${status}; its reason stands above.`);
  writeFileSync(BUILD_STAMP, hash);
};
