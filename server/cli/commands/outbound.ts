import { readFile, writeFile } from 'node:fs/promises';

import type { CommandIo } from '#server/cli/command-io.ts';
import { OUTBOUND_FILES } from '#server/cli/outbound-docs/files.ts';
import { type Destination, OUTBOUND_MATRIX } from '#server/integrations/outbound-matrix.ts';

const USAGE = `Usage:
  fiskai outbound list [--json]   every destination that the app may call, live and sandbox
  fiskai outbound check [--json]  one harmless call to each service that is on; ends with 1 when one is not good
  fiskai outbound docs            writes every file that is made from that list: docs/ports.md, firewall files …
`;

const jsonLine = ({ service, host, port, protocol, purpose, adapter, need, mode, env }: Destination): string =>
  JSON.stringify({ service, host, port, protocol, purpose, mode, adapter, need, env });

const textLine = ({ service, host, port, protocol, purpose, mode }: Destination): string =>
  `${`${host}:${port}`.padEnd(42)} ${protocol.padEnd(11)} ${mode.padEnd(8)} ${service}: ${purpose}`;

const list = (asJson: boolean, io: CommandIo): void => {
  for (const destination of OUTBOUND_MATRIX) io.stdout(`${asJson ? jsonLine(destination) : textLine(destination)}\n`);
};

const writeDocuments = async (io: CommandIo): Promise<void> => {
  for (const [path, textOf] of Object.entries(OUTBOUND_FILES)) {
    const before = await readFile(path, 'utf8').catch(() => null);
    const text = textOf(before ?? '');
    if (before !== text) await writeFile(path, text);
    io.stderr(`${path} ${before === text ? 'was up to date' : 'written'}\n`);
  }
};

/** `fiskai outbound …`; returns the exit code: 0 good, 2 wrong use. */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const [command, ...flags] = args;
  if (command === 'list' && flags.every((flag) => flag === '--json')) {
    list(flags.includes('--json'), io);
    return 0;
  }
  if (command === 'docs' && flags.length === 0) {
    await writeDocuments(io);
    return 0;
  }
  io.stderr(USAGE);
  return 2;
}
