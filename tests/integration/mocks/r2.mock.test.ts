import { createHash } from 'node:crypto';
import { GetObjectCommand, HeadObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { sign, type Aws4Request } from 'aws4';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { MOCK_R2 } from '#mocks/r2/credentials.ts';
import type { MockRuntime } from '#mocks/start.ts';
import { removeDir, temporaryDir, testMocks } from './kit.ts';

const HOST = `${MOCK_R2.accountId}.r2.cloudflarestorage.com`;
const dir = temporaryDir();
let mocks: MockRuntime;

const sha256 = (body: string | Buffer): string => createHash('sha256').update(body).digest('hex');

interface Send {
  readonly method?: string;
  readonly key?: string;
  readonly query?: string;
  readonly body?: string | Buffer;
  readonly headers?: Record<string, string>;
  readonly host?: string;
  readonly secretAccessKey?: string;
  /** Headers that go out without being signed. */
  readonly unsigned?: Record<string, string>;
}

/** Signs with aws4, which shares nothing with the mock. */
const send = async ({ method = 'GET', key = '', query = '', body, headers = {}, host = HOST, unsigned = {}, ...rest }: Send) => {
  const path = `/${MOCK_R2.bucket}${key === '' ? '' : `/${key.split('/').map(encodeURIComponent).join('/')}`}${query}`;
  const request: Aws4Request = {
    host,
    method,
    path,
    service: 's3',
    region: 'auto',
    headers: { 'x-amz-content-sha256': sha256(body ?? ''), ...headers },
    ...(body === undefined ? {} : { body }),
  };
  const signed = sign(request, {
    accessKeyId: MOCK_R2.accessKeyId,
    secretAccessKey: rest.secretAccessKey ?? MOCK_R2.secretAccessKey,
  });
  const sent = { ...signed.headers, ...unsigned } as Record<string, string>;
  const bytes = body === undefined ? null : new Uint8Array(Buffer.from(body));
  return fetch(`https://${host}${signed.path}`, { method, headers: sent, body: bytes });
};

const put = (key: string, body: string | Buffer, headers: Record<string, string> = {}) =>
  send({ method: 'PUT', key, body, headers: { 'content-type': 'text/plain', ...headers } });

const code = async (response: Response): Promise<string | undefined> => /<Code>(\w+)<\/Code>/.exec(await response.text())?.[1];

const client = (options: ConstructorParameters<typeof S3Client>[0] = {}) =>
  new S3Client({
    region: 'auto',
    endpoint: `https://${HOST}`,
    forcePathStyle: true,
    maxAttempts: 1,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    credentials: MOCK_R2,
    ...options,
  });

beforeAll(async () => {
  mocks = await testMocks(dir);
});
afterEach(() => {
  expect(mocks.unhandled()).toEqual([]);
  mocks.control.reset();
});
afterAll(async () => {
  await mocks.stop();
  removeDir(dir);
});

describe('mocked R2', () => {
  it('keeps an object with its type and metadata, under a name with Croatian letters', async () => {
    const key = 'tvrtka/račun 1 (čćžšđ)+=!.txt';
    const stored = await put(key, 'sadržaj', { 'x-amz-meta-sha256': sha256('sadržaj') });
    expect(stored.status).toBe(200);
    expect(stored.headers.get('etag')).toBe(`"${createHash('md5').update('sadržaj').digest('hex')}"`);

    const read = await send({ key });
    expect(await read.text()).toBe('sadržaj');
    expect(read.headers.get('content-type')).toBe('text/plain');
    expect(read.headers.get('x-amz-meta-sha256')).toBe(sha256('sadržaj'));

    const head = await send({ method: 'HEAD', key });
    expect(head.status).toBe(200);
    expect(head.headers.get('content-length')).toBe(String(Buffer.byteLength('sadržaj')));

    expect((await send({ method: 'DELETE', key })).status).toBe(204);
    expect((await send({ method: 'DELETE', key })).status).toBe(204);
    const gone = await send({ key });
    expect([gone.status, await code(gone)]).toEqual([404, 'NoSuchKey']);
    const missing = await send({ method: 'HEAD', key });
    expect([missing.status, await missing.text()]).toEqual([404, '']);
  });

  it('answers at the European host too, and knows only its own account and bucket', async () => {
    expect(
      (await send({ method: 'PUT', key: 'a', body: 'a', host: `${MOCK_R2.accountId}.eu.r2.cloudflarestorage.com` })).status,
    ).toBe(200);
    expect((await send({ key: 'a', host: 'ffffffffffffffffffffffffffffffff.r2.cloudflarestorage.com' })).status).toBe(401);
    const signed = sign(
      { host: HOST, path: '/another-bucket/a', service: 's3', region: 'auto', headers: { 'x-amz-content-sha256': sha256('') } },
      MOCK_R2,
    );
    const answer = await fetch(`https://${HOST}${signed.path}`, { headers: signed.headers as Record<string, string> });
    expect([answer.status, await code(answer)]).toEqual([404, 'NoSuchBucket']);
  });

  it('refuses a wrong secret, an unsigned request, a changed body and unsigned x-amz headers', async () => {
    const wrong = await send({ key: 'a', secretAccessKey: 'wrong' });
    expect([wrong.status, await code(wrong)]).toEqual([403, 'SignatureDoesNotMatch']);
    const unsigned = await fetch(`https://${HOST}/${MOCK_R2.bucket}/a`);
    expect([unsigned.status, await code(unsigned)]).toEqual([401, 'Unauthorized']);
    const changed = await send({ method: 'PUT', key: 'a', body: 'b', headers: { 'x-amz-content-sha256': sha256('a') } });
    expect([changed.status, await code(changed)]).toEqual([400, 'XAmzContentSHA256Mismatch']);
    const smuggled = await send({ method: 'PUT', key: 'a', body: 'a', unsigned: { 'x-amz-meta-owner': 'someone' } });
    expect([smuggled.status, await code(smuggled)]).toEqual([403, 'AccessDenied']);
    const late = await send({ key: 'a', headers: { 'X-Amz-Date': '20200101T000000Z' } });
    expect([late.status, await code(late)]).toEqual([403, 'RequestTimeTooSkewed']);
  });

  it('writes once with If-None-Match', async () => {
    expect((await put('once', 'first', { 'if-none-match': '*' })).status).toBe(200);
    const second = await put('once', 'second', { 'if-none-match': '*' });
    expect([second.status, await code(second)]).toEqual([412, 'PreconditionFailed']);
    expect(await (await send({ key: 'once' })).text()).toBe('first');
  });

  it('refuses what the real one does not know: checksum headers and aws-chunked bodies', async () => {
    const checksum = await put('a', 'a', { 'x-amz-checksum-crc32': 'AAAAAA==' });
    expect([checksum.status, await code(checksum)]).toEqual([501, 'NotImplemented']);
    const chunked = await put('a', 'a', { 'content-encoding': 'aws-chunked' });
    expect([chunked.status, await code(chunked)]).toEqual([501, 'NotImplemented']);
    const byDefault = client({ requestChecksumCalculation: 'WHEN_SUPPORTED' });
    await expect(byDefault.send(new PutObjectCommand({ Bucket: MOCK_R2.bucket, Key: 'a', Body: 'a' }))).rejects.toMatchObject({
      name: 'NotImplemented',
    });
  });

  it("serves Amazon's own client, also with a body of several megabytes", async () => {
    const body = Buffer.alloc(3 * 1024 * 1024, 'x');
    // The mocked socket cannot say "100 Continue", for which the client would wait six seconds.
    const unhesitating = client({ expectContinueHeader: false });
    await unhesitating.send(
      new PutObjectCommand({ Bucket: MOCK_R2.bucket, Key: 'big/č', Body: body, ContentType: 'application/pdf' }),
    );
    const read = await client().send(new GetObjectCommand({ Bucket: MOCK_R2.bucket, Key: 'big/č' }));
    expect(Buffer.compare(Buffer.from((await read.Body?.transformToByteArray()) ?? []), body)).toBe(0);
    expect(read.ContentType).toBe('application/pdf');
    await expect(client().send(new HeadObjectCommand({ Bucket: MOCK_R2.bucket, Key: 'none' }))).rejects.toMatchObject({
      name: 'NotFound',
    });
  });

  it('lists by prefix, page by page', async () => {
    for (const key of ['b/1', 'b/2', 'b/3', 'c/1']) await put(key, key);
    const first = await client().send(new ListObjectsV2Command({ Bucket: MOCK_R2.bucket, Prefix: 'b/', MaxKeys: 2 }));
    expect(first.Contents?.map(({ Key }) => Key)).toEqual(['b/1', 'b/2']);
    expect(first.IsTruncated).toBe(true);
    const second = await client().send(
      new ListObjectsV2Command({
        Bucket: MOCK_R2.bucket,
        Prefix: 'b/',
        MaxKeys: 2,
        ContinuationToken: first.NextContinuationToken,
      }),
    );
    expect(second.Contents?.map(({ Key }) => Key)).toEqual(['b/3']);
    expect(second.IsTruncated).toBe(false);
  });

  it('follows a presigned link until it runs out, and only as it was signed', async () => {
    await put('file', 'content');
    const command = new GetObjectCommand({
      Bucket: MOCK_R2.bucket,
      Key: 'file',
      ResponseContentDisposition: 'attachment; filename="r.txt"',
    });
    const url = await getSignedUrl(client(), command, { expiresIn: 60 });
    const answer = await fetch(url);
    expect(await answer.text()).toBe('content');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="r.txt"');

    const other = await fetch(url.replace('/file?', '/other?'));
    expect([other.status, await code(other)]).toEqual([403, 'SignatureDoesNotMatch']);
    const longer = await fetch(url.replace('X-Amz-Expires=60', 'X-Amz-Expires=6000'));
    expect([longer.status, await code(longer)]).toEqual([403, 'SignatureDoesNotMatch']);
    const asDelete = await fetch(url, { method: 'DELETE' });
    expect([asDelete.status, await code(asDelete)]).toEqual([403, 'SignatureDoesNotMatch']);

    mocks.control.clock.setOffsetMs(61_000);
    const expired = await fetch(url);
    expect([expired.status, await code(expired)]).toEqual([400, 'ExpiredRequest']);
  });

  it('accepts a link that aws4 signed', async () => {
    await put('file', 'content');
    const signed = sign(
      { host: HOST, path: `/${MOCK_R2.bucket}/file?X-Amz-Expires=60`, service: 's3', region: 'auto', signQuery: true },
      MOCK_R2,
    );
    expect(await (await fetch(`https://${HOST}${signed.path}`)).text()).toBe('content');
  });

  it('limits writes to one key, is locked, and fails as told', async () => {
    mocks.control.standing('r2', 'put', 'one-write-per-second');
    expect((await put('k', '1')).status).toBe(200);
    const again = await put('k', '2');
    expect([again.status, again.headers.get('retry-after'), await code(again)]).toEqual([429, '1', 'TooManyRequests']);

    mocks.control.standing('r2', '*', 'locked');
    mocks.control.standing('r2', 'put', 'healthy');
    expect(await code(await send({ method: 'DELETE', key: 'k' }))).toBe('ObjectLockedByBucketPolicy');

    mocks.control.next('r2', 'get', '503');
    expect((await send({ key: 'k' })).status).toBe(503);
    mocks.control.next('r2', 'get', '429:7');
    expect((await send({ key: 'k' })).headers.get('retry-after')).toBe('7');
    expect((await send({ key: 'k' })).status).toBe(200);
  });
});
