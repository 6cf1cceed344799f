import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';

import type { Clock } from '#server/domain/shared/clock.ts';
import { contentDisposition } from '#server/integrations/document-storage/content-disposition.ts';
import type { PresignedPut, PresignGet, PresignPut } from '#server/integrations/document-storage/port.ts';
import type { R2Bucket } from '#server/integrations/document-storage/r2/call.ts';
import { R2_PROVIDER } from '#server/integrations/document-storage/r2/errors.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';

const MAX_PRESIGN_SECONDS = 300;

const requireShort = (seconds: number): number => {
  if (!(seconds >= 1 && seconds <= MAX_PRESIGN_SECONDS))
    throw new ProviderError(R2_PROVIDER, 'rejected', { codes: ['PRESIGN_TOO_LONG'] });
  return Math.floor(seconds);
};

/** Signed for the vendor's host all the same: whoever plays the vendor checks it as the vendor would. */
const forBrowser = ({ config }: R2Bucket, signed: string): string => {
  if (config.browserBaseUrl === null) return signed;
  const { pathname, search } = new URL(signed);
  return `${config.browserBaseUrl.replace(/\/$/, '')}${pathname}${search}`;
};

/** A link to read one object; nothing is sent. */
export async function presignGet(bucket: R2Bucket, clock: Clock, input: PresignGet): Promise<string> {
  const expiresIn = requireShort(input.expiresInSeconds);
  const command = new GetObjectCommand({
    Bucket: bucket.config.bucket,
    Key: input.key,
    ResponseContentType: input.contentType,
    ResponseContentDisposition: contentDisposition(input.disposition, input.filename),
  });
  return forBrowser(bucket, await getSignedUrl(bucket.client, command, { expiresIn, signingDate: clock.now() }));
}

/**
 * A link to write one new object of exactly this type and length. A presigned PUT cannot limit a size, only pin it; and with
 * `If-None-Match` signed, the link cannot be used again for other content after the object was looked at.
 */
export async function presignPut(bucket: R2Bucket, clock: Clock, input: PresignPut): Promise<PresignedPut> {
  const expiresIn = requireShort(input.expiresInSeconds);
  const command = new PutObjectCommand({
    Bucket: bucket.config.bucket,
    Key: input.key,
    ContentType: input.contentType,
    ContentLength: input.bytes,
    IfNoneMatch: '*',
  });
  const signableHeaders = new Set(['host', 'content-type', 'content-length', 'if-none-match']);
  const signed = await getSignedUrl(bucket.client, command, { expiresIn, signingDate: clock.now(), signableHeaders });
  return { url: forBrowser(bucket, signed), headers: { 'content-type': input.contentType, 'if-none-match': '*' } };
}
