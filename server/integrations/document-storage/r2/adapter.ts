import { createHash } from 'node:crypto';
import { DeleteObjectCommand, GetObjectCommand, HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';

import type { Clock } from '#server/domain/shared/clock.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';
import { contentDisposition } from '#server/integrations/document-storage/content-disposition.ts';
import type {
  DeleteObject,
  DocumentStoragePort,
  PresignGet,
  PutObject,
  StoredObject,
} from '#server/integrations/document-storage/port.ts';
import { fromS3Error, R2_PROVIDER, s3Status } from '#server/integrations/document-storage/r2/errors.ts';
import { type OutboundPolicy, runOutbound } from '#server/integrations/outbound-policy.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';

export interface R2Config {
  readonly accountId: string;
  /** `eu`: the bucket's data stay in the European Union. */
  readonly jurisdiction: 'default' | 'eu';
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly bucket: string;
  /** Where a browser finds the mocked vendor; null when it goes to the vendor itself. */
  readonly browserBaseUrl: string | null;
  readonly timeoutMs: number;
  /** Another S3-compatible server instead of the account's own host. */
  readonly endpoint?: string;
}

export interface R2Deps {
  readonly clock: Clock;
  readonly policy: OutboundPolicy;
}

const MAX_PRESIGN_SECONDS = 300;
const MAX_SOCKETS = 32;

/** Address of an account's S3 interface. */
export const r2Endpoint = (config: Pick<R2Config, 'accountId' | 'jurisdiction' | 'endpoint'>): string =>
  config.endpoint ?? `https://${config.accountId}.${config.jurisdiction === 'eu' ? 'eu.' : ''}r2.cloudflarestorage.com`;

const createClient = (config: R2Config): S3Client =>
  new S3Client({
    region: 'auto',
    endpoint: r2Endpoint(config),
    forcePathStyle: true,
    useDualstackEndpoint: false,
    useFipsEndpoint: false,
    credentials: { accessKeyId: config.accessKeyId, secretAccessKey: config.secretAccessKey },
    // Otherwise each PUT carries a checksum header that R2 has refused with 501.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    // From 2 MiB on it would wait for "100 Continue" before each body; our bodies are small enough to send at once.
    expectContinueHeader: false,
    maxAttempts: 1,
    requestHandler: {
      httpsAgent: { keepAlive: true, maxSockets: MAX_SOCKETS },
      httpAgent: { keepAlive: true, maxSockets: MAX_SOCKETS },
      connectionTimeout: Math.min(config.timeoutMs, 5000),
    },
  });

const protocolError = (code: string): ProviderError => new ProviderError(R2_PROVIDER, 'protocol', { codes: [code] });

/** Every S3 answer about an object has an ETag; a page of some proxy that answers 200 in its place has none. */
const requireEtag = (etag: string | undefined): void => {
  if (!etag) throw protocolError('ANSWER_WITHOUT_ETAG');
};

const sha256Hex = (body: Uint8Array): string => createHash('sha256').update(body).digest('hex');

/**
 * Cloudflare R2 through its S3 interface. Objects are written once (`If-None-Match: *`) and never changed: their keys
 * are made of their content. Makes one client with kept-alive connections, so make the adapter once.
 */
export function createR2Storage(config: R2Config, { clock, policy }: R2Deps): DocumentStoragePort {
  const client = createClient(config);

  const call = <T>(fn: (signal: AbortSignal) => Promise<T>): Promise<T> =>
    runOutbound(
      policy,
      R2_PROVIDER,
      (signal) =>
        fn(signal).catch((error: unknown) => {
          throw fromS3Error(error, clock);
        }),
      { timeoutMs: config.timeoutMs },
    );

  const head = (key: string): Promise<(StoredObject & { readonly retainUntil: string | null }) | null> =>
    call(async (abortSignal) => {
      try {
        const answer = await client.send(new HeadObjectCommand({ Bucket: config.bucket, Key: key }), { abortSignal });
        requireEtag(answer.ETag);
        return {
          key,
          bytes: answer.ContentLength ?? 0,
          contentType: answer.ContentType ?? 'application/octet-stream',
          sha256: answer.Metadata?.sha256 ?? null,
          retainUntil: answer.Metadata?.['retain-until'] ?? null,
        };
      } catch (error) {
        if (s3Status(error) === 404) return null;
        throw error;
      }
    });

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
            Metadata: { sha256: input.sha256, ...(input.retainUntil === null ? {} : { 'retain-until': input.retainUntil }) },
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

  const put = async (input: PutObject): Promise<StoredObject> => {
    if (sha256Hex(input.body) !== input.sha256) throw new ProviderError(R2_PROVIDER, 'rejected', { codes: ['SHA256_WRONG'] });
    if (await writeOnce(input)) {
      return { key: input.key, bytes: input.body.byteLength, contentType: input.contentType, sha256: input.sha256 };
    }
    const stored = await head(input.key);
    // Taken a moment ago and gone now: somebody is deleting by hand. The job tries again.
    if (stored === null) throw protocolError('OBJECT_VANISHED');
    if (stored.sha256 !== input.sha256 || stored.bytes !== input.body.byteLength) {
      throw new ProviderError(R2_PROVIDER, 'rejected', { codes: ['KEY_HOLDS_OTHER_CONTENT'] });
    }
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

  const remove = async ({ key, retainUntil }: DeleteObject): Promise<void> => {
    const today = zagrebDateOf(clock.now());
    const isKept = (until: string | null): boolean => until !== null && until >= today;
    const stored = isKept(retainUntil) ? null : await head(key);
    if (isKept(retainUntil) || isKept(stored?.retainUntil ?? null))
      throw new ProviderError(R2_PROVIDER, 'rejected', { codes: ['UNDER_RETENTION'] });
    if (stored === null) return;
    await call((abortSignal) => client.send(new DeleteObjectCommand({ Bucket: config.bucket, Key: key }), { abortSignal }));
  };

  const presignGet = async (input: PresignGet): Promise<string> => {
    if (!(input.expiresInSeconds >= 1 && input.expiresInSeconds <= MAX_PRESIGN_SECONDS)) {
      throw new ProviderError(R2_PROVIDER, 'rejected', { codes: ['PRESIGN_TOO_LONG'] });
    }
    const signed = await getSignedUrl(
      client,
      new GetObjectCommand({
        Bucket: config.bucket,
        Key: input.key,
        ResponseContentType: input.contentType,
        ResponseContentDisposition: contentDisposition(input.disposition, input.filename),
      }),
      { expiresIn: Math.floor(input.expiresInSeconds), signingDate: clock.now() },
    );
    if (config.browserBaseUrl === null) return signed;
    // Signed for the vendor's host all the same: whoever plays the vendor checks it as the vendor would.
    const { pathname, search } = new URL(signed);
    return `${config.browserBaseUrl.replace(/\/$/, '')}${pathname}${search}`;
  };

  return { put, get, head, delete: remove, presignGet };
}
