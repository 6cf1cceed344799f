import { invalid } from './errors.ts';

export type CsvEncoding = 'utf-8' | 'utf-16' | 'windows-1250';

/** Text of a file and how it was written. */
export interface DecodedCsv {
  readonly encoding: CsvEncoding;
  readonly text: string;
}

/** What no text has: NUL and other control characters beside tab and line ends. */
const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd]/;

const startsWith = (bytes: Uint8Array, ...mark: readonly number[]): boolean => mark.every((byte, index) => bytes[index] === byte);

/**
 * Reads the bytes of a CSV file: UTF-8 (with or without mark), UTF-16 with mark (Excel's "Unicode text"), else windows-1250,
 * the code page of Croatian Windows. Line ends come out as `\n`.
 *
 * @throws DomainError `invalid` CSV_IS_SPREADSHEET for an .xlsx, .xls or .ods file, CSV_NOT_TEXT for anything else that is no text
 */
export function decodeCsv(bytes: Uint8Array): DecodedCsv {
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw invalid('CSV_IS_SPREADSHEET');
  const { encoding, text } = decode(bytes);
  if (CONTROL.test(text)) throw invalid('CSV_NOT_TEXT');
  return { encoding, text: text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n') };
}

function decode(bytes: Uint8Array): DecodedCsv {
  if (startsWith(bytes, 0xff, 0xfe)) return { encoding: 'utf-16', text: new TextDecoder('utf-16le').decode(bytes) };
  if (startsWith(bytes, 0xfe, 0xff)) return { encoding: 'utf-16', text: new TextDecoder('utf-16be').decode(bytes) };
  try {
    return { encoding: 'utf-8', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    // A mark promises UTF-8; bytes that break the promise are a damaged file, not another code page.
    if (startsWith(bytes, 0xef, 0xbb, 0xbf)) throw invalid('CSV_NOT_TEXT');
    return { encoding: 'windows-1250', text: new TextDecoder('windows-1250').decode(bytes) };
  }
}
