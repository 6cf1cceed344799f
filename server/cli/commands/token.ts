import { parseArgs } from 'node:util';

import { type CommandIo, guardUse, WrongUseError } from '#server/cli/command-io.ts';
import type { Deps } from '#server/context.ts';
import { CreateTokenInput, RevokeTokenInput, TOKEN_ROLES, type TokenDto } from '#server/contracts/access.ts';
import { DomainError } from '#server/domain/shared/errors.ts';
import { createToken, listTokens, revokeToken } from '#server/modules/access/index.ts';
import { findCompanyBySlug } from '#server/modules/companies/index.ts';

import type { OpenDeps } from './open-deps.ts';

const USAGE = `Usage:
  fiskai token create --company SLUG --name NAME --role ROLE [--scope SCOPE]... [--days N] [--json]
  fiskai token list --company SLUG [--json]
  fiskai token revoke ID --company SLUG [--json]

Bearer tokens for other services, for one company each. ROLE is one of ${TOKEN_ROLES.join(', ')}.
SCOPE is a router or a procedure (invoicing, parties.list); without one the token may call all that its role may.
The token itself is printed once, by create; only its hash is kept.
`;

type Values = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/** `fiskai token …`: exit code 0, 1 when the company or the token does not exist, 2 for wrong use. */
export const run = (args: readonly string[], io: CommandIo, openDeps: OpenDeps): Promise<number> =>
  guardUse(io, USAGE, async () => {
    const { values, positionals } = readArgs(args);
    const slug = text(values, 'company');
    const action = actionOf(positionals, values, io);
    const { deps, close } = await openDeps();
    try {
      const company = await findCompanyBySlug(deps, slug);
      if (company === null) {
        io.stderr(`no company has the address ${slug}\n`);
        return 1;
      }
      return await action(deps, company.id);
    } finally {
      await close();
    }
  });

type Action = (deps: Deps, companyId: string) => Promise<number>;

/** Everything that can be wrong with the use is found before the database is opened. */
function actionOf([verb, id, ...rest]: readonly string[], values: Values, io: CommandIo): Action {
  if (rest.length > 0 || (verb !== 'revoke' && id !== undefined)) throw new WrongUseError('too many arguments');
  const json = values['json'] === true;
  if (verb === 'create') return create(values, io, json);
  if (verb === 'list') return list(io, json);
  if (verb === 'revoke') return revoke(id, io, json);
  throw new WrongUseError('one of create, list and revoke is needed');
}

function create(values: Values, io: CommandIo, json: boolean): Action {
  const parsed = CreateTokenInput.omit({ expiresAt: true }).safeParse({
    name: text(values, 'name'),
    role: text(values, 'role'),
    scopes: values['scope'] ?? [],
  });
  if (!parsed.success)
    throw new WrongUseError(parsed.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`).join('\n'));
  const days = values['days'] === undefined ? null : Number(values['days']);
  if (days !== null && !(Number.isInteger(days) && days > 0 && days <= 3650)) throw new WrongUseError('--days must be 1 to 3650');
  return async (deps, companyId) => {
    const expiresAt = days === null ? null : new Date(deps.clock.now().getTime() + days * 86_400_000);
    const made = await createToken(deps, companyId, null, { ...parsed.data, expiresAt });
    if (!json) io.stderr(`Token ${made.id} was made. It is shown only now:\n`);
    io.stdout(
      json
        ? `${JSON.stringify({ ...made, role: parsed.data.role, scopes: parsed.data.scopes, expiresAt })}\n`
        : `${made.token}\n`,
    );
    return 0;
  };
}

function list(io: CommandIo, json: boolean): Action {
  return async (deps, companyId) => {
    const now = deps.clock.now();
    for (const token of await listTokens(deps, companyId))
      io.stdout(json ? `${JSON.stringify(token)}\n` : `${line(token, now)}\n`);
    return 0;
  };
}

function revoke(id: string | undefined, io: CommandIo, json: boolean): Action {
  const parsed = RevokeTokenInput.safeParse({ id });
  if (!parsed.success) throw new WrongUseError('the ID of the token is needed, as list prints it');
  return async (deps, companyId) => {
    try {
      await revokeToken(deps, companyId, parsed.data.id);
    } catch (error) {
      if (!(error instanceof DomainError && error.kind === 'not_found')) throw error;
      io.stderr('the company has no such token, or it was revoked before\n');
      return 1;
    }
    if (json) io.stdout(`${JSON.stringify({ id: parsed.data.id, revoked: true })}\n`);
    else io.stderr('The token no longer works.\n');
    return 0;
  };
}

function line({ id, name, role, scopes, revokedAt, expiresAt, lastUsedAt }: TokenDto, now: Date): string {
  const state = revokedAt !== null ? 'revoked' : expiresAt !== null && expiresAt <= now ? 'expired' : 'valid';
  return [id, state, role, scopes.join(',') || '*', lastUsedAt?.toISOString() ?? 'never used', name].join('  ');
}

function readArgs(args: readonly string[]): { readonly values: Values; readonly positionals: readonly string[] } {
  try {
    return parseArgs({
      args: [...args],
      options: {
        company: { type: 'string' },
        name: { type: 'string' },
        role: { type: 'string' },
        scope: { type: 'string', multiple: true },
        days: { type: 'string' },
        json: { type: 'boolean' },
      },
      allowPositionals: true,
    });
  } catch (error) {
    throw new WrongUseError(error instanceof Error ? error.message : String(error));
  }
}

function text(values: Values, name: string): string {
  const value = values[name];
  if (typeof value !== 'string' || value === '') throw new WrongUseError(`--${name} is needed`);
  return value;
}
