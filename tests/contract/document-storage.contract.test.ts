import { mkdtemp, rm } from 'node:fs/promises';
import { request as httpsRequest } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sign } from 'aws4';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { MOCK_R2 } from '#mocks/r2/credentials.ts';
import { type MockRuntime, startMocks } from '#mocks/start.ts';
import type { DocumentStoragePort } from '#server/integrations/document-storage/port.ts';
import { r2Endpoint } from '#server/integrations/document-storage/r2/config.ts';
import { DOCUMENT_STORAGE_VENDORS, type DocumentStorageConfigs } from '#server/integrations/document-storage/registry.ts';
import { installEgressGuard } from '#server/integrations/egress-guard.ts';
import { createOutboundPolicy } from '#server/integrations/outbound-policy.ts';
import { failure } from '#tests/kit/provider-failure.ts';

import { documentOf, documentStorageSuite, sha256Hex, someBytes } from './document-storage.suite.ts';

const clock = { now: () => new Date() };

const mocked: DocumentStorageConfigs['r2'] = { ...MOCK_R2, jurisdiction: 'eu', browserBaseUrl: null, timeoutMs: 5000 };

/** Each with circuits and connections of its own. */
const adapter = (config: Partial<DocumentStorageConfigs['r2']> = {}): DocumentStoragePort =>
  DOCUMENT_STORAGE_VENDORS.r2({ ...mocked, ...config }, { clock, policy: createOutboundPolicy({ clock, environment: 'test' }) });

let dataDir: string;
let mocks: MockRuntime;
let uninstallGuard: () => void;

beforeAll(async () => {
  // As the server boots: first the guard, then the mocks on top of it.
  uninstallGuard = installEgressGuard({ allowDatabase: null });
  dataDir = await mkdtemp(join(tmpdir(), 'fiskai-r2-'));
  mocks = await startMocks({ dataDir, appUrl: 'http://127.0.0.1:3000', vendors: ['r2'] });
});
afterAll(async () => {
  await mocks.stop();
  uninstallGuard();
  await rm(dataDir, { recursive: true });
});
afterEach(() => {
  mocks.control.clearScenarios();
  const unhandled = mocks.unhandled();
  mocks.clearUnhandled();
  expect(unhandled).toEqual([]);
});

describe.each(['default', 'eu'] as const)('Cloudflare R2, mocked, jurisdiction %s', (jurisdiction) => {
  documentStorageSuite({ storage: () => adapter({ jurisdiction }), writeOnce: true, pages: true });
});

