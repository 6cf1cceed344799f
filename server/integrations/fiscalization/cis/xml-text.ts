const NEEDS_CARE = /[^\t\n\x20-\x25\x27-\x3b\x3d\x3f-\x7e]/;
const MARKUP = /[&<>\r]/g;
/** What XML 1.0 cannot carry at all, not even escaped. The `u` flag makes lone surrogates match too. */
const UNPRINTABLE = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u;
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#xD;' };

/**
 * Text as canonical XML writes it: `& < >` and CR escaped, everything else as it is, composed (NFC).
 * Throws `RangeError` when the text holds a character that XML 1.0 does not allow.
 */
export const canonicalText = (text: string): string => {
  if (!NEEDS_CARE.test(text)) return text;
  if (UNPRINTABLE.test(text)) throw new RangeError('text holds a character that XML does not allow');
  return text.normalize('NFC').replace(MARKUP, (character) => ESCAPES[character] ?? character);
};
