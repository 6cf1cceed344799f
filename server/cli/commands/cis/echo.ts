import { type CommandIo, guardUse, WrongUseError } from '#server/cli/command-io.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';

import type { OpenDeps } from '../open-deps.ts';

const USAGE = `Usage:
  fiskai cis echo

Asks CIS to say a text back, with this installation's settings: network, TLS and the service itself. Prints {"ok":…,"ms":…,"clockAheadMs":…,"reason":…}.
`;

/** `fiskai cis echo`: one line of JSON; exit code 0 when the service answered, 1 when it did not, 2 for wrong use. */
export const run = (args: readonly string[], io: CommandIo, openDeps: OpenDeps): Promise<number> =>
  guardUse(io, USAGE, async () => {
    if (args.some((arg) => arg !== '--json')) throw new WrongUseError('no arguments are wanted');
    const { deps, close } = await openDeps();
    try {
      const { durationMs: ms, clockAheadMs } = await deps.ports.fiscalization.echo();
      io.stdout(`${JSON.stringify({ ok: true, ms, clockAheadMs, reason: null })}\n`);
      return 0;
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      io.stdout(
        `${JSON.stringify({ ok: false, ms: null, clockAheadMs: null, reason: [error.kind, ...error.codes].join(' ') })}\n`,
      );
      return 1;
    } finally {
      await close();
    }
  });
