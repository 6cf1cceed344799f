import { createHash } from 'node:crypto';
import type { VendorAnswer, VendorCall } from '../kit/vendor.ts';
import { S3Error, escapeXml, xmlAnswer } from './answers.ts';
import type { MockObject, R2State } from './state.ts';

const KEY_BYTES = 1024;
const METADATA_BYTES = 8192;
const MOST_KEYS = 1000;

/** Query parameters of a (presigned) GET that replace a header of the answer. */
const OVERRIDES = ['content-type', 'content-disposition', 'content-language', 'content-encoding', 'cache-control', 'expires'];
const KEPT_HEADERS = ['content-disposition', 'content-encoding', 'content-language', 'cache-control', 'expires'];

const noSuchKey = (): S3Error => new S3Error('NoSuchKey', 'The specified key does not exist.');

const objectHeaders = (object: MockObject): Record<string, string> => ({
  ...object.headers,
  'content-type': object.contentType,
  'content-length': String(object.bytes),
  etag: object.etag,
  'last-modified': new Date(object.lastModified).toUTCString(),
});

export const putObject = (call: VendorCall, key: string, state: R2State): VendorAnswer => {
  if (Buffer.byteLength(key) > KEY_BYTES) throw new S3Error('KeyTooLongError', `A key has at most ${KEY_BYTES} bytes`);
  if (call.headers.get('content-length') === null) throw new S3Error('MissingContentLength', 'Content-Length is required');
  const digest = call.headers.get('content-md5');
  if (digest !== null && digest !== createHash('md5').update(call.body).digest('base64')) {
    throw new S3Error('BadDigest', 'The Content-MD5 you specified did not match what we received.');
  }
  const condition = call.headers.get('if-none-match');
  if (condition !== null && condition !== '*') throw new S3Error('NotImplemented', 'If-None-Match of a PUT can only be *');
  if (call.headers.get('if-match') !== null) throw new S3Error('NotImplemented', 'If-Match is not played here');

  const contentType = call.headers.get('content-type') ?? 'application/octet-stream';
  const stored = state.put({ key, contentType, headers: keptHeaders(call) }, call.body, condition === '*');
  if (stored === null) throw new S3Error('PreconditionFailed', 'At least one of the preconditions you specified did not hold.');
  return { status: 200, headers: { etag: stored.etag, 'content-length': '0' }, body: null };
};

/** Metadata and headers that are kept with an object. */
export const keptHeaders = (call: VendorCall): Record<string, string> => {
  const headers: Record<string, string> = {};
  let metadata = 0;
  for (const [name, value] of call.headers) {
    if (name.startsWith('x-amz-meta-')) metadata += name.length - 'x-amz-meta-'.length + Buffer.byteLength(value);
    if (name.startsWith('x-amz-meta-') || KEPT_HEADERS.includes(name)) headers[name] = value;
  }
  if (metadata > METADATA_BYTES) throw new S3Error('MetadataTooLarge', `Metadata has at most ${METADATA_BYTES} bytes`);
  return headers;
};

export const readObject = (call: VendorCall, key: string, state: R2State): VendorAnswer => {
  const object = state.get(key);
  if (object === null) throw noSuchKey();
  const headers = objectHeaders(object);
  for (const name of OVERRIDES) {
    const value = call.url.searchParams.get(`response-${name}`);
    if (value !== null) headers[name] = value;
  }
  return { status: 200, headers, body: call.method === 'HEAD' ? null : state.body(object) };
};

export const deleteObject = (key: string, state: R2State): VendorAnswer => {
  state.delete(key);
  return { status: 204, headers: {}, body: null };
};

/** ListObjectsV2 without delimiter; the token is the last key of the page before. */
export const listObjects = (call: VendorCall, bucket: string, state: R2State): VendorAnswer => {
  const query = call.url.searchParams;
  if (query.get('list-type') !== '2') throw new S3Error('NotImplemented', 'Only list-type=2 is played here');
  if (query.has('delimiter')) throw new S3Error('NotImplemented', 'delimiter is not played here');
  const prefix = query.get('prefix') ?? '';
  const token = query.get('continuation-token');
  const limit = Math.min(Number(query.get('max-keys') ?? MOST_KEYS), MOST_KEYS);
  if (!Number.isInteger(limit) || limit < 0) throw new S3Error('InvalidArgument', 'max-keys is not a number');
  const after = token === null ? (query.get('start-after') ?? '') : Buffer.from(token, 'base64url').toString('utf8');
  const found = limit === 0 ? [] : state.page(prefix, after, limit + 1);
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const next =
    found.length > limit && last !== undefined
      ? `<NextContinuationToken>${Buffer.from(last.key).toString('base64url')}</NextContinuationToken>`
      : '';
  const encoded = query.get('encoding-type') === 'url';
  const name = (key: string): string => (encoded ? encodeURIComponent(key).replaceAll('%2F', '/') : escapeXml(key));
  const contents = page
    .map(
      (object) =>
        `<Contents><Key>${name(object.key)}</Key><Size>${object.bytes}</Size><LastModified>${object.lastModified}</LastModified>` +
        `<ETag>${escapeXml(object.etag)}</ETag><StorageClass>STANDARD</StorageClass></Contents>`,
    )
    .join('');
  return xmlAnswer(
    200,
    `<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>${bucket}</Name><Prefix>${name(prefix)}</Prefix>` +
      `<MaxKeys>${limit}</MaxKeys><KeyCount>${page.length}</KeyCount><IsTruncated>${next !== ''}</IsTruncated>${next}${contents}` +
      '</ListBucketResult>',
  );
};
