import { S3Client } from '@aws-sdk/client-s3';

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

const MAX_SOCKETS = 32;

/** Address of an account's S3 interface. */
export const r2Endpoint = (config: Pick<R2Config, 'accountId' | 'jurisdiction' | 'endpoint'>): string =>
  config.endpoint ?? `https://${config.accountId}.${config.jurisdiction === 'eu' ? 'eu.' : ''}r2.cloudflarestorage.com`;

/** One client with kept-alive connections. */
export const createS3Client = (config: R2Config): S3Client =>
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
