import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';

import type { MockControl } from '#mocks/control.ts';
import { type CommandIo, guardUse, WrongUseError } from '#server/cli/command-io.ts';
import { offlineDocument } from '#server/cli/mocks-docs/offline-document.ts';
import { readEnv } from '#server/env/index.ts';

const USAGE = `Usage:
  fiskai mocks list [--json]                                   vendors, their operations and what they are told to do
  fiskai mocks calls [--vendor V] [--limit N] [--json]         what was called, newest first
  fiskai mocks unhandled [--json]                              outbound requests that no vendor answered
  fiskai mocks scenario VENDOR OPERATION NAME[:VALUE] [--standing] [--times N]
                                                               for the next call (or N), or until "healthy" is set
  fiskai mocks clear [VENDOR]                                  every vendor, or one, works well again
  fiskai mocks state VENDOR [--json]                           what the vendor knows
  fiskai mocks do VENDOR ACTION [FIELD=VALUE …] [--json]       makes something happen there (see list)
  fiskai mocks outbox [--json]                                 mail that was sent
  fiskai mocks webhook resend EVENT EMAIL_ID [--signature good|bad|stale|future] [--copies N] [--json]
                                                               EMAIL_ID "last" is the newest mail
  fiskai mocks docs                                            writes docs/offline.md, what each of them simulates

Works on the data folder (FISKAI_DATA_DIR, else .data) while the app runs; webhooks go to APP_URL (else http://127.0.0.1:3000).
`;

export const OFFLINE_FILE = 'docs/offline.md';

/** The text of `OFFLINE_FILE`, made from what the mocks say of themselves. */
export async function offlineText(): Promise<string> {
  const [{ VENDORS }, { COMMON_SCENARIOS }] = await Promise.all([import('#mocks/registry.ts'), import('#mocks/kit/scenario.ts')]);
  return offlineDocument(Object.values(VENDORS), COMMON_SCENARIOS);
}

interface Call {
  readonly control: MockControl;
  readonly words: readonly string[];
  readonly flags: ReturnType<typeof readFlags>['values'];
  /** One JSON line with `--json`, else the sentence. */
  readonly line: (json: unknown, text: string) => void;
}

type Command = (call: Call) => number | Promise<number>;

const readFlags = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        standing: { type: 'boolean', default: false },
        vendor: { type: 'string' },
        limit: { type: 'string', default: '50' },
        times: { type: 'string', default: '1' },
        copies: { type: 'string', default: '1' },
        signature: { type: 'string', default: 'good' },
      },
    });
  } catch (error) {
    throw new WrongUseError(error instanceof Error ? error.message : String(error));
  }
};

const count = (text: string, name: string): number => {
  if (!/^[1-9][0-9]{0,3}$/.test(text)) throw new WrongUseError(`--${name} must be a number from 1 to 9999`);
  return Number(text);
};

const scenarioText = ({ name, argument }: { readonly name: string; readonly argument: string | null }): string =>
  argument === null ? name : `${name}:${argument}`;

const list: Command = ({ control, line }) => {
  for (const { id, label, operations, scenarios, active, actions } of control.vendors()) {
    const state = active.map((item) => `${item.operation} ${scenarioText(item)} (${item.mode})`).join(', ');
    line(
      {
        vendor: id,
        label,
        operations,
        scenarios: scenarios.map(({ name }) => name),
        active,
        actions: actions.map(({ name, fields }) => ({ name, fields })),
      },
      `${id.padEnd(8)} ${label}\n  operations: ${operations.join(', ')}\n  scenarios: ${scenarios.map(({ name }) => name).join(', ')}\n` +
        `  actions: ${actions.map(({ name, fields }) => [name, ...fields.map((field) => `${field.name}=`)].join(' ')).join(', ') || 'none'}\n` +
        `  now: ${state === '' ? 'healthy' : state}`,
    );
  }
  return 0;
};

const calls: Command = ({ control, flags, line }) => {
  const limit = count(flags.limit, 'limit');
  for (const call of control.calls({ limit, ...(flags.vendor === undefined ? {} : { vendor: flags.vendor }) })) {
    const result = call.status ?? call.outcome;
    const notes = call.notes.length === 0 ? '' : ` [${call.notes.join('; ')}]`;
    line(
      call,
      `${call.at} ${call.vendor} ${call.operation} ${call.method} ${call.host}${call.path.split('?')[0]} ${result} ${call.ms} ms${notes}`,
    );
  }
  return 0;
};

const unhandled: Command = ({ control, line }) => {
  const found = control.unhandled();
  for (const call of found) line(call, `${call.at} ${call.method} ${call.url} ${call.reason}`);
  return found.length === 0 ? 0 : 1;
};

