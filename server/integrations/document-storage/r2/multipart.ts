import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';

import type { PutObject } from '#server/integrations/document-storage/port.ts';
import type { R2Bucket } from '#server/integrations/document-storage/r2/call.ts';
import { protocolError, requireEtag } from '#server/integrations/document-storage/r2/errors.ts';

/** Above this a body goes in parts, each with a time limit of its own. */
export const MULTIPART_ABOVE = 16 * 1024 * 1024;
/** R2 wants parts of at least 5 MiB, all of one size but the last. */
const PART_BYTES = 8 * 1024 * 1024;

/**
 * Writes a large object in parts. When one fails, what was sent is given up at the store, so that no half of an object is paid
 * for; the store itself does the same after seven days.
 */
export async function putInParts(bucket: R2Bucket, input: PutObject, metadata: Record<string, string>): Promise<void> {
  const { client, call } = bucket;
  const object = { Bucket: bucket.config.bucket, Key: input.key };
  const { UploadId } = await call((abortSignal) =>
    client.send(new CreateMultipartUploadCommand({ ...object, ContentType: input.contentType, Metadata: metadata }), {
      abortSignal,
    }),
  );
  if (!UploadId) throw protocolError('ANSWER_WITHOUT_UPLOAD_ID');
  try {
    const parts: { ETag: string; PartNumber: number }[] = [];
    for (let start = 0; start < input.body.byteLength; start += PART_BYTES) {
      const body = input.body.subarray(start, start + PART_BYTES);
      const part = { ...object, UploadId, PartNumber: parts.length + 1, Body: body, ContentLength: body.byteLength };
      const { ETag } = await call((abortSignal) => client.send(new UploadPartCommand(part), { abortSignal }));
      parts.push({ ETag: requireEtag(ETag), PartNumber: part.PartNumber });
    }
    await call(async (abortSignal) => {
      const done = new CompleteMultipartUploadCommand({ ...object, UploadId, MultipartUpload: { Parts: parts } });
      requireEtag((await client.send(done, { abortSignal })).ETag);
    });
  } catch (error) {
    const abort = new AbortMultipartUploadCommand({ ...object, UploadId });
    // The failure that is told is the first one.
    await call((abortSignal) => client.send(abort, { abortSignal })).catch(() => undefined);
    throw error;
  }
}
