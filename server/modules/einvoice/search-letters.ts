import { type SQL, sql } from 'drizzle-orm';

const WITH = 'čćžšđ';
const WITHOUT = 'cczsd';

/**
 * Text of a column as it is searched: small letters without their marks, everything else as it stands. Marks go first: a database whose
 * locale is C knows no small letter of Č.
 */
export const lettersOf = (text: SQL): SQL<string> =>
  sql<string>`lower(translate(${text}, ${WITH + WITH.toUpperCase()}, ${WITHOUT + WITHOUT}))`;

/** Pattern that finds what was typed anywhere in `lettersOf`; null where nothing was typed. */
export function lettersPattern(typed: string): string | null {
  const plain = typed
    .trim()
    .toLowerCase()
    .replace(/[čćžšđ]/g, (letter) => WITHOUT[WITH.indexOf(letter)] ?? letter);
  return plain === '' ? null : `%${plain.replace(/[\\%_]/g, '\\$&')}%`;
}
