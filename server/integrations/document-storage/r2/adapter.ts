import { createHash } from 'node:crypto';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';

import type { Clock } from '#server/domain/shared/clock.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';
import type { DocumentStoragePort, PutObject, StoredObject } from '#server/integrations/document-storage/port.ts';
import type { R2Bucket } from '#server/integrations/document-storage/r2/call.ts';
import { createS3Client, type R2Config } from '#server/integrations/document-storage/r2/config.ts';
import {
  fromS3Error,
  protocolError,
  R2_PROVIDER,
  requireEtag,
  s3Status,
} from '#server/integrations/document-storage/r2/errors.ts';
import { MULTIPART_ABOVE, putInParts } from '#server/integrations/document-storage/r2/multipart.ts';
import { presignGet, presignPut } from '#server/integrations/document-storage/r2/presign.ts';
import { type OutboundPolicy, runOutbound } from '#server/integrations/outbound-policy.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';

export interface R2Deps {
  readonly clock: Clock;
  readonly policy: OutboundPolicy;
}

const rejected = (code: string, cause?: unknown): ProviderError =>
  new ProviderError(R2_PROVIDER, 'rejected', { codes: [code], cause });

const sha256Hex = (body: Uint8Array): string => createHash('sha256').update(body).digest('hex');

const metadataOf = ({ sha256, retainUntil }: PutObject): Record<string, string> => ({
  sha256,
  ...(retainUntil === null ? {} : { 'retain-until': retainUntil }),
});

/**
 * Cloudflare R2 through its S3 interface. Objects are written once (`If-None-Match: *`) and never changed. Makes one client with
 * kept-alive connections, so make the adapter once.
 */
export function createR2Storage(config: R2Config, { clock, policy }: R2Deps): DocumentStoragePort {
  const client = createS3Client(config);
  const call: R2Bucket['call'] = (fn) =>
    runOutbound(
      policy,
      R2_PROVIDER,
      (signal) =>
        fn(signal).catch((error: unknown) => {
          throw fromS3Error(error, clock);
        }),
      { timeoutMs: config.timeoutMs },
    );
  const bucket: R2Bucket = { config, client, call };

  /** With the day that was written beside it, until which it is to be kept. */
  const look = (key: string): Promise<{ readonly object: StoredObject; readonly retainUntil: string | null } | null> =>
    call(async (abortSignal) => {
      try {
        const answer = await client.send(new HeadObjectCommand({ Bucket: config.bucket, Key: key }), { abortSignal });
        requireEtag(answer.ETag);
        const object = {
          key,
          bytes: answer.ContentLength ?? 0,
          contentType: answer.ContentType ?? 'application/octet-stream',
          sha256: answer.Metadata?.sha256 ?? null,
        };
        return { object, retainUntil: answer.Metadata?.['retain-until'] ?? null };
      } catch (error) {
        if (s3Status(error) === 404) return null;
        throw error;
      }
    });

  const head: DocumentStoragePort['head'] = async (key) => (await look(key))?.object ?? null;

  /** True when the object was written, false when the key was taken. */
  const writeOnce = (input: PutObject): Promise<boolean> =>
    call(async (abortSignal) => {
      try {
        const answer = await client.send(
          new PutObjectCommand({
            Bucket: config.bucket,
            Key: input.key,
            Body: input.body,
            ContentLength: input.body.byteLength,
            ContentType: input.contentType,
            IfNoneMatch: '*',
            Metadata: metadataOf(input),
          }),
          { abortSignal },
        );
        requireEtag(answer.ETag);
        return true;
      } catch (error) {
        if (s3Status(error) === 412) return false;
        throw error;
      }
    });

  /** Parts know no condition, so the key is looked at first; two writers at once would bring the same bytes. */
  const writePartsOnce = async (input: PutObject): Promise<boolean> => {
    if ((await look(input.key)) !== null) return false;
    await putInParts(bucket, input, metadataOf(input));
    return true;
  };

  const put: DocumentStoragePort['put'] = async (input) => {
    if (sha256Hex(input.body) !== input.sha256) throw rejected('SHA256_WRONG');
    const write = input.body.byteLength > MULTIPART_ABOVE ? writePartsOnce : writeOnce;
    if (await write(input)) {
      return { key: input.key, bytes: input.body.byteLength, contentType: input.contentType, sha256: input.sha256 };
    }
    const stored = await head(input.key);
    // Taken a moment ago and gone now: somebody is deleting by hand. The job tries again.
    if (stored === null) throw protocolError('OBJECT_VANISHED');
    if (stored.sha256 !== input.sha256 || stored.bytes !== input.body.byteLength) throw rejected('KEY_HOLDS_OTHER_CONTENT');
    return stored;
  };

  const get: DocumentStoragePort['get'] = (key) =>
    call(async (abortSignal) => {
      try {
        const answer = await client.send(new GetObjectCommand({ Bucket: config.bucket, Key: key }), { abortSignal });
        requireEtag(answer.ETag);
        const body = (await answer.Body?.transformToByteArray()) ?? new Uint8Array();
        if (answer.ContentLength !== undefined && answer.ContentLength !== body.byteLength) throw protocolError('BODY_CUT_OFF');
        const expected = answer.Metadata?.sha256;
        if (expected !== undefined && sha256Hex(body) !== expected) throw protocolError('CONTENT_DAMAGED');
        return { body, contentType: answer.ContentType ?? 'application/octet-stream' };
      } catch (error) {
        if (s3Status(error) === 404 && (error as Error).name === 'NoSuchKey') return null;
        throw error;
      }
    });

  const list: DocumentStoragePort['list'] = ({ prefix, cursor, limit }) =>
    call(async (abortSignal) => {
      const page = { Prefix: prefix, MaxKeys: limit, ...(cursor === null ? {} : { ContinuationToken: cursor }) };
      const answer = await client.send(new ListObjectsV2Command({ Bucket: config.bucket, ...page }), { abortSignal });
      // A list without its own name is the page of some proxy.
      if (answer.Name !== config.bucket) throw protocolError('ANSWER_WITHOUT_BUCKET');
      const items = (answer.Contents ?? []).map(({ Key, Size, LastModified }) => {
        if (Key === undefined || Size === undefined || LastModified === undefined) throw protocolError('ANSWER_INCOMPLETE');
        return { key: Key, bytes: Size, storedAt: LastModified };
      });
      return { items, cursor: answer.IsTruncated === true ? (answer.NextContinuationToken ?? null) : null };
    });

  const remove: DocumentStoragePort['delete'] = async ({ key, retainUntil }) => {
    const today = zagrebDateOf(clock.now());
    const requireFree = (until: string | null): void => {
      if (until !== null && until >= today) throw rejected('UNDER_RETENTION');
    };
    requireFree(retainUntil);
    const stored = await look(key);
    if (stored === null) return;
    requireFree(stored.retainUntil);
    try {
      await call(async (abortSignal) => {
        const answer = await client.send(new DeleteObjectCommand({ Bucket: config.bucket, Key: key }), { abortSignal });
        if (answer.$metadata.httpStatusCode !== 204) throw protocolError('ANSWER_NOT_OF_DELETE');
      });
    } catch (error) {
      if (error instanceof ProviderError && error.codes.includes('ObjectLockedByBucketPolicy'))
        throw rejected('OBJECT_LOCKED', error);
      throw error;
    }
  };

  return {
    put,
    get,
    head,
    list,
    delete: remove,
    presignGet: (input) => presignGet(bucket, clock, input),
    presignPut: (input) => presignPut(bucket, clock, input),
  };
}
