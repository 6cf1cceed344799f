import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isValidIban } from '#server/domain/parties/iban.ts';
import { isValidOib } from '#server/domain/parties/oib.ts';

/** The system's Python beside the first one on the PATH: a distribution's package is seen by its own Python only. */
const python = ['python3', '/usr/bin/python3'].find(
  (command) => spawnSync(command, ['-c', 'import stdnum.hr.oib, stdnum.iban'], { stdio: 'ignore' }).status === 0,
);

const program = (module: string) => `
import sys, json
from importlib import import_module
number = import_module('stdnum.${module}')
print(json.dumps([number.is_valid(line) for line in json.load(sys.stdin)]))
`;

/** A foreign opinion: python-stdnum, an independent implementation of the same check digits. */
const judge = (module: string, values: readonly string[]): readonly boolean[] => {
  const result = spawnSync(python ?? '', ['-c', program(module)], { input: JSON.stringify(values), encoding: 'utf8' });
  expect(result.stderr).toBe('');
  return JSON.parse(result.stdout) as boolean[];
};

const disagreements = (values: readonly string[], theirs: readonly boolean[], ours: (value: string) => boolean) =>
  values.filter((value, index) => ours(value) !== theirs[index]);

const digits = (length: number) => fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });

describe.skipIf(!python)('check digits against python-stdnum', () => {
  it('of the OIB: every last digit for 500 random beginnings', () => {
    const beginnings = fc.sample(digits(10), { numRuns: 500, seed: 11 });
    const values = beginnings.flatMap((beginning) => [...'0123456789'].map((last) => beginning + last));
    const theirs = judge('hr.oib', values);
    expect(theirs.filter(Boolean).length).toBe(500);
    expect(disagreements(values, theirs, isValidOib)).toEqual([]);
  });

  it('of the Croatian IBAN: all check digits for 50 random accounts, and its length', () => {
    const accounts = fc.sample(digits(17), { numRuns: 50, seed: 7 });
    const values = accounts.flatMap((account) =>
      Array.from({ length: 100 }, (_, check) => `HR${String(check).padStart(2, '0')}${account}`),
    );
    const shortened = values.slice(0, 50).map((value) => value.slice(0, -1));
    // The bank's own digits inside the account are another matter, which stdnum checks for some countries only.
    const theirs = judge('iban', [...values, ...shortened]);
    expect(theirs.filter(Boolean).length).toBeGreaterThanOrEqual(50);
    expect(disagreements([...values, ...shortened], theirs, isValidIban)).toEqual([]);
  });

  it('of foreign IBANs that are changed in one place', () => {
    const good = [
      'DE89370400440532013000',
      'AT611904300234573201',
      'SI56191000000123438',
      'IT60X0542811101000000123456',
      'HU42117730161111101800000000',
    ];
    const changed = good.flatMap((iban) =>
      Array.from(iban, (sign, at) => `${iban.slice(0, at)}${sign === '7' ? '3' : '7'}${iban.slice(at + 1)}`),
    );
    // Letters where a country's account wants digits are refused by both, by different rules; compare what is well-formed.
    const values = [...good, ...changed.filter((iban) => /^[A-Z]{2}\d{2}/.test(iban))];
    const theirs = judge('iban', values);
    expect(theirs.filter(Boolean).length).toBeGreaterThanOrEqual(good.length);
    expect(disagreements(values, theirs, isValidIban)).toEqual([]);
  });
});
