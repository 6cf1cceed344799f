/** A spreadsheet runs a cell that begins like this as a formula; also the full-width forms of the same marks. */
const FORMULA_START = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** A negative amount is a number and no formula. */
const PLAIN_NUMBER = /^-\d{1,15}(?:[.,]\d{1,6})?$/;

/** A cell that no spreadsheet runs: what looks like a formula gets an apostrophe in front, which programs do not show. */
export const neutralizeCell = (text: string): string =>
  FORMULA_START.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;

/** Undoes `neutralizeCell`: takes one apostrophe away from in front of what looks like a formula. */
export const restoreCell = (text: string): string =>
  text.startsWith("'") && FORMULA_START.test(text.slice(1)) ? text.slice(1) : text;

const quoted = (text: string): string => (/[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/**
 * Rows as a file that Croatian Excel opens with a double click: UTF-8 with a byte order mark, semicolons, CRLF; cells are
 * made safe against formulas. The first row should be the header.
 */
export const csvText = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map((row) => `${row.map((cell) => quoted(neutralizeCell(cell))).join(';')}\r\n`).join('')}`;
