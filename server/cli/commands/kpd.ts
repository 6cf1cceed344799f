import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';

import { type CommandIo, guardUse, WrongUseError } from '#server/cli/command-io.ts';
import { DomainError } from '#server/domain/shared/errors.ts';
import { isPlainDate } from '#server/domain/shared/plain-date.ts';
import { importKpd, listKpdEditions } from '#server/modules/catalog/index.ts';

import type { OpenDeps } from './open-deps.ts';

const USAGE = `Usage:
  fiskai kpd import FILE --edition EDITION --from YYYY-MM-DD [--json]
  fiskai kpd list [--json]

Reads the official classification of products by activity (KPD) from a table, TSV or CSV, with a column for the code
(Šifra, code) and one for its name (Naziv, name_hr); higher levels are passed over. An edition is replaced as a whole.
`;

/** `fiskai kpd …`: exit code 0, 1 when the file is no such list, 2 for wrong use. */
export const run = (args: readonly string[], io: CommandIo, openDeps: OpenDeps): Promise<number> =>
  guardUse(io, USAGE, async () => {
    const { values, positionals } = read(args);
    const [verb, file, ...rest] = positionals;
    if (rest.length > 0 || (verb !== 'import' && verb !== 'list')) throw new WrongUseError('import FILE or list is needed');
    if (verb === 'list') return list(io, openDeps, values.json === true);
    const { edition, from } = values;
    if (file === undefined || edition === undefined || !/^[\w.-]{1,20}$/.test(edition))
      throw new WrongUseError('FILE and --edition are needed');
    if (from === undefined || !isPlainDate(from)) throw new WrongUseError('--from must be a day, YYYY-MM-DD');
    const bytes = await readFile(file).catch(() => null);
    if (bytes === null) throw new WrongUseError(`${file} cannot be read`);
    const { deps, close } = await openDeps();
    try {
      const done = await importKpd(deps, { edition, validFrom: from, bytes });
      if (values.json === true) io.stdout(`${JSON.stringify(done)}\n`);
      else io.stderr(`KPD ${done.edition}: ${done.codes} codes read, ${done.higherLevels} rows of higher levels passed over.\n`);
      return 0;
    } catch (error) {
      if (!(error instanceof DomainError && error.kind === 'invalid')) throw error;
      io.stderr(`${file} is no such list: ${error.code} ${JSON.stringify(error.params ?? {})}\n`);
      return 1;
    } finally {
      await close();
    }
  });

function read(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { edition: { type: 'string' }, from: { type: 'string' }, json: { type: 'boolean' } },
    });
  } catch (error) {
    throw new WrongUseError(error instanceof Error ? error.message : 'wrong options');
  }
}

async function list(io: CommandIo, openDeps: OpenDeps, json: boolean): Promise<number> {
  const { deps, close } = await openDeps();
  try {
    const editions = await listKpdEditions(deps);
    for (const { edition, validFrom, codes } of editions) {
      io.stdout(json ? `${JSON.stringify({ edition, validFrom, codes })}\n` : `${edition}  from ${validFrom}  ${codes} codes\n`);
    }
    if (editions.length === 0 && !json) io.stderr('No edition was read in; the short list of the program is used.\n');
    return 0;
  } finally {
    await close();
  }
}
