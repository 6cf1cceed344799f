import { type ChildProcess, spawn } from 'node:child_process';

/** A process of the product as it was built, in an environment of its own: nothing of this shell's settings reaches it. */
export interface Running {
  readonly child: ChildProcess;
  /** What it has written so far. */
  readonly output: () => { readonly stdout: string; readonly stderr: string };
  /** Waits until it has written something that fits, on either stream; fails with all that it wrote when it ends before. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
  /** Waits for its end: exit code, or the signal that ended it. */
  ended(): Promise<number | NodeJS.Signals>;
  /** Sends SIGTERM and waits. */
  stop(): Promise<number | NodeJS.Signals>;
}

export type Settings = Readonly<Record<string, string>>;

const running = new Set<ChildProcess>();

/** Ends whatever a failed test left behind. */
export function killLeftovers(): void {
  for (const child of running) child.kill('SIGKILL');
}

/** What `npm start`, `npm run worker`, `npm run fiskai` and the container run. */
export type Entry = 'index' | 'worker' | 'fiskai';

export function runProduct(entry: Entry, args: readonly string[], settings: Settings): Running {
  const { PATH = '', HOME = '', TMPDIR = '/tmp' } = process.env;
  const env: NodeJS.ProcessEnv = { PATH, HOME, TMPDIR, TZ: 'Pacific/Auckland', NODE_ENV: 'production', ...settings };
  const child = spawn(process.execPath, [`build/app/${entry}.js`, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  const written = { stdout: '', stderr: '' };
  const waiting = new Set<() => void>();
  const look = () => waiting.forEach((check) => check());
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].on('data', (chunk: Buffer) => {
      written[name] += chunk.toString('utf8');
      look();
    });
  }
  const end = new Promise<number | NodeJS.Signals>((resolve) => {
    child.once('close', (code, signal) => {
      running.delete(child);
      resolve(code ?? signal ?? -1);
      look();
    });
  });
  return {
    child,
    output: () => ({ ...written }),
    says: (pattern) =>
      new Promise((resolve, reject) => {
        const check = () => {
          const found = pattern.exec(written.stdout) ?? pattern.exec(written.stderr);
          if (found === null && running.has(child)) return;
          waiting.delete(check);
          if (found === null) reject(new Error(`ended without ${String(pattern)}:\n${written.stdout}\n${written.stderr}`));
          else resolve(found);
        };
        waiting.add(check);
        check();
      }),
    ended: () => end,
    stop: () => {
      child.kill('SIGTERM');
      return end;
    },
  };
}

/** A web process on a free port of this machine. */
export const startWeb = (settings: Settings): Running => runProduct('index', [], { PORT: '0', LOG_LEVEL: 'info', ...settings });

/** Waits until a web process has told its address. */
export async function addressOf(web: Running): Promise<string> {
  const [, url = ''] = await web.says(/FiskAI radi na (http:\/\/127\.0\.0\.1:\d+)/);
  return url;
}

/** Runs a command to its end. */
export async function fiskai(args: readonly string[], settings: Settings) {
  const run = runProduct('fiskai', args, settings);
  const code = await run.ended();
  const { stdout, stderr } = run.output();
  return { code, stdout, stderr };
}