describe('Cloudflare R2, mocked: when it fails', () => {
  it.each([
    ['401', 'auth', 'needs_user'],
    ['403', 'auth', 'needs_user'],
    ['http500', 'unreachable', 'retry'],
    ['503', 'unreachable', 'retry'],
    ['down', 'unreachable', 'retry'],
    ['answered-but-connection-lost', 'unreachable', 'retry'],
    ['malformed', 'protocol', 'retry'],
  ] as const)('%s is %s for every call', async (scenario, kind, verdict) => {
    const document = documentOf(someBytes());
    mocks.control.standing('r2', '*', scenario);
    const calls = {
      put: () => adapter().put(document),
      get: () => adapter().get(document.key),
      head: () => adapter().head(document.key),
      list: () => adapter().list({ prefix: 'company/', cursor: null, limit: 10 }),
      delete: () => adapter().delete({ key: document.key, retainUntil: null }),
    };
    for (const [call, make] of Object.entries(calls)) {
      const error = await failure(make());
      expect({ call, kind: error.kind, verdict: error.verdict }).toEqual({ call, kind, verdict });
    }
  });

  it('says that the store itself locks what is to be thrown away', async () => {
    const document = { ...documentOf(someBytes()), retainUntil: null };
    await adapter().put(document);
    mocks.control.standing('r2', 'delete', 'locked');
    expect(await failure(adapter().delete({ key: document.key, retainUntil: null }))).toMatchObject({
      kind: 'rejected',
      codes: ['OBJECT_LOCKED'],
    });
    expect(await adapter().head(document.key)).not.toBeNull();
  });

  it.each(['multipart-part', 'multipart-complete'])('leaves no half of an object behind when %s fails', async (operation) => {
    const document = documentOf(someBytes(17 * 1024 * 1024));
    mocks.control.clearCalls();
    mocks.control.next('r2', operation, 'http500');
    expect((await failure(adapter().put(document))).kind).toBe('unreachable');
    expect(mocks.control.calls({ vendor: 'r2', operation: 'multipart-abort' }).map(({ status }) => status)).toEqual([204]);
    expect(await adapter().head(document.key)).toBeNull();
  });

  it('asks once and leaves trying again to the job queue', async () => {
    mocks.control.clearCalls();
    mocks.control.standing('r2', '*', '503');
    await failure(adapter().put(documentOf(someBytes())));
    expect(mocks.control.calls({ vendor: 'r2' })).toHaveLength(1);
  });

  it('passes on how long to wait after 429', async () => {
    mocks.control.next('r2', 'put', '429:30');
    const before = Date.now();
    const { kind, codes, retryAt } = await failure(adapter().put(documentOf(someBytes())));
    expect({ kind, codes }).toEqual({ kind: 'rate_limited', codes: ['TooManyRequests'] });
    expect(retryAt?.getTime()).toBeGreaterThanOrEqual(before + 30_000);
    expect(retryAt?.getTime()).toBeLessThanOrEqual(Date.now() + 30_000);
  });

  it('gives up on a vendor that does not answer', async () => {
    mocks.control.next('r2', 'get', 'hang');
    expect((await failure(adapter({ timeoutMs: 200 }).get('company/x/y'))).kind).toBe('timeout');
  });

  it('needs no second copy when the answer to a write was lost', async () => {
    const document = documentOf(someBytes());
    mocks.control.next('r2', 'put', 'answered-but-connection-lost');
    expect((await failure(adapter().put(document))).verdict).toBe('retry');
    expect((await adapter().put(document)).sha256).toBe(document.sha256);
  });

  it.each([
    ['a wrong secret', { secretAccessKey: 'wrong' }],
    ['an unknown key', { accessKeyId: 'wrong' }],
    ['a bucket that is not there', { bucket: 'no-such-bucket' }],
  ])('%s needs a person', async (_what, config) => {
    expect((await failure(adapter(config).put(documentOf(someBytes())))).verdict).toBe('needs_user');
    expect((await failure(adapter(config).get('company/x/y'))).verdict).toBe('needs_user');
  });

  it('stops asking for a while after failures in a row', async () => {
    const storage = adapter();
    mocks.control.standing('r2', '*', 'http500');
    for (let attempt = 0; attempt < 5; attempt += 1) await failure(storage.head('company/x/y'));
    mocks.control.clearCalls();
    expect((await failure(storage.head('company/x/y'))).codes).toEqual(['CIRCUIT_OPEN']);
    expect(mocks.control.calls({ vendor: 'r2' })).toEqual([]);
  });
});

