import { S3ServiceException } from '@aws-sdk/client-s3';

import type { Clock } from '#server/domain/shared/clock.ts';
import { toProviderError } from '#server/integrations/network-failure.ts';
import { ProviderError, type ProviderErrorKind } from '#server/integrations/provider-error.ts';
import { retryAfter } from '#server/integrations/retry-after.ts';

export const R2_PROVIDER = 'r2';

export const protocolError = (code: string): ProviderError => new ProviderError(R2_PROVIDER, 'protocol', { codes: [code] });

/** Every S3 answer about an object has an ETag; a page of some proxy that answers 200 in its place has none. */
export const requireEtag = (etag: string | undefined): string => {
  if (!etag) throw protocolError('ANSWER_WITHOUT_ETAG');
  return etag;
};

/**
 * S3 codes whose meaning the HTTP status does not give. A missing bucket and a wrong clock are set right by the same
 * person as a wrong key, so they count as `auth`.
 */
const KIND_BY_CODE: Readonly<Record<string, ProviderErrorKind>> = {
  NoSuchBucket: 'auth',
  InvalidAccessKeyId: 'auth',
  RequestTimeTooSkewed: 'auth',
  ExpiredRequest: 'auth',
  AuthorizationHeaderMalformed: 'auth',
  ObjectLockedByBucketPolicy: 'rejected',
  NotImplemented: 'rejected',
  NoSuchUpload: 'rejected',
  SlowDown: 'rate_limited',
  TooManyRequests: 'rate_limited',
  RequestTimeout: 'timeout',
  // Two writes of the same key at once: the other one may still fail.
  ConditionalRequestConflict: 'unreachable',
};

const kindByStatus = (status: number): ProviderErrorKind => {
  if (status === 401 || status === 403) return 'auth';
  if (status === 408) return 'timeout';
  if (status === 429) return 'rate_limited';
  if (status >= 500) return 'unreachable';
  if (status >= 400) return 'rejected';
  return 'protocol';
};

interface AnsweredError {
  readonly $metadata?: { readonly httpStatusCode?: number };
}

/**
 * HTTP status of a failed call, or null when there was no answer. The client notes it also on a parser's error, which is
 * what the page of some proxy ends in.
 */
export const s3Status = (error: unknown): number | null =>
  error instanceof Error ? ((error as AnsweredError).$metadata?.httpStatusCode ?? null) : null;

/** Maps what the S3 client throws; codes are the vendor's own where it gave some. */
export const fromS3Error = (error: unknown, clock: Clock): ProviderError => {
  const status = s3Status(error);
  if (!(error instanceof Error) || error instanceof ProviderError || status === null) return toProviderError(R2_PROVIDER, error);
  const code = error instanceof S3ServiceException ? error.name : `HTTP_${status}`;
  const kind = KIND_BY_CODE[code] ?? kindByStatus(status);
  const header = error instanceof S3ServiceException ? error.$response?.headers['retry-after'] : undefined;
  const retryAt = retryAfter(header ?? null, clock.now());
  return new ProviderError(R2_PROVIDER, kind, {
    codes: [code],
    reason: `${status} ${error.message}`,
    cause: error,
    ...(retryAt ? { retryAt } : {}),
  });
};
