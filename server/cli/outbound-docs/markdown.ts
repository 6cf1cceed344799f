export type Row = readonly string[];

/** A Markdown table with even columns, as the formatter leaves it. */
export const table = (header: Row, rows: readonly Row[]): string => {
  const widths = header.map((_title, column) => Math.max(3, ...[header, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (cells: Row): string => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(header), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
};

export const code = (text: string): string => `\`${text}\``;
