import type { S3Client } from '@aws-sdk/client-s3';

import type { R2Config } from '#server/integrations/document-storage/r2/config.ts';

/** What every operation on the bucket works with. */
export interface R2Bucket {
  readonly config: R2Config;
  readonly client: S3Client;
  /** One call under the policy of outbound calls; what the client throws comes out as `ProviderError`. */
  call<T>(fn: (signal: AbortSignal) => Promise<T>): Promise<T>;
}