describe('Cloudflare R2, mocked: what goes over the wire', () => {
  it('is a write-once PUT without checksum headers, with the retention beside the object', async () => {
    mocks.control.clearCalls();
    const document = documentOf(someBytes());
    await adapter().put(document);
    const [call] = mocks.control.calls({ vendor: 'r2' });
    const headers = mocks.control.call(call?.id ?? 0)?.requestHeaders ?? {};
    expect(headers).toMatchObject({
      'if-none-match': '*',
      'content-type': 'application/pdf',
      'content-length': '2000',
      'x-amz-meta-sha256': document.sha256,
      'x-amz-meta-retain-until': '2037-12-31',
    });
    expect(Object.keys(headers).filter((name) => /checksum|trailer/.test(name))).toEqual([]);
    expect(call?.host).toBe(`${MOCK_R2.accountId}.eu.r2.cloudflarestorage.com`);
  });

  it('is a link of the vendor, moved to our own server for a browser when the vendor is mocked', async () => {
    const input = {
      key: 'company/x/račun',
      expiresInSeconds: 60,
      filename: 'a.pdf',
      contentType: 'application/pdf',
      disposition: 'inline',
    } as const;
    const direct = new URL(await adapter().presignGet(input));
    const moved = new URL(await adapter({ browserBaseUrl: 'http://127.0.0.1:3000/__mocks/r2/' }).presignGet(input));
    expect(direct.origin).toBe(r2Endpoint(mocked));
    expect(moved.origin + moved.pathname).toBe(`http://127.0.0.1:3000/__mocks/r2${direct.pathname}`);
    expect(direct.pathname).toBe(`/${MOCK_R2.bucket}/company/x/ra%C4%8Dun`);
    expect([...moved.searchParams.keys()]).toEqual([...direct.searchParams.keys()]);
    expect(direct.searchParams.get('X-Amz-Expires')).toBe('60');
  });

  it('is parts of one size when a body is large', async () => {
    mocks.control.clearCalls();
    await adapter().put(documentOf(someBytes(17 * 1024 * 1024)));
    const parts = mocks.control.calls({ vendor: 'r2', operation: 'multipart-part' }).toReversed();
    expect(parts.map(({ id }) => mocks.control.call(id)?.requestBody.length)).toEqual([8 << 20, 8 << 20, 1 << 20]);
  });

  it('is a browser that can send exactly what was announced, once', async () => {
    const body = new Uint8Array(someBytes());
    const key = `company/proba/received/${Date.now()}`;
    const { url, headers } = await adapter().presignPut({ key, contentType: 'image/png', bytes: 2000, expiresInSeconds: 60 });
    expect(new URL(url).searchParams.get('X-Amz-SignedHeaders')).toBe('content-length;content-type;host;if-none-match');
    const send = (changes: { body?: Uint8Array; type?: string; unconditional?: boolean } = {}) => {
      const { body: sent = body, type = 'image/png', unconditional = false } = changes;
      const own = { ...headers, 'content-type': type };
      const { 'if-none-match': _condition, ...without } = own as Record<string, string>;
      const init = { method: 'PUT', headers: unconditional ? without : own, body: new Uint8Array(sent) };
      return fetch(url, init).then(({ status }) => status);
    };
    expect(await send({ body: body.subarray(1) })).toBe(403);
    expect(await send({ type: 'text/html' })).toBe(403);
    expect(await send({ unconditional: true })).toBe(403);
    expect(await send()).toBe(200);
    expect(await send({ body: new Uint8Array(someBytes()) })).toBe(412);
    expect(sha256Hex((await adapter().get(key))?.body ?? new Uint8Array())).toBe(sha256Hex(body));
    mocks.control.clock.setOffsetMs(61_000);
    expect(await send()).toBe(400);
    mocks.control.clock.setOffsetMs(0);
  });

  it('is asked beforehand by a browser from another origin, and only ours is answered', async () => {
    const { url } = await adapter().presignPut({ key: 'company/x', contentType: 'image/png', bytes: 1, expiresInSeconds: 60 });
    const ask = (origin: string) =>
      fetch(url, {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': 'PUT',
          'access-control-request-headers': 'content-type,if-none-match',
        },
      });
    const ours = await ask('http://127.0.0.1:3000');
    expect([ours.status, ours.headers.get('access-control-allow-origin')]).toEqual([204, 'http://127.0.0.1:3000']);
    expect((await ask('https://elsewhere.example')).status).toBe(403);
  });

  it('is refused by the vendor once the link has expired or was changed', async () => {
    const document = documentOf(someBytes());
    await adapter().put(document);
    const input = {
      key: document.key,
      expiresInSeconds: 60,
      filename: 'a.pdf',
      contentType: 'application/pdf',
      disposition: 'inline',
    } as const;
    const link = await adapter().presignGet(input);
    expect((await fetch(link.replace('a.pdf', 'b.pdf'))).status).toBe(403);
    mocks.control.clock.setOffsetMs(61_000);
    expect((await fetch(link)).status).toBe(400);
    mocks.control.clock.setOffsetMs(0);
    expect((await fetch(link)).status).toBe(200);
  });
});

describe('the mock itself, asked by another signer', () => {
  const ask = (path: string, secretAccessKey: string): Promise<number> => {
    const signed = sign(
      { host: new URL(r2Endpoint(mocked)).host, path, service: 's3', region: 'auto', method: 'GET' },
      { accessKeyId: MOCK_R2.accessKeyId, secretAccessKey },
    );
    return new Promise((resolve, reject) => {
      httpsRequest({ host: signed.host, path: signed.path, method: signed.method, headers: signed.headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      })
        .once('error', reject)
        .end();
    });
  };

  it('accepts a signature that our SDK did not make, and refuses one with another secret', async () => {
    const document = documentOf(someBytes());
    await adapter().put(document);
    const path = `/${MOCK_R2.bucket}/${document.key}`;
    expect(await ask(path, MOCK_R2.secretAccessKey)).toBe(200);
    expect(await ask(path, 'another')).toBe(403);
  });
});
