import { parseArgs } from 'node:util';

import { WrongUseError } from '#server/cli/command-io.ts';

export interface CommandLine {
  /** The one file that the command is about. */
  readonly file: string;
  readonly options: Readonly<Record<string, string>>;
  readonly flags: ReadonlySet<string>;
}

/** Reads `FILE --option VALUE --flag`. Throws `WrongUseError` for anything else, an option given twice included. */
export const readCommandLine = (
  args: readonly string[],
  names: { readonly required: readonly string[]; readonly flags: readonly string[] },
): CommandLine => {
  const options = {
    ...Object.fromEntries(names.required.map((name) => [name, { type: 'string' as const, multiple: true }])),
    ...Object.fromEntries(names.flags.map((name) => [name, { type: 'boolean' as const }])),
  };
  let parsed: { readonly values: Readonly<Record<string, unknown>>; readonly positionals: readonly string[] };
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new WrongUseError(error instanceof Error ? error.message : String(error));
  }
  const [file, ...others] = parsed.positionals;
  if (file === undefined || others.length > 0) throw new WrongUseError('exactly one FILE is needed');
  const given = names.required.map((name): [string, string] => {
    const value = parsed.values[name];
    const [only, second] = Array.isArray(value) ? (value as readonly string[]) : [];
    if (only === undefined || only === '') throw new WrongUseError(`--${name} is needed`);
    if (second !== undefined) throw new WrongUseError(`--${name} is given twice`);
    return [name, only];
  });
  const flags = new Set(names.flags.filter((name) => parsed.values[name] === true));
  return { file, options: Object.fromEntries(given), flags };
};