const scenario: Command = ({ control, words, flags, line }) => {
  const [vendor, operation, name, ...rest] = words;
  if (vendor === undefined || operation === undefined || name === undefined || rest.length > 0) {
    throw new WrongUseError('VENDOR, OPERATION and NAME are needed');
  }
  const standing = flags.standing || name === 'healthy';
  const times = count(flags.times, 'times');
  if (standing) control.standing(vendor, operation, name);
  else control.next(vendor, operation, name, times);
  line({ vendor, operation, scenario: name, mode: standing ? 'standing' : 'next' }, `${vendor} ${operation}: ${name}`);
  return 0;
};

const clear: Command = ({ control, words, line }) => {
  const [vendor, ...rest] = words;
  if (rest.length > 0) throw new WrongUseError('at most one VENDOR');
  control.clearScenarios(vendor);
  line({ cleared: vendor ?? '*' }, `${vendor ?? 'every vendor'} works well again`);
  return 0;
};

const state: Command = ({ control, words, line }) => {
  const [vendor, ...rest] = words;
  if (vendor === undefined || rest.length > 0) throw new WrongUseError('VENDOR is needed');
  for (const table of control.tables(vendor)) {
    line(table, `${table.title}\n  ${[table.columns, ...table.rows].map((cells) => cells.join(' | ')).join('\n  ')}`);
  }
  return 0;
};

const act: Command = async ({ control, words, line }) => {
  const [vendor, action, ...fields] = words;
  if (vendor === undefined || action === undefined) throw new WrongUseError('VENDOR and ACTION are needed');
  const values = fields.map((text) => {
    const [name = '', ...value] = text.split('=');
    if (value.length === 0) throw new WrongUseError(`${text} is not FIELD=VALUE`);
    return [name, value.join('=')];
  });
  const told = await control.act(vendor, action, Object.fromEntries(values) as Record<string, string>);
  line({ vendor, action, told }, told);
  return 0;
};

const outbox: Command = ({ control, line }) => {
  for (const mail of control.outbox()) {
    line(mail, `${mail.createdAt} ${mail.id} ${mail.to.join(', ')} "${mail.subject}" ${mail.lastEvent}`);
  }
  return 0;
};

const SIGNATURES = ['good', 'bad', 'stale', 'future'] as const;

const webhook: Command = async ({ control, words, flags, line }) => {
  const [vendor, event, wanted, ...rest] = words;
  if (vendor !== 'resend' || event === undefined || wanted === undefined || rest.length > 0) {
    throw new WrongUseError('resend, EVENT and EMAIL_ID are needed');
  }
  const signature = SIGNATURES.find((name) => name === flags.signature);
  if (signature === undefined) throw new WrongUseError(`--signature must be one of ${SIGNATURES.join(', ')}`);
  const emailId = wanted === 'last' ? (control.outbox().at(-1)?.id ?? wanted) : wanted;
  const fired = await control.fireResend(emailId, event, { signature, copies: count(flags.copies, 'copies') });
  line(fired, `${fired.type} (${fired.webhookId}): ${fired.statuses.map((status) => status ?? 'no answer').join(', ')}`);
  return fired.statuses.every((status) => status !== null && status < 300) ? 0 : 1;
};

const docs: Command = async ({ line }) => {
  await writeFile(OFFLINE_FILE, await offlineText());
  line({ written: OFFLINE_FILE }, `${OFFLINE_FILE} written`);
  return 0;
};

const COMMANDS: Readonly<Record<string, Command>> = {
  list,
  calls,
  unhandled,
  scenario,
  clear,
  state,
  do: act,
  outbox,
  webhook,
  docs,
};

/** `fiskai mocks …`: exit code 0, 1 for a bad result (a webhook that was refused, unhandled calls), 2 for wrong use. */
export const run = (
  args: readonly string[],
  io: CommandIo,
  source?: Readonly<Record<string, string | undefined>>,
): Promise<number> =>
  guardUse(io, USAGE, async () => {
    const { values: flags, positionals } = readFlags(args);
    const [name = '', ...words] = positionals;
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (command === undefined) throw new WrongUseError(name === '' ? 'a command is needed' : `no command ${name}`);
    const env = readEnv(source);
    if (env.fiskaiEnv === 'live') throw new WrongUseError('there are no mocks in a live installation');
    const { openMocks } = await import('#mocks/open.ts');
    const { MockRefusal } = await import('#mocks/kit/vendor.ts');
    const mocks = openMocks({ dataDir: env.dataDir, appUrl: env.appUrl });
    try {
      const line = (json: unknown, text: string): void => {
        if (flags.json) io.stdout(`${JSON.stringify(json)}\n`);
        else io.stderr(`${text}\n`);
      };
      return await command({ control: mocks.control, words, flags, line });
    } catch (error) {
      if (error instanceof MockRefusal) throw new WrongUseError(error.message);
      throw error;
    } finally {
      mocks.close();
    }
  });
