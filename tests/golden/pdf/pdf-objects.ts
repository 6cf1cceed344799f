import { Buffer } from 'node:buffer';
import { inflateSync } from 'node:zlib';

/** A PDF object: the text of its dictionary and, where it has one, its decoded stream. */
export interface PdfObject {
  readonly dictionary: string;
  readonly stream: Buffer | null;
}

/** Objects of a PDF that has no object streams (PDF 1.7 as our printer writes it), in the order of the file. */
export function pdfObjects(pdf: Uint8Array): PdfObject[] {
  const bytes = Buffer.from(pdf);
  const text = bytes.toString('latin1');
  return [...text.matchAll(/\n\d+ 0 obj\n/g)].map((match) => {
    const start = match.index + match[0].length;
    const streamAt = text.indexOf('stream\n', start);
    const endAt = text.indexOf('endobj', start);
    if (streamAt === -1 || streamAt > endAt) return { dictionary: text.slice(start, endAt), stream: null };
    const dictionary = text.slice(start, streamAt);
    const length = Number(/\/[Ll]ength (\d+)/.exec(dictionary)?.[1] ?? 0);
    const raw = bytes.subarray(streamAt + 7, streamAt + 7 + length);
    return { dictionary, stream: dictionary.includes('/FlateDecode') ? inflateSync(raw) : raw };
  });
}

/** Height of the sheet whose drawing begins with such a content, points; null for what draws no sheet. */
export function pageHeight(content: string): number | null {
  const height = /^1 0 0 -1 0 ([\d.]+) cm/.exec(content)?.[1];
  return height === undefined ? null : Number(height);
}

/** Drawing operators of each page. */
export const pageContents = (pdf: Uint8Array): string[] =>
  pdfObjects(pdf).flatMap(({ stream }) =>
    stream !== null && pageHeight(stream.subarray(0, 40).toString('latin1')) !== null ? [stream.toString('latin1')] : [],
  );
