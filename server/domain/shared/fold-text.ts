/**
 * Text as search sees it: lower case, without diacritics (also đ and ß, which no Unicode decomposition touches), everything
 * that is no letter or digit turned into single blanks.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Pattern for `LIKE` that finds `text` anywhere in folded text; null when nothing searchable was typed. */
export function searchPattern(text: string): string | null {
  const folded = foldText(text);
  return folded === '' ? null : `%${folded.replace(/[\\%_]/g, '\\$&')}%`;
}
