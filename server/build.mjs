// Builds what `npm start` and the container run:
//   build/client, build/server  screens, by Remix and Vite
//   build/app                   the server, by esbuild: index.js, worker.js and the command line fiskai.js, with what they load on
//                               demand (mocks, commands) in chunks
// Packages stay in node_modules, except those that bundled.mjs takes in. Files that are read while running (migrations, fonts) are found from the
// project folder, which is the working directory of every entry.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

import { outside } from './bundled.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const out = path.join(root, 'build', 'app');

/** The processes: the file in build/app, and the source that it runs. */
const ENTRIES = { index: 'server/index.ts', worker: 'server/worker.ts', fiskai: 'server/cli/fiskai.ts' };

/**
 * Static imports run before any other line, so the settings that packages read while loading are set in a file of their own.
 * Compiled code is kept beside the build (and goes with it), never in a folder that other users of the machine can write to;
 * where the build cannot be written, as in the container, a start compiles anew.
 */
const entryText = (name) => `import { enableCompileCache } from 'node:module';
process.env.NODE_ENV ??= 'production';
process.setSourceMapsEnabled(true);
enableCompileCache(import.meta.dirname + '/compiled');
await import('./main/${name}.js');
`;

const fail = (text) => {
  process.stderr.write(`${text}\n`);
  process.exit(1);
};

const buildScreens = () => {
  const cli = path.join(root, 'node_modules', '@remix-run', 'dev', 'dist', 'cli.js');
  const env = { ...process.env, NODE_ENV: 'production' };
  const { status, error } = spawnSync(process.execPath, [cli, 'vite:build', '--logLevel', 'warn'], {
    cwd: root,
    env,
    stdio: 'inherit',
  });
  if (error || status !== 0)
    fail(`The screens could not be built (${error?.message ?? `remix vite:build ended with ${status}`}).`);
};

const buildServer = async () => {
  await rm(out, { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints: ENTRIES,
    outdir: path.join(out, 'main'),
    bundle: true,
    splitting: true,
    external: outside,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    jsx: 'automatic',
    sourcemap: true,
    sourcesContent: false,
    define: { 'import.meta.env.DEV': 'false', 'import.meta.env.PROD': 'true' },
    logLevel: 'warning',
  }).catch(() => fail('The server could not be bundled; the places stand above.'));
  await mkdir(out, { recursive: true });
  for (const name of Object.keys(ENTRIES)) await writeFile(path.join(out, `${name}.js`), entryText(name));
};

const missing = [...Object.values(ENTRIES), 'vite.config.ts', 'app/root.tsx'].filter(
  (file) => !existsSync(path.join(root, file)),
);
if (missing.length > 0) fail(`There is nothing to build without ${missing.join(', ')}.`);

buildScreens();
await buildServer();
