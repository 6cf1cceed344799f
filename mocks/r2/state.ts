import { createHash } from 'node:crypto';
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

export interface R2State {
  get(key: string): MockObject | null;
  body(object: MockObject): Buffer;
  /** Null when `onlyNew` and the key is taken. */
  put(object: Pick<MockObject, 'key' | 'contentType' | 'headers'>, body: Buffer, onlyNew: boolean): MockObject | null;
  delete(key: string): void;
  page(prefix: string, after: string, limit: number): MockObject[];
  all(): MockObject[];
}

export const r2State = (env: MockEnv): R2State => {
  const objects = collection<MockObject>(env.store, 'r2', 'objects');
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
    page: (prefix, after, limit) => objects.page({ prefix, after, limit }).map(({ value }) => value),
    all: () => objects.all(),
  };
};
