import { createHash, randomUUID } from 'node:crypto';
import { getBlob, putBlob } from '../kit/blobs.ts';
import { collection } from '../kit/records.ts';
import type { MockEnv } from '../kit/vendor.ts';

/** An object of the bucket; its bytes are a blob. */
export interface MockObject {
  readonly key: string;
  readonly sha256: string;
  readonly bytes: number;
  /** With the quotes, as in the header. */
  readonly etag: string;
  readonly contentType: string;
  /** `content-disposition`, `cache-control` … and `x-amz-meta-*`, as they were given. */
  readonly headers: Readonly<Record<string, string>>;
  readonly lastModified: string;
}

/** A write in parts that has begun and is neither completed nor given up. */
export interface MockUpload {
  readonly id: string;
  readonly key: string;
  readonly contentType: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly begunAt: string;
  /** By number; bytes are blobs. */
  readonly parts: Readonly<Record<number, { readonly sha256: string; readonly bytes: number; readonly etag: string }>>;
}

/** What the vendor gives up by itself after seven days. */
const UPLOAD_LIVES_MS = 7 * 86_400_000;

export interface R2State {
  get(key: string): MockObject | null;
  body(object: MockObject): Buffer;
  /** Null when `onlyNew` and the key is taken. */
  put(object: Pick<MockObject, 'key' | 'contentType' | 'headers'>, body: Buffer, onlyNew: boolean): MockObject | null;
  delete(key: string): void;
  beginUpload(upload: Pick<MockUpload, 'key' | 'contentType' | 'headers'>): MockUpload;
  /** Null when there is none, or none any more. */
  upload(id: string): MockUpload | null;
  putPart(upload: MockUpload, number: number, body: Buffer): string;
  partBody(part: { readonly sha256: string }): Buffer;
  endUpload(id: string): void;
  uploads(): MockUpload[];
  page(prefix: string, after: string, limit: number): MockObject[];
  all(): MockObject[];
}

export const r2State = (env: MockEnv): R2State => {
  const objects = collection<MockObject>(env.store, 'r2', 'objects');
  const uploads = collection<MockUpload>(env.store, 'r2', 'uploads');
  const lives = ({ begunAt }: MockUpload): boolean => env.clock.now().getTime() - Date.parse(begunAt) < UPLOAD_LIVES_MS;
  return {
    get: (key) => objects.get(key),
    body: (object) => getBlob(env.store, object.sha256),
    put: (object, body, onlyNew) => {
      const stored: MockObject = {
        ...object,
        sha256: putBlob(env.store, body),
        bytes: body.length,
        etag: `"${createHash('md5').update(body).digest('hex')}"`,
        lastModified: env.clock.now().toISOString(),
      };
      if (onlyNew) return objects.insert(object.key, stored) ? stored : null;
      objects.put(object.key, stored);
      return stored;
    },
    delete: (key) => void objects.delete(key),
    beginUpload: (upload) => {
      const begun: MockUpload = { ...upload, id: randomUUID(), begunAt: env.clock.now().toISOString(), parts: {} };
      uploads.put(begun.id, begun);
      return begun;
    },
    upload: (id) => {
      const upload = uploads.get(id);
      return upload !== null && lives(upload) ? upload : null;
    },
    putPart: ({ id }, number, body) => {
      const etag = `"${createHash('md5').update(body).digest('hex')}"`;
      const part = { sha256: putBlob(env.store, body), bytes: body.length, etag };
      env.store.transaction(() => {
        const upload = uploads.get(id);
        if (upload !== null) uploads.put(id, { ...upload, parts: { ...upload.parts, [number]: part } });
      });
      return etag;
    },
    partBody: ({ sha256 }) => getBlob(env.store, sha256),
    endUpload: (id) => void uploads.delete(id),
    uploads: () => uploads.all().filter(lives),
    page: (prefix, after, limit) => objects.page({ prefix, after, limit }).map(({ value }) => value),
    all: () => objects.all(),
  };
};
