import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from 's3rver';
import { afterAll, beforeAll, describe } from 'vitest';

import type { DocumentStoragePort } from '#server/integrations/document-storage/port.ts';
import { DOCUMENT_STORAGE_VENDORS } from '#server/integrations/document-storage/registry.ts';
import { createOutboundPolicy } from '#server/integrations/outbound-policy.ts';

import { documentStorageSuite } from './document-storage.suite.ts';

const clock = { now: () => new Date() };
const BUCKET = 'fiskai-documents';

/**
 * A second opinion on the shape of the protocol: an S3 server that is neither ours nor Cloudflare's. It checks no
 * signature, and it ignores If-None-Match.
 */
describe('an S3 server of other make', () => {
  let directory: string;
  let server: S3rver;
  let storage: DocumentStoragePort;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'fiskai-s3rver-'));
    server = new S3rver({ address: '127.0.0.1', port: 0, silent: true, directory, configureBuckets: [{ name: BUCKET }] });
    const { port } = await server.run();
    storage = DOCUMENT_STORAGE_VENDORS.r2(
      {
        accountId: 'local',
        jurisdiction: 'default',
        accessKeyId: 'S3RVER',
        secretAccessKey: 'S3RVER',
        bucket: BUCKET,
        browserBaseUrl: null,
        timeoutMs: 10_000,
        endpoint: `http://127.0.0.1:${port}`,
      },
      { clock, policy: createOutboundPolicy({ clock, environment: 'test' }) },
    );
  });
  afterAll(async () => {
    await server.close();
    await rm(directory, { recursive: true });
  });

  documentStorageSuite({ storage: () => storage, writeOnce: false, pages: false });
});

/** Cloudflare itself: reads and writes the configured bucket, and leaves most documents there (what is under retention is never deleted). */
describe.runIf(process.env.CONTRACT_LIVE === '1' && process.env.R2_ACCOUNT_ID)('Cloudflare R2 itself', () => {
  const live = (name: string): string => process.env[name] ?? '';
  const storage = (): DocumentStoragePort =>
    DOCUMENT_STORAGE_VENDORS.r2(
      {
        accountId: live('R2_ACCOUNT_ID'),
        jurisdiction: live('R2_JURISDICTION') === 'default' ? 'default' : 'eu',
        accessKeyId: live('R2_ACCESS_KEY_ID'),
        secretAccessKey: live('R2_SECRET_ACCESS_KEY'),
        bucket: live('R2_BUCKET'),
        browserBaseUrl: null,
        timeoutMs: 30_000,
      },
      { clock, policy: createOutboundPolicy({ clock, environment: 'live' }) },
    );

  documentStorageSuite({ storage, writeOnce: true, pages: true });
});
