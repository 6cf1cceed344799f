import { type CommandIo, guardUse, WrongUseError } from '#server/cli/command-io.ts';
import type { Deps, LinkedService } from '#server/context.ts';
import { DomainError } from '#server/domain/shared/errors.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';

import type { OpenDeps } from './open-deps.ts';

const USAGE = `Usage:
  fiskai outbound check [--json]

One harmless call to each service that is switched on, by the settings of this installation.
`;

/** Vendors' own names for what went wrong, as far as they can be told. */
const failureOf = (error: unknown): string => {
  if (error instanceof ProviderError) return [error.kind, ...error.codes].join(' ');
  if (error instanceof DomainError) return error.code;
  throw error;
};

async function ask(deps: Deps, { provider, service, mode }: LinkedService) {
  const started = performance.now();
  const failure = await deps.links.check(provider).then(() => null, failureOf);
  return { provider, service, mode, good: failure === null, failure, durationMs: Math.round(performance.now() - started) };
}

/** `fiskai outbound check`: a line a service; exit code 0 when all are good, 1 when one is not, 2 for wrong use. */
export const run = (args: readonly string[], io: CommandIo, openDeps: OpenDeps): Promise<number> =>
  guardUse(io, USAGE, async () => {
    if (args.some((arg) => arg !== '--json')) throw new WrongUseError('--json is all that may follow');
    const { deps, close } = await openDeps();
    try {
      const results = await Promise.all(
        deps.links.services.filter(({ mode }) => mode !== 'off').map((service) => ask(deps, service)),
      );
      for (const result of results) {
        const { service, mode, good, failure, durationMs } = result;
        const words = [good ? 'good' : 'BAD ', service.padEnd(30), mode.padEnd(8), `${durationMs} ms`.padStart(8), failure ?? ''];
        io.stdout(args.includes('--json') ? `${JSON.stringify(result)}\n` : `${words.join('  ').trimEnd()}\n`);
      }
      return results.every(({ good }) => good) ? 0 : 1;
    } finally {
      await close();
    }
  });
