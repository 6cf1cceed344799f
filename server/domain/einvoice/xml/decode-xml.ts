const DECLARED = /^<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)["']/;

/** How the bytes begin tells UTF-16; else the declaration is plain ASCII in every encoding that names one. */
function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  const start = String.fromCharCode(...bytes.subarray(0, 200));
  return DECLARED.exec(start)?.[1] ?? 'utf-8';
}

/** The text of a document in its byte order mark's or its declared encoding, UTF-8 without either; null when it is not in it. */
export function decodeXml(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
