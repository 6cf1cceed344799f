import { type CommandIo, guardUse, WrongUseError } from '#server/cli/command-io.ts';
import { EmailField } from '#server/contracts/identity.ts';
import { DomainError } from '#server/domain/shared/errors.ts';
import { grantSystemAdministrator } from '#server/modules/identity/index.ts';

import type { OpenDeps } from './open-deps.ts';

const USAGE = `Usage:
  fiskai admin grant EMAIL [--json]
  fiskai admin revoke EMAIL [--json]

Makes a person with an account a system administrator of this installation, or no longer one.
`;

/** `fiskai admin …`: exit code 0, 1 when nobody has that address, 2 for wrong use. */
export const run = (args: readonly string[], io: CommandIo, openDeps: OpenDeps): Promise<number> =>
  guardUse(io, USAGE, async () => {
    const json = args.includes('--json');
    const [verb, address, ...rest] = args.filter((arg) => arg !== '--json');
    if ((verb !== 'grant' && verb !== 'revoke') || rest.length > 0)
      throw new WrongUseError('grant EMAIL or revoke EMAIL is needed');
    const email = EmailField.safeParse(address);
    if (!email.success) throw new WrongUseError('EMAIL must be an e-mail address');
    const granted = verb === 'grant';
    const { deps, close } = await openDeps();
    try {
      await grantSystemAdministrator(deps, email.data, granted);
    } catch (error) {
      if (!(error instanceof DomainError && error.kind === 'not_found')) throw error;
      io.stderr(`nobody has an account with ${email.data}\n`);
      return 1;
    } finally {
      await close();
    }
    if (json) io.stdout(`${JSON.stringify({ email: email.data, systemAdministrator: granted })}\n`);
    else io.stderr(`${email.data} is ${granted ? 'now' : 'no longer'} a system administrator.\n`);
    return 0;
  });
