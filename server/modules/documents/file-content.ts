import { fileTypeFromBuffer } from 'file-type';
import { SaxesParser } from 'saxes';

/** What a received document may be, each with the ending that its name must have. */
const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'image/heic': ['heic', 'heif'],
  'image/tiff': ['tif', 'tiff'],
  'text/xml': ['xml'],
};

/** Types as browsers and mail programs announce them; what counts in the end is the content. */
export const RECEIVED_TYPES: readonly string[] = Object.keys(ENDINGS);

const UBL = 'urn:oasis:names:specification:ubl:schema:xsd:';
const LOOKED_AT = 64 * 1024;

/**
 * Media type of a document by its content; null for what is not taken: anything but PDF, JPEG, PNG, WebP, HEIC, TIFF and
 * eRačun (UBL, without a document type declaration). Neither name nor announced type is asked.
 */
export async function contentTypeOf(bytes: Uint8Array): Promise<string | null> {
  const found = (await fileTypeFromBuffer(bytes))?.mime;
  if (found !== undefined && found !== 'application/xml') return found in ENDINGS ? found : null;
  return isUbl(bytes) ? 'text/xml' : null;
}

/** The name with the ending of what the file is: a `račun.exe` that is a PDF must not stay one on somebody's disk. */
export function fittingName(filename: string, contentType: string): string {
  const base = filename.replace(/^.*[\\/]/, '').trim() || 'dokument';
  const endings = ENDINGS[contentType] ?? [];
  const ending = /\.([^.]+)$/.exec(base)?.[1]?.toLowerCase();
  return ending !== undefined && endings.includes(ending) ? base : `${base}.${endings[0] ?? 'bin'}`;
}

class RootFound extends Error {}

/** Reads no further than the root element; entities cannot be declared, so none is ever expanded. */
function isUbl(bytes: Uint8Array): boolean {
  let isOfUbl = false;
  const parser = new SaxesParser({ xmlns: true });
  const stop = () => {
    throw new RootFound();
  };
  parser.on('doctype', stop);
  parser.on('error', stop);
  parser.on('opentag', ({ uri }) => {
    isOfUbl = uri.startsWith(UBL);
    stop();
  });
  try {
    parser.write(new TextDecoder('utf-8').decode(bytes.subarray(0, LOOKED_AT)));
  } catch (error) {
    if (!(error instanceof RootFound)) throw error;
  }
  return isOfUbl;
}
