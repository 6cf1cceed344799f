const MAX_FILENAME = 180;

/** Letters that do not fall apart into a base and a mark. */
const ASCII_TWINS: Readonly<Record<string, string>> = { đ: 'd', Đ: 'D', ß: 'ss', ø: 'o', Ø: 'O', ł: 'l', Ł: 'L' };

const safeFilename = (filename: string): string => {
  // What a header, a shell or a file system could take for syntax.
  const cleaned = filename.replace(/[\p{Cc}\p{Cf}\\/:*?"<>|]/gu, '_').trim();
  return Array.from(cleaned).slice(0, MAX_FILENAME).join('') || 'document';
};

const asciiFallback = (filename: string): string =>
  filename
    .replace(/[đĐßøØłŁ]/g, (letter) => ASCII_TWINS[letter] ?? '_')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]/g, '_')
    // A percent sign in the plain form is decoded by some browsers.
    .replace(/%/g, '_');

const extendedValue = (filename: string): string =>
  encodeURIComponent(filename).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

/**
 * The value of a Content-Disposition header (RFC 6266): an ASCII name for old clients and the exact one as RFC 5987
 * extended value, so that `račun.pdf` keeps its letters. Path separators and control characters become `_`.
 */
export const contentDisposition = (disposition: 'inline' | 'attachment', filename: string): string => {
  const safe = safeFilename(filename.toWellFormed().normalize('NFC'));
  return `${disposition}; filename="${asciiFallback(safe)}"; filename*=UTF-8''${extendedValue(safe)}`;
};
