import { configure, TextReader, Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js';
import type { CompanyApiCaller } from '#app/lib/api-types.ts';
import { formatDate, zagrebDate } from '#app/i18n/format.ts';
import type { Translate } from '#app/i18n/t.ts';
import type { ArchiveItem } from '#server/contracts/documents.ts';
import { csvText } from '#server/domain/shared/csv-write.ts';
import type { Period } from '#server/domain/reports/period.ts';

configure({ useWebWorkers: false });

/** Names of the two files that tell what is in an archive. */
export const INDEX_FILE = 'popis.csv';
export const HASHES_FILE = 'SHA256SUMS';

type DocumentsApi = Pick<CompanyApiCaller['documents'], 'archivePage' | 'archiveFile'>;

/**
 * A period's files as one ZIP, written while it is read: one file is in memory at a time, however long the period. Ends with a table of all
 * files and their hashes in the form that `sha256sum -c` reads. A file that the store does not have any more ends the download with
 * an error rather than leaving it out silently.
 */
export function archiveZip(api: DocumentsApi, period: Period, t: Translate): ReadableStream<Uint8Array> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  // What is wrong ends the stream, and with it the download; nobody else waits for this.
  write(api, period, t, writable).catch((error: unknown) => writable.abort(error).catch(() => undefined));
  return readable;
}

async function write(api: DocumentsApi, period: Period, t: Translate, writable: WritableStream<Uint8Array>): Promise<void> {
  // Papers and pictures are compressed already, and the rest is small.
  const zip = new ZipWriter(writable, { level: 0, keepOrder: true });
  const names = new Set<string>();
  const rows: string[][] = [
    ['name', 'kindColumn', 'belongsTo', 'keptAt', 'size', 'sha256'].map((key) => t.dynamic(`documents.${key}`) ?? key),
  ];
  const hashes: string[] = [];
  for await (const item of itemsOf(api, period)) {
    const path = freePath(pathOf(item, t), names);
    const { base64 } = await api.archiveFile({ id: item.id });
    await zip.add(path, new Uint8ArrayReader(Buffer.from(base64, 'base64')), { lastModDate: new Date(item.createdAt) });
    rows.push([
      path,
      t.dynamic(`documents.kind.${item.kind}`) ?? item.kind,
      item.number ?? '',
      formatDate(zagrebDate(item.createdAt)),
      String(item.bytes),
      item.sha256,
    ]);
    hashes.push(`${item.sha256}  ${path}\n`);
  }
  await zip.add(INDEX_FILE, new TextReader(csvText(rows)));
  await zip.add(HASHES_FILE, new TextReader(hashes.join('')));
  await zip.close();
}

async function* itemsOf(api: DocumentsApi, { from, to }: Period): AsyncGenerator<ArchiveItem> {
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<DocumentsApi['archivePage']>> = await api.archivePage({
      from,
      to,
      ...(cursor ? { cursor } : {}),
    });
    yield* page.items;
    cursor = page.nextCursor;
  } while (cursor !== null);
}

/** A folder for each month and kind, names as people know them. */
function pathOf({ createdAt, kind, filename }: ArchiveItem, t: Translate): string {
  const month = zagrebDate(createdAt).slice(0, 7);
  const folder = (t.dynamic(`documents.kind.${kind}`) ?? kind).replace(/[^\p{L}\p{N} ()-]+/gu, ' ');
  return `${month}/${folder}/${filename.replace(/[\\/:*?"<>|]+/g, '-')}`;
}

/** Two files of one name stand beside each other: `racun.pdf`, `racun (2).pdf`. */
function freePath(path: string, taken: Set<string>): string {
  const [, base = path, ending = ''] = /^(.*?)(\.[^./]+)?$/.exec(path) ?? [];
  let free = path;
  for (let count = 2; taken.has(free.toLowerCase()); count += 1) free = `${base} (${count})${ending}`;
  taken.add(free.toLowerCase());
  return free;
}
