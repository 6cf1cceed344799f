import { readFile, writeFile } from 'node:fs/promises';

import type { CommandIo } from '#server/cli/command-io.ts';
import { portsDocument } from '#server/cli/ports-document.ts';
import { type Destination, OUTBOUND_MATRIX } from '#server/integrations/outbound-matrix.ts';

const PORTS_FILE = 'docs/ports.md';

const USAGE = `Usage:
  fiskai outbound list [--json]   every destination that the app may call, live and sandbox
  fiskai outbound docs            writes docs/ports.md
`;

const jsonLine = ({ service, host, port, protocol, purpose, adapter, inUse, mode, env }: Destination): string =>
  JSON.stringify({ host, port, protocol, purpose, service, adapter, mode, inUse, env });

const textLine = ({ service, host, port, protocol, purpose, mode, inUse }: Destination): string =>
  `${`${host}:${port}`.padEnd(42)} ${protocol.padEnd(11)} ${mode.padEnd(8)} ${service}: ${purpose}${inUse ? '' : ' (no adapter yet)'}`;

const list = (asJson: boolean, io: CommandIo): void => {
  for (const destination of OUTBOUND_MATRIX) io.stdout(`${asJson ? jsonLine(destination) : textLine(destination)}\n`);
};

const writeDocument = async (io: CommandIo): Promise<void> => {
  const text = portsDocument();
  const before = await readFile(PORTS_FILE, 'utf8').catch(() => null);
  if (before !== text) await writeFile(PORTS_FILE, text);
  io.stderr(`docs/ports.md ${before === text ? 'was up to date' : 'written'}\n`);
};

/** `fiskai outbound …`; returns the exit code: 0 good, 2 wrong use. */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const [command, ...flags] = args;
  if (command === 'list' && flags.every((flag) => flag === '--json')) {
    list(flags.includes('--json'), io);
    return 0;
  }
  if (command === 'docs' && flags.length === 0) {
    await writeDocument(io);
    return 0;
  }
  io.stderr(USAGE);
  return 2;
}
