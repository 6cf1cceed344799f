import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';

import type { DocumentStoragePort, PutObject } from '#server/integrations/document-storage/port.ts';

export const sha256Hex = (body: Uint8Array): string => createHash('sha256').update(body).digest('hex');

/** A document as the product stores it, under its own content address. */
export const documentOf = (body: Uint8Array, contentType = 'application/pdf'): PutObject => {
  const sha256 = sha256Hex(body);
  return {
    key: `company/01990000-0000-7000-8000-000000000001/${sha256}`,
    body,
    contentType,
    sha256,
    retainUntil: '2037-12-31',
  };
};

/** New bytes at each run, so that a bucket that keeps what it got does not decide the outcome. */
export const someBytes = (size = 2000): Buffer => randomBytes(size);

export interface StorageUnderTest {
  readonly storage: () => DocumentStoragePort;
  /** s3rver knows neither If-None-Match nor response overrides on HEAD; what only a real vendor or its mock does is left out there. */
  readonly writeOnce: boolean;
  /** s3rver's cursors want a cipher that Node no longer has. */
  readonly pages: boolean;
}

/** What every document storage must do, whoever stands behind it. */
export const documentStorageSuite = ({ storage, writeOnce, pages }: StorageUnderTest): void => {
  it('gives back the bytes, the type and the hash that it was given', async () => {
    const document = documentOf(someBytes());
    const stored = { key: document.key, bytes: 2000, contentType: 'application/pdf', sha256: document.sha256 };
    expect(await storage().put(document)).toEqual(stored);
    expect(await storage().head(document.key)).toEqual(stored);
    const read = await storage().get(document.key);
    expect(read?.contentType).toBe('application/pdf');
    expect(Buffer.from(read?.body ?? []).equals(document.body)).toBe(true);
  });

  it('says null for what is not there', async () => {
    const { key } = documentOf(someBytes());
    expect(await storage().get(key)).toBeNull();
    expect(await storage().head(key)).toBeNull();
  });

  it('takes the same document twice as once', async () => {
    const document = documentOf(someBytes());
    const first = await storage().put(document);
    expect(await storage().put(document)).toEqual(first);
  });

  it('keeps Croatian letters in keys and bodies', async () => {
    const body = Buffer.from('Račun za ćevape, žižulu i šljive – đačka popustna cijena');
    const document = {
      ...documentOf(body, 'text/plain; charset=utf-8'),
      key: `company/proba/${sha256Hex(body)}/račun šđčćž 1.txt`,
    };
    await storage().put(document);
    const read = await storage().get(document.key);
    expect(Buffer.from(read?.body ?? []).toString()).toBe(body.toString());
  });

  it('stores a large scan whole', async () => {
    const document = documentOf(someBytes(12 * 1024 * 1024), 'image/tiff');
    await storage().put(document);
    const read = await storage().get(document.key);
    expect(sha256Hex(read?.body ?? new Uint8Array())).toBe(document.sha256);
  });

  it('stores what goes in several parts whole, once', async () => {
    const document = documentOf(someBytes(20 * 1024 * 1024 + 17), 'image/tiff');
    const first = await storage().put(document);
    expect(first).toEqual({
      key: document.key,
      bytes: document.body.byteLength,
      contentType: 'image/tiff',
      sha256: document.sha256,
    });
    expect(await storage().put(document)).toEqual(first);
    const read = await storage().get(document.key);
    expect(sha256Hex(read?.body ?? new Uint8Array())).toBe(document.sha256);
  });

  it('lists by the beginning of the name, page by page', async () => {
    const prefix = `company/proba/${randomUUID()}/`;
    for (const name of ['1', '2', '3']) await storage().put({ ...documentOf(someBytes(10)), key: `${prefix}${name}` });
    const found: (readonly [string, number])[][] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await storage().list({ prefix, cursor: cursor ?? null, limit: pages ? 2 : 10 });
      found.push(page.items.map(({ key, bytes }) => [key.slice(prefix.length), bytes] as const));
      cursor = page.cursor;
    }
    expect(found.flat()).toEqual(['1', '2', '3'].map((name) => [name, 10]));
    expect(found).toHaveLength(pages ? 2 : 1);
    expect(await storage().list({ prefix: `${prefix}none`, cursor: null, limit: 2 })).toEqual({ items: [], cursor: null });
  });

  it('throws away what nothing keeps, and nothing else', async () => {
    const free = { ...documentOf(someBytes()), retainUntil: null };
    await storage().put(free);
    await expect(storage().delete({ key: free.key, retainUntil: '2999-12-31' })).rejects.toMatchObject({
      kind: 'rejected',
      codes: ['UNDER_RETENTION'],
    });
    expect(await storage().head(free.key)).not.toBeNull();
    await storage().delete({ key: free.key, retainUntil: null });
    await storage().delete({ key: free.key, retainUntil: null });
    expect(await storage().head(free.key)).toBeNull();

    const kept = documentOf(someBytes());
    await storage().put(kept);
    await expect(storage().delete({ key: kept.key, retainUntil: null })).rejects.toMatchObject({ codes: ['UNDER_RETENTION'] });
    expect(await storage().head(kept.key)).not.toBeNull();
  });

  it('lets a browser send one file', async () => {
    const body = someBytes();
    const key = `company/proba/received/${randomUUID()}`;
    const { url, headers } = await storage().presignPut({
      key,
      contentType: 'application/pdf',
      bytes: body.byteLength,
      expiresInSeconds: 60,
    });
    expect((await fetch(url, { method: 'PUT', headers, body: new Uint8Array(body) })).status).toBe(200);
    expect(await storage().head(key)).toMatchObject({ bytes: body.byteLength, contentType: 'application/pdf', sha256: null });
    const read = await storage().get(key);
    expect(Buffer.from(read?.body ?? []).equals(body)).toBe(true);
    await storage().delete({ key, retainUntil: null });
  });

  it('stores an empty document', async () => {
    const document = documentOf(new Uint8Array(), 'text/plain');
    await storage().put(document);
    expect((await storage().get(document.key))?.body.byteLength).toBe(0);
  });

  it('refuses bytes that are not those of their hash, before anything is sent', async () => {
    const document = { ...documentOf(someBytes()), sha256: sha256Hex(someBytes()) };
    await expect(storage().put(document)).rejects.toMatchObject({ kind: 'rejected', codes: ['SHA256_WRONG'] });
    expect(await storage().head(document.key)).toBeNull();
  });

  it.runIf(writeOnce)('never writes other content under a key that is taken', async () => {
    const document = documentOf(someBytes());
    await storage().put(document);
    await expect(storage().put({ ...documentOf(someBytes()), key: document.key })).rejects.toMatchObject({
      kind: 'rejected',
      codes: ['KEY_HOLDS_OTHER_CONTENT'],
    });
    expect((await storage().head(document.key))?.sha256).toBe(document.sha256);
  });

  it('makes a link that anybody can follow for a short time, with the name to save under', async () => {
    const document = documentOf(someBytes());
    await storage().put(document);
    const link = await storage().presignGet({
      key: document.key,
      expiresInSeconds: 60,
      filename: 'Račun 12-POSL1-1 "šđčćž".pdf',
      contentType: 'application/pdf',
      disposition: 'attachment',
    });
    const answer = await fetch(link);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="Racun 12-POSL1-1 _sdccz_.pdf"; filename*=UTF-8''Ra%C4%8Dun%2012-POSL1-1%20_%C5%A1%C4%91%C4%8D%C4%87%C5%BE_.pdf`,
    );
    expect(Buffer.from(await answer.arrayBuffer()).equals(document.body)).toBe(true);
  });

  it.each([0, 301, 604_800, Number.NaN])('makes no link for %s seconds', async (expiresInSeconds) => {
    const link = storage().presignGet({
      key: 'k',
      expiresInSeconds,
      filename: 'a.pdf',
      contentType: 'application/pdf',
      disposition: 'inline',
    });
    await expect(link).rejects.toMatchObject({ kind: 'rejected', codes: ['PRESIGN_TOO_LONG'] });
  });
};
