/**
 * Media types of EN 16931 BT-125 (without CSV, which nothing tells from other text) and those of offices and cameras; each with its
 * ending. None of them runs when it is opened.
 */
export const ATTACHABLE = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.oasis.opendocument.text': 'odt',
} as const satisfies Record<string, string>;
export type AttachableType = keyof typeof ATTACHABLE;

export const isAttachable = (type: string | undefined): type is AttachableType => type !== undefined && type in ATTACHABLE;

/** All files of one document together, bytes: with the document and its base64 it stays below what mail servers take (20 MB). */
export const MAX_ATTACHED_BYTES = 10 * 1024 * 1024;
/** More files than this nobody opens. */
export const MAX_ATTACHED_FILES = 10;

/** The name without folders and with the ending of what the file is. */
export function attachedName(filename: string, type: AttachableType): string {
  const base = filename.replace(/^.*[\\/]/, '').trim() || 'prilog';
  const ending = ATTACHABLE[type];
  const has = /\.([^.]+)$/.exec(base)?.[1]?.toLowerCase();
  return has === ending || (ending === 'jpg' && has === 'jpeg') ? base : `${base}.${ending}`;
}
