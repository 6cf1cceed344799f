/**
 * A number of a spreadsheet as a decimal string, or null. Takes `1234,5`, `1.234,50`, `1234.50`, `1,234.50`, blanks between
 * thousands and a euro sign. A lone dot before exactly three digits marks thousands, as people write here, unless the file
 * is separated by commas: such files come from programs whose decimal mark is the dot.
 */
export function numberOfCell(cell: string, separator: string): string | null {
  const text = cell
    .replace(/[\s\u00a0\u202f']/g, '')
    .replace(/^€|(€|EUR)$/i, '')
    .replace(/^\u2212/, '-');
  const [, sign = '', body = ''] = /^(-?)(\d[\d.,]*)$/.exec(text) ?? [];
  const mark = decimalMarkOf(body, separator);
  const at = mark === null ? body.length : body.lastIndexOf(mark);
  const [whole, fraction] = [body.slice(0, at), body.slice(at + 1)];
  if (!/^(\d+|\d{1,3}(\.\d{3})+|\d{1,3}(,\d{3})+)$/.test(whole) || !/^\d*$/.test(fraction)) return null;
  if (mark !== null && (fraction === '' || whole.includes(mark))) return null;
  return sign + whole.replace(/[.,]/g, '') + (mark === null ? '' : `.${fraction}`);
}

function decimalMarkOf(body: string, separator: string): '.' | ',' | null {
  const comma = body.lastIndexOf(',');
  const dot = body.lastIndexOf('.');
  if (comma >= 0 && dot >= 0) return comma > dot ? ',' : '.';
  if (comma >= 0) return body.indexOf(',') === comma ? ',' : null;
  if (dot < 0 || body.indexOf('.') !== dot) return null;
  return separator !== ',' && /^[1-9]\d{0,2}\.\d{3}$/.test(body) ? null : '.';
}
