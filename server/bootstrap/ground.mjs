import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));

/** A path inside the project. */
export const at = (...parts) => path.join(root, ...parts);

/** The package that holds Node for this machine, where there is one. */
export const nodePackage = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;

/** Words for a person; stdout belongs to the command that follows. */
export const say = (text) => process.stderr.write(`${text}\n`);

/** The text of a file, or undefined where there is none. */
export const readText = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : undefined);

/** Something that the person at the keyboard can mend: shown without a stack. */
export class BootstrapError extends Error {}

/** Runs a command with both its outputs on our stderr; its exit status. */
export const runToStderr = (command, args, options = {}) => {
  const result = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], ...options });
  if (result.error) throw new BootstrapError(`${command} could not be started: ${result.error.message}`);
  return result.status ?? 1;
};
