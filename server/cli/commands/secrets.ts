import { type CommandIo, guardUse, WrongUseError } from '#server/cli/command-io.ts';
import { rotateSecrets } from '#server/db/rotate-secrets.ts';

import type { OpenDeps } from './open-deps.ts';

const USAGE = `Usage:
  fiskai secrets rotate [--json]

Seals every private key and message under FISKAI_SECRETS_KEY that is still under FISKAI_SECRETS_KEY_OLD. When it is done, the
old key can be taken out of the settings. May be broken off and run again.
`;

/** `fiskai secrets rotate`: exit code 0 when nothing is left under an old key. */
export const run = (args: readonly string[], io: CommandIo, openDeps: OpenDeps): Promise<number> =>
  guardUse(io, USAGE, async () => {
    const [verb, ...flags] = args;
    if (verb !== 'rotate' || flags.some((flag) => flag !== '--json')) throw new WrongUseError('rotate is needed');
    const { deps, close } = await openDeps();
    try {
      const rotated = await rotateSecrets(deps);
      if (flags.length > 0) io.stdout(`${JSON.stringify(rotated)}\n`);
      else
        io.stderr(
          `Sealed again: ${rotated.certificates} private keys, ${rotated.messages} messages, ${rotated.mailboxes} mailboxes.\n`,
        );
      return 0;
    } finally {
      await close();
    }
  });
