import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { at, BootstrapError, nodePackage, readText, runToStderr, say } from './ground.mjs';

const INSTALL_STAMP = at('node_modules', '.fiskai-install');

/** True when, by npm's own record, node_modules holds the locked packages; those of other platforms are left out, Node itself is not. */
const isInstalledByHand = () => {
  const installed = readText(at('node_modules', '.package-lock.json'));
  if (!installed) return false;
  const there = JSON.parse(installed).packages;
  const wanted = JSON.parse(readFileSync(at('package-lock.json'), 'utf8')).packages;
  const ownNode = `node_modules/${nodePackage}`;
  return Object.entries(wanted).every(([location, entry]) => {
    if (location === '') return true;
    return there[location] ? there[location].version === entry.version : entry.optional && location !== ownNode;
  });
};

const lockfileHash = () =>
  createHash('sha256')
    .update(readFileSync(at('package-lock.json')))
    .digest('hex');

/** True when the packages are those of the lockfile, by the note that the last installation left. */
export const isInstalled = () => readText(INSTALL_STAMP) === lockfileHash();

/** npm's folder for downloads, or one of ours where the home folder may not be written. */
const cacheSettings = () => {
  let folder = process.env.npm_config_cache ?? path.join(os.homedir(), '.npm');
  while (!existsSync(folder) && path.dirname(folder) !== folder) folder = path.dirname(folder);
  try {
    accessSync(folder, constants.W_OK);
    return {};
  } catch {
    return { npm_config_cache: at('.cache', 'npm') };
  }
};

const isOwn = (file) => file.startsWith(at('node_modules'));

/** The machine's Node: the one in node_modules is about to be replaced and cannot be asked to do it. */
const foreignNode = () => {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const onPath = (process.env.PATH ?? '').split(path.delimiter).map((folder) => path.join(folder, name));
  const candidates = [process.env.npm_node_execpath, process.execPath, ...onPath];
  return candidates.find((file) => file && !isOwn(file) && existsSync(file)) ?? process.execPath;
};

/** The npm that started us, else the one on the PATH. */
const npmCommand = () => {
  const script = process.env.npm_execpath;
  if (script && /npm-cli\.c?js$/.test(script) && existsSync(script))
    return { command: foreignNode(), args: [script], shell: false };
  return { command: 'npm', args: [], shell: process.platform === 'win32' };
};

const withoutOwnNode = (searchPath) =>
  searchPath
    .split(path.delimiter)
    .filter((folder) => !isOwn(folder))
    .join(path.delimiter);

/** Installs what package-lock.json says, unless someone has just done so by hand. */
export const install = () => {
  if (isInstalledByHand()) return void writeFileSync(INSTALL_STAMP, lockfileHash());
  say('Installing the locked packages; the first time takes about a minute…');
  const { command, args, shell } = npmCommand();
  // Build and test tools are development packages: a NODE_ENV=production of the shell must not drop them.
  const flags = ['ci', '--no-audit', '--no-fund', '--loglevel=error', '--include=dev', '--include=optional'];
  const env = { ...process.env, ...cacheSettings() };
  for (const name of Object.keys(env).filter((key) => key.toUpperCase() === 'PATH')) env[name] = withoutOwnNode(env[name] ?? '');
  const status = runToStderr(command, [...args, ...flags], { env, shell });
  if (status !== 0)
    throw new BootstrapError(`npm ci ended with ${status}; its reason stands above. Nothing was built or started.`);
  writeFileSync(INSTALL_STAMP, lockfileHash());
};
