// What `npm start`, `npm test` and the like run first, on whatever Node the machine has (18 or newer) and before a single package
// is there: installs the locked packages when they are missing or outdated, and with --build builds the app when its sources have
// changed. Only words on stderr: stdout belongs to the command that follows.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, isBuilt } from './bootstrap/build-stamp.mjs';
import { BootstrapError, say } from './bootstrap/ground.mjs';
import { install, isInstalled } from './bootstrap/install.mjs';
import { alone } from './bootstrap/lock.mjs';
import { requireNode } from './bootstrap/node-version.mjs';

/**
 * Makes the project ready to run; quick (some 0.1 s) when it is already.
 *
 * @param {{build: boolean}} wish whether the built app is needed too
 * @returns {string} path of the Node to run the project with
 */
export const bootstrap = ({ build: wantsBuild }) => {
  let node = isInstalled() ? requireNode(false) : undefined;
  if (!node) {
    node = alone(() => {
      if (!isInstalled()) install();
      return requireNode(true);
    });
  }
  if (wantsBuild && !isBuilt()) alone(() => isBuilt() || build(node));
  return node;
};

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    bootstrap({ build: process.argv.includes('--build') });
  } catch (error) {
    if (!(error instanceof BootstrapError)) throw error;
    say(`\n${error.message}`);
    process.exitCode = 1;
  }
}
