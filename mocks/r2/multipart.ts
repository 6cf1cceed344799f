import { createHash } from 'node:crypto';
import { childElements, parseXml, SoapProblem } from '../kit/soap.ts';
import type { VendorAnswer, VendorCall } from '../kit/vendor.ts';
import { escapeXml, S3Error, xmlAnswer } from './answers.ts';
import { keptHeaders } from './objects.ts';
import type { MockUpload, R2State } from './state.ts';

const SMALLEST_PART = 5 * 1024 * 1024;
const MOST_PARTS = 10_000;
const NAMESPACE = 'http://s3.amazonaws.com/doc/2006-03-01/';

const begun = (call: VendorCall, key: string, state: R2State): MockUpload => {
  const upload = state.upload(call.url.searchParams.get('uploadId') ?? '');
  if (upload === null || upload.key !== key) throw new S3Error('NoSuchUpload', 'The specified multipart upload does not exist.');
  return upload;
};

/** `POST ?uploads`: metadata and type are given now and not again. */
export const beginUpload = (call: VendorCall, bucket: string, key: string, state: R2State): VendorAnswer => {
  const contentType = call.headers.get('content-type') ?? 'application/octet-stream';
  const { id } = state.beginUpload({ key, contentType, headers: keptHeaders(call) });
  const names = `<Bucket>${bucket}</Bucket><Key>${escapeXml(key)}</Key><UploadId>${id}</UploadId>`;
  return xmlAnswer(200, `<InitiateMultipartUploadResult xmlns="${NAMESPACE}">${names}</InitiateMultipartUploadResult>`);
};

/** `PUT ?partNumber&uploadId`. */
export const putPart = (call: VendorCall, key: string, state: R2State): VendorAnswer => {
  const upload = begun(call, key, state);
  const number = Number(call.url.searchParams.get('partNumber'));
  if (!Number.isInteger(number) || number < 1 || number > MOST_PARTS)
    throw new S3Error('InvalidArgument', `Part numbers are 1 to ${MOST_PARTS}`);
  if (call.headers.get('content-length') === null) throw new S3Error('MissingContentLength', 'Content-Length is required');
  return { status: 200, headers: { etag: state.putPart(upload, number, call.body), 'content-length': '0' }, body: null };
};

const listedParts = (body: Buffer): { readonly number: number; readonly etag: string }[] => {
  try {
    return childElements(parseXml(body).documentElement).map((part) => {
      const text = (name: string): string => childElements(part).find(({ localName }) => localName === name)?.textContent ?? '';
      return { number: Number(text('PartNumber')), etag: text('ETag') };
    });
  } catch (error) {
    if (error instanceof SoapProblem) throw new S3Error('MalformedXML', error.message);
    throw error;
  }
};

/** `POST ?uploadId`: parts in their order, each as it was answered, all of one size but the last. */
export const completeUpload = (call: VendorCall, bucket: string, key: string, state: R2State): VendorAnswer => {
  const upload = begun(call, key, state);
  const listed = listedParts(call.body);
  const parts = listed.map(({ number, etag }, index) => {
    const part = upload.parts[number];
    if (index > 0 && number <= (listed[index - 1]?.number ?? 0))
      throw new S3Error('InvalidPartOrder', 'The list of parts was not in ascending order.');
    if (part === undefined || part.etag.replaceAll('"', '') !== etag.replaceAll('"', ''))
      throw new S3Error('InvalidPart', `Part ${number} could not be found.`);
    return part;
  });
  const first = parts[0];
  if (first === undefined) throw new S3Error('MalformedXML', 'An upload has at least one part');
  const leading = parts.slice(0, -1);
  if (leading.some(({ bytes }) => bytes < SMALLEST_PART)) throw new S3Error('EntityTooSmall', 'A part is smaller than 5 MiB.');
  if (leading.some(({ bytes }) => bytes !== first.bytes) || (parts.at(-1)?.bytes ?? 0) > first.bytes)
    throw new S3Error('InvalidPart', 'All non-trailing parts must have the same length.');
  const body = Buffer.concat(parts.map((part) => state.partBody(part)));
  const { contentType, headers } = upload;
  state.put({ key, contentType, headers }, body, false);
  state.endUpload(upload.id);
  const md5 = createHash('md5').update(parts.map(({ etag }) => etag).join(''));
  const names = `<Bucket>${bucket}</Bucket><Key>${escapeXml(key)}</Key><ETag>&quot;${md5.digest('hex')}-${parts.length}&quot;</ETag>`;
  return xmlAnswer(200, `<CompleteMultipartUploadResult xmlns="${NAMESPACE}">${names}</CompleteMultipartUploadResult>`);
};

/** `DELETE ?uploadId`: what was sent so far is gone. */
export const abortUpload = (call: VendorCall, key: string, state: R2State): VendorAnswer => {
  state.endUpload(begun(call, key, state).id);
  return { status: 204, headers: {}, body: null };
};
