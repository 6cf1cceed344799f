import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { at, BootstrapError, nodePackage, readText } from './ground.mjs';

/** `crypto.argon2` came with 24.7. */
const OLDEST_NODE = [24, 7];

const isNewEnough = (version) => {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
};

/** The Node that npm scripts will find: the one among the packages, else the machine's own (as on an Apple M). */
const projectNode = () => {
  const own = at('node_modules', nodePackage);
  const manifest = readText(path.join(own, 'package.json'));
  if (manifest) {
    const binary = path.join(own, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    const { version } = JSON.parse(manifest);
    if (isNewEnough(version) && existsSync(binary)) return { binary, version };
  }
  return { binary: process.execPath, version: process.versions.node };
};

/**
 * @param {boolean} freshlyInstalled whether to try the binary out, too
 * @returns {string} path of a Node that can run the project
 * @throws {BootstrapError} when there is none
 */
export const requireNode = (freshlyInstalled) => {
  const { binary, version } = projectNode();
  if (!isNewEnough(version)) {
    throw new BootstrapError(
      `FiskAI needs Node ${OLDEST_NODE.join('.')} or newer and npm brings none for ${process.platform}-${process.arch}: ` +
        `this is ${version}. Install Node 24 (https://nodejs.org) and try again.`,
    );
  }
  if (freshlyInstalled && binary !== process.execPath && spawnSync(binary, ['--version']).status !== 0) {
    throw new BootstrapError(
      `The Node ${version} that npm brought does not run here (it needs glibc: Debian, Ubuntu, Fedora; not Alpine). ` +
        'Use the container image, or a system with glibc.',
    );
  }
  return binary;
};
