import { readFile, stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';

import { type CommandIo, guardUse, WrongUseError } from '#server/cli/command-io.ts';
import { checkEInvoice, type CheckOptions, type CheckResult } from '#server/domain/einvoice/rules/check-einvoice.ts';
import { RULE_SET_NAMES, type RuleSetName } from '#server/domain/einvoice/rules/rule-sets.ts';
import { describeRule } from '#server/domain/einvoice/rules/words/describe-rule.ts';
import { parseXml, tooLargeFinding, XML_LIMITS } from '#server/domain/einvoice/xml/parse-xml.ts';
import { pathOf } from '#server/domain/einvoice/xml/tree.ts';
import { isPlainDate } from '#server/domain/shared/plain-date.ts';

const USAGE = `Usage:
  fiskai einvoice validate FILE… [--rules xsd,en,hr] [--as-of YYYY-MM-DD] [--json]

Judges eRačuni (UBL Invoice and CreditNote) or parts of them: xsd their structure, en EN 16931, hr the Croatian rules. All three when
--rules is left out. --as-of picks the editions that count on a day, the newest without it. Prints Croatian sentences, with --json a
line of JSON for each file. A FILE that is - is read from standard input, once. Exit code 1 when a file cannot be read, its structure is
wrong or a fatal rule is broken.
`;

/** Sentences shown of one rule: a rule broken on every line is not told five hundred times. */
const MOST_PLACES = 5;

/** The name of standard input among the files. */
const STANDARD_INPUT = '-';

/** Opens standard input; not before it is asked for, since opening it takes it from whoever started us. */
type OpenInput = () => AsyncIterable<Uint8Array>;

interface Verdict extends CheckResult {
  readonly file: string;
}

/** `fiskai einvoice validate`: exit code 0 nothing fatal, 1 something is, 2 for wrong use. */
export const run = (args: readonly string[], io: CommandIo, openInput: OpenInput = () => process.stdin): Promise<number> =>
  guardUse(io, USAGE, async () => {
    const { files, isJson, options } = readCommandLine(args);
    let isFatal = false;
    for (const file of files) {
      const verdict = await judgeFile(file, options, openInput);
      isFatal ||= verdict.structure.length > 0 || verdict.broken.some(({ severity }) => severity === 'fatal');
      io.stdout(isJson ? `${JSON.stringify(asJson(verdict))}\n` : asSentences(verdict));
    }
    return isFatal ? 1 : 0;
  });

function readCommandLine(args: readonly string[]) {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { rules: { type: 'string' }, 'as-of': { type: 'string' }, json: { type: 'boolean' } },
    });
  } catch (error) {
    throw new WrongUseError(error instanceof Error ? error.message : String(error));
  }
  const { values, positionals: files } = parsed;
  if (files.length === 0) throw new WrongUseError('No file is named');
  if (files.filter((file) => file === STANDARD_INPUT).length > 1)
    throw new WrongUseError('Standard input (-) can be read only once');
  const asOf = values['as-of'] ?? null;
  if (asOf !== null && !isPlainDate(asOf)) throw new WrongUseError(`--as-of ${asOf} is no date (YYYY-MM-DD)`);
  const options: CheckOptions = { rules: readRules(values.rules), asOf };
  return { files, isJson: values.json === true, options };
}

function readRules(text: string | undefined): readonly RuleSetName[] {
  const names = (text ?? RULE_SET_NAMES.join(',')).split(',').map((name) => name.trim());
  const isName = (name: string): name is RuleSetName => (RULE_SET_NAMES as readonly string[]).includes(name);
  const unknown = names.find((name) => !isName(name));
  if (unknown !== undefined) throw new WrongUseError(`--rules knows ${RULE_SET_NAMES.join(', ')}; not "${unknown}"`);
  return names.filter(isName);
}

const unreadable = (file: string, hr: string, en: string): Verdict => ({
  file,
  broken: [],
  structure: [{ path: '', line: 0, message: { hr, en } }],
});

async function judgeFile(file: string, options: CheckOptions, openInput: OpenInput): Promise<Verdict> {
  const isInput = file === STANDARD_INPUT;
  let bytes: Uint8Array | null;
  try {
    bytes = isInput ? await readInput(openInput()) : await readWhole(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return isInput
      ? unreadable(
          file,
          `Standardni ulaz nije moguće pročitati (${code}). Provjerite što ste naredbi dali na ulaz.`,
          `Standard input cannot be read (${code}).`,
        )
      : unreadable(file, `Datoteku nije moguće otvoriti (${code}). Provjerite putanju.`, `The file cannot be opened (${code}).`);
  }
  if (bytes === null) return { file, broken: [], structure: [tooLargeFinding] };
  const parsed = parseXml(bytes);
  return parsed.ok ? { file, ...checkEInvoice(parsed.root, options) } : { file, broken: [], structure: [parsed.finding] };
}

/** Null for a file beyond the limit, which is refused by its size and not read. */
const readWhole = async (file: string): Promise<Uint8Array | null> =>
  (await stat(file)).size > XML_LIMITS.maxLength ? null : readFile(file);

/** Everything that comes in, null as soon as that is beyond the limit. */
async function readInput(input: AsyncIterable<Uint8Array>): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of input) {
    size += chunk.byteLength;
    if (size > XML_LIMITS.maxLength) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const idsOf = ({ broken }: Verdict, severity: 'fatal' | 'warning'): readonly string[] =>
  [...new Set(broken.filter((each) => each.severity === severity).map(({ id }) => id))].sort();

const asJson = (verdict: Verdict) => ({
  file: verdict.file,
  fatal: idsOf(verdict, 'fatal'),
  warning: idsOf(verdict, 'warning'),
  structure: verdict.structure.map(({ path, message }) => ({ path, message: message.hr })),
});

/** `račun.xml: nije ispravan` and below it what is wrong, where, and what to do. */
function asSentences(verdict: Verdict): string {
  const lines = verdict.structure.map(
    ({ path, line, message }) =>
      `  struktura  ${message.hr}${path === '' ? '' : `\n    ${path}${line > 0 ? ` (redak ${line})` : ''}`}`,
  );
  for (const severity of ['fatal', 'warning'] as const)
    for (const id of idsOf(verdict, severity)) {
      const places = verdict.broken.filter((each) => each.id === id).map(({ element }) => element);
      lines.push(`  ${severity === 'fatal' ? 'pogreška' : 'upozorenje'}  ${id}: ${describeRule(id).message.hr}`);
      for (const element of places.slice(0, MOST_PLACES)) lines.push(`    ${pathOf(element)} (redak ${element.line})`);
      if (places.length > MOST_PLACES) lines.push(`    … i na još mjesta: ${places.length - MOST_PLACES}`);
    }
  const isWrong = verdict.structure.length > 0 || verdict.broken.some(({ severity }) => severity === 'fatal');
  return `${verdict.file}: ${isWrong ? 'nije ispravan' : 'ispravan'}\n${lines.map((line) => `${line}\n`).join('')}`;
}
