import type { CommandIo } from './command-io.ts';
import type { OpenDeps } from './commands/open-deps.ts';

type Run = (args: readonly string[], io: CommandIo) => Promise<number>;

/** Every subcommand, loaded when it is asked for. Two words before one. */
const COMMANDS: Readonly<Record<string, { readonly load: () => Promise<Run>; readonly about: string }>> = {
  'cis build': {
    load: async () => (await import('./commands/cis/build.ts')).run,
    about: 'print the signed CIS request of a receipt',
  },
  'cis verify': {
    load: async () => (await import('./commands/cis/verify.ts')).run,
    about: 'check the signature of a CIS answer',
  },
  'cis echo': {
    load: async () => withDeps((await import('./commands/cis/echo.ts')).run),
    about: 'ask CIS whether it is there',
  },
  'cis check': {
    load: async () => withDeps((await import('./commands/cis/check.ts')).run),
    about: 'let the test service of CIS judge a receipt',
  },
  'einvoice validate': {
    load: async () => (await import('./commands/einvoice/validate.ts')).run,
    about: 'judge eRačuni by structure, EN 16931 and the Croatian rules',
  },
  'archive verify': {
    load: async () => (await import('./commands/archive-verify.ts')).run,
    about: 'hash the files of a downloaded archive again',
  },
  doctor: {
    load: async () => withDeps((await import('./commands/doctor.ts')).run),
    about: 'look at clocks, certificates and receipts without a JIR',
  },
  'outbound check': {
    load: async () => withDeps((await import('./commands/outbound-check.ts')).run),
    about: 'one harmless call to each service that is on',
  },
  outbound: {
    load: async () => (await import('./commands/outbound.ts')).run,
    about: 'list every destination, or write the files made from that list',
  },
  mocks: { load: async () => (await import('./commands/mocks.ts')).run, about: 'look at the simulated vendors and steer them' },
  token: {
    load: async () => withDeps((await import('./commands/token.ts')).run),
    about: 'make, list and revoke tokens for other services',
  },
  admin: { load: async () => withDeps((await import('./commands/admin.ts')).run), about: 'make a person a system administrator' },
  secrets: { load: async () => withDeps((await import('./commands/secrets.ts')).run), about: 'seal everything under a new key' },
  kpd: {
    load: async () => withDeps((await import('./commands/kpd.ts')).run),
    about: 'read in an edition of the KPD classification',
  },
  demo: { load: async () => (await import('./commands/demo.ts')).run, about: 'run the whole main job on simulated vendors' },
  db: { load: async () => (await import('./commands/db.ts')).run, about: 'forget the embedded demo database' },
};

const io: CommandIo = {
  stdout: (text) => void process.stdout.write(text),
  stderr: (text) => void process.stderr.write(text),
};

/** Commands that work on the database get the whole house, opened only when their words made sense. */
function withDeps(run: (args: readonly string[], io: CommandIo, openDeps: OpenDeps) => Promise<number>): Run {
  return (args, commandIo) =>
    run(args, commandIo, async () => {
      const [{ readEnv }, { openInstallation }] = await Promise.all([import('../env/index.ts'), import('../installation.ts')]);
      const installation = await openInstallation({ env: { ...readEnv(), logLevel: 'error' } });
      return { deps: installation.house.deps, close: () => installation.close() };
    });
}

function usage(): string {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
  const lines = Object.entries(COMMANDS).map(([name, { about }]) => `  fiskai ${name.padEnd(width)}  ${about}`);
  return `Usage: fiskai <command> [options]\n${lines.join('\n')}\n`;
}

// A reader that has seen enough (`| head`) closes the pipe; that is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

async function main(args: readonly string[]): Promise<number> {
  const name = [args.slice(0, 2).join(' '), args[0] ?? ''].find((words) => Object.hasOwn(COMMANDS, words));
  const command = name === undefined ? undefined : COMMANDS[name];
  if (name === undefined || command === undefined) {
    io.stderr(usage());
    return args.length === 0 || args[0] === '--help' || args[0] === 'help' ? 0 : 2;
  }
  const run = await command.load();
  return run(args.slice(name.split(' ').length), io);
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  async (error: unknown) => {
    const { startProblem } = await import('../start-problems.ts');
    const words = startProblem(error) ?? (error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.stderr.write(`\n${words}\n\n`);
    process.exit(1);
  },
);
