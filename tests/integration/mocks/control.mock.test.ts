import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import express from 'express';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { MOCK_R2 } from '#mocks/r2/credentials.ts';
import { MOCK_RESEND } from '#mocks/resend/credentials.ts';
import type { MockRuntime } from '#mocks/start.ts';
import { mountMockControl } from '#server/http/mock-control.ts';
import { removeDir, temporaryDir, testMocks } from './kit.ts';

const dir = temporaryDir();
const app = express();
const server = http.createServer(app);
const webhooks: string[] = [];
let administrator = false;
let base: string;
let mocks: MockRuntime;

interface Ask {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/** Sends exactly these headers, also a false `Host`, which fetch would not. */
const ask = ({
  method = 'GET',
  path,
  headers = {},
  body,
}: Ask): Promise<{ status: number; headers: http.IncomingHttpHeaders; text: string }> =>
  new Promise((resolve, reject) => {
    const request = http.request(`${base}${path}`, { method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(chunks).toString('utf8') }),
      );
    });
    request.once('error', reject).end(body);
  });

const postJson = async (path: string, body: unknown) => {
  const { status, text } = await ask({
    method: 'POST',
    path,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status, body: JSON.parse(text) as Record<string, unknown> };
};

const postForm = (path: string, fields: Record<string, string>, headers: Record<string, string> = { origin: base }) =>
  ask({
    method: 'POST',
    path,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(fields).toString(),
  });

const sendMail = async (fields: Record<string, unknown> = {}): Promise<string> => {
  const response = await fetch('https://api.resend.com/emails', {
    method: 'POST',
    headers: { authorization: `Bearer ${MOCK_RESEND.apiKey}` },
    body: JSON.stringify({
      from: 'FiskAI <a@example.hr>',
      to: 'ana@example.hr',
      subject: 'Prijava <b>',
      text: 'Vaš kod je 482913.',
      html: '<p>Vaš kod je <b>482913</b>.</p><script>alert(1)</script>',
      ...fields,
    }),
  });
  return ((await response.json()) as { id: string }).id;
};

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  mocks = await testMocks(dir, { appUrl: base });
  app.post('/webhooks/resend', express.text({ type: '*/*' }), (request, response) => {
    webhooks.push(String(request.body));
    response.status(204).end();
  });
  mountMockControl(app, mocks, { isSystemAdministrator: () => Promise.resolve(administrator) });
});
afterEach(() => {
  administrator = false;
  webhooks.length = 0;
  mocks.control.reset();
});
afterAll(async () => {
  await mocks.stop();
  await new Promise((resolve) => server.close(resolve));
  removeDir(dir);
});

describe('who may see the control pages', () => {
  it('is this machine, without a proxy, under its own name', async () => {
    expect((await ask({ path: '/__mocks' })).status).toBe(200);
    expect((await ask({ path: '/__mocks', headers: { host: 'localhost:3000' } })).status).toBe(200);
    for (const headers of [
      { host: 'fiskai.example' },
      { host: '127.0.0.1.attacker.example' },
      { 'x-forwarded-for': '203.0.113.5' },
      { 'x-forwarded-host': 'localhost' },
      { forwarded: 'for=203.0.113.5' },
    ]) {
      for (const path of ['/__mocks', '/__mocks/posta', '/__mocks/api/outbox']) {
        expect([headers, path, (await ask({ path, headers: headers as Record<string, string> })).status]).toEqual([
          headers,
          path,
          404,
        ]);
      }
    }
  });

  it('is a system administrator, from anywhere', async () => {
    administrator = true;
    expect((await ask({ path: '/__mocks', headers: { host: 'fiskai.example', 'x-forwarded-for': '203.0.113.5' } })).status).toBe(
      200,
    );
  });

  it('is nobody who posts from another page', async () => {
    const fields = { vendor: 'cis', operation: '*', scenario: 'down', mode: 'standing' };
    expect((await postForm('/__mocks/scenarij', fields, { origin: 'https://attacker.example' })).status).toBe(404);
    expect((await postForm('/__mocks/scenarij', fields, {})).status).toBe(404);
    administrator = true;
    expect((await postForm('/__mocks/scenarij', fields, { origin: 'https://attacker.example' })).status).toBe(404);
    expect(mocks.control.vendors().flatMap(({ active }) => active)).toEqual([]);
  });
});

describe('the control pages', () => {
  it('switch a scenario and back, and say so when there is none of that name', async () => {
    const down = await postForm('/__mocks/scenarij', {
      vendor: 'cis',
      operation: 'racuni',
      scenario: 's013',
      argument: '179',
      mode: 'standing',
    });
    expect([down.status, down.headers.location]).toEqual([303, '/__mocks/servis/cis']);
    for (const path of ['/__mocks', '/__mocks/servis/cis']) expect((await ask({ path })).text).toContain('s013:179');
    await postForm('/__mocks/scenarij/ponisti', { vendor: 'cis' });
    expect(mocks.control.vendors().flatMap(({ active }) => active)).toEqual([]);
    const wrong = await postForm('/__mocks/scenarij', { vendor: 'cis', scenario: '<i>explode' });
    expect(wrong.status).toBe(400);
    expect(wrong.text).toContain('&lt;i&gt;explode');
  });

  it('show a mail with its code, its frame and its attachment, and fire a webhook about it', async () => {
    const id = await sendMail({
      attachments: [{ filename: 'račun.pdf', content: Buffer.from('%PDF').toString('base64'), content_type: 'application/pdf' }],
    });
    const list = await ask({ path: '/__mocks/posta' });
    expect(list.text).toContain('482913');
    expect(list.text).toContain('Prijava &lt;b&gt;');
    expect(list.headers['content-security-policy']).toContain("default-src 'none'");

    const view = await ask({ path: `/__mocks/posta/${id}` });
    expect(view.text).toMatch(/<iframe\s+sandbox="allow-popups allow-popups-to-escape-sandbox"/);
    expect(view.text).not.toContain('<script>alert');
    const frame = await ask({ path: `/__mocks/posta/${id}/html` });
    expect(frame.headers['content-security-policy']).toMatch(/^sandbox allow-popups/);
    const file = await ask({ path: `/__mocks/posta/${id}/prilog/0` });
    expect([file.text, file.headers['content-type'], file.headers['content-disposition']?.startsWith('attachment')]).toEqual([
      '%PDF',
      'application/pdf',
      true,
    ]);

    const fired = await postForm(`/__mocks/posta/${id}/dogadaj`, { event: 'bounced', signature: 'good', copies: '2' });
    expect(fired.headers.location).toBe(`/__mocks/posta/${id}?odgovor=204%2C%20204`);
    expect(webhooks.map((body) => (JSON.parse(body) as { type: string }).type)).toEqual(['email.bounced', 'email.bounced']);
    expect((await ask({ path: '/__mocks/posta/nothing' })).status).toBe(404);
  });

  it('list the calls and show one with what went over the wire', async () => {
    await sendMail();
    const list = await ask({ path: '/__mocks/pozivi?vendor=resend' });
    const link = /\/__mocks\/pozivi\/\d+/.exec(list.text)?.[0] ?? '';
    const call = await ask({ path: link });
    expect(call.text).toContain('emails.send');
    expect(call.text).toContain('482913');
    expect(call.text).not.toContain(MOCK_RESEND.apiKey);
    expect((await ask({ path: '/__mocks/racuni' })).status).toBe(200);
  });
});

describe('the control interface for tests', () => {
  it('sets scenarios and the clock, fires webhooks, tells calls and mail', async () => {
    expect(
      (await postJson('/__mocks/api/scenario', { vendor: 'resend', operation: 'emails.send', scenario: '429:4' })).status,
    ).toBe(200);
    await sendMail();
    const id = await sendMail();
    const calls = JSON.parse((await ask({ path: '/__mocks/api/calls?vendor=resend' })).text) as { status: number }[];
    expect(calls.map(({ status }) => status)).toEqual([200, 429]);
    const outbox = JSON.parse((await ask({ path: '/__mocks/api/outbox' })).text) as { id: string }[];
    expect(outbox.map((mail) => mail.id)).toEqual([id]);

    expect((await postJson('/__mocks/api/webhook', { emailId: id, event: 'opened' })).body).toMatchObject({
      type: 'email.opened',
      statuses: [204],
    });
    expect((await postJson('/__mocks/api/webhook', { emailId: id, event: 'eaten' })).status).toBe(400);
    expect((await postJson('/__mocks/api/clock', { offsetMs: 3_600_000 })).body).toEqual({
      now: '2026-11-24T08:05:12.000Z',
      offsetMs: 3_600_000,
    });
    expect((await postJson('/__mocks/api/scenario', { vendor: 'resend', scenario: 'explode' })).status).toBe(400);
    expect((await postJson('/__mocks/api/scenario', { vendor: 'resend', surprise: 1 })).status).toBe(400);
    await postJson('/__mocks/api/reset', {});
    expect(mocks.control.outbox()).toEqual([]);
    expect(mocks.control.clock.offsetMs()).toBe(0);
  });
});

describe('the storage for browsers', () => {
  const client = (host: string) =>
    new S3Client({
      region: 'auto',
      endpoint: `https://${host}`,
      forcePathStyle: true,
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      credentials: MOCK_R2,
    });

  it('follows a link signed for either real host, for every visitor, until it runs out', async () => {
    const key = 'tvrtka/račun 1.pdf';
    for (const host of [`${MOCK_R2.accountId}.r2.cloudflarestorage.com`, `${MOCK_R2.accountId}.eu.r2.cloudflarestorage.com`]) {
      await client(host).send(
        new PutObjectCommand({ Bucket: MOCK_R2.bucket, Key: key, Body: '%PDF', ContentType: 'application/pdf' }),
      );
      const command = new GetObjectCommand({
        Bucket: MOCK_R2.bucket,
        Key: key,
        ResponseContentDisposition: 'inline; filename="1.pdf"',
      });
      const url = new URL(await getSignedUrl(client(host), command, { expiresIn: 60 }));
      const path = `/__mocks/r2${url.pathname}${url.search}`;

      const visitor = { host: 'fiskai.example', 'x-forwarded-for': '203.0.113.5' };
      const answer = await ask({ path, headers: visitor });
      expect([answer.status, answer.text, answer.headers['content-type']]).toEqual([200, '%PDF', 'application/pdf']);
      expect(answer.headers['content-disposition']).toBe('inline; filename="1.pdf"');
      expect((await ask({ path: path.replace('ra%C4%8Dun%201', 'ra%C4%8Dun%202') })).status).toBe(403);
      expect((await ask({ path: `/__mocks/r2${url.pathname}` })).status).toBe(401);
      expect((await ask({ path, method: 'PUT', headers: visitor, body: 'x' })).status).toBe(403);
      expect((await ask({ path, method: 'POST', headers: visitor, body: 'x' })).status).toBe(405);

      mocks.control.clock.setOffsetMs(61_000);
      expect((await ask({ path })).status).toBe(400);
      mocks.control.clock.setOffsetMs(0);
    }
    expect(mocks.control.calls({ vendor: 'r2', operation: 'get', limit: 1 })[0]?.path).toContain('X-Amz-Signature');
  });

  it('keeps a stored page from running as a page of ours', async () => {
    const host = `${MOCK_R2.accountId}.r2.cloudflarestorage.com`;
    await client(host).send(
      new PutObjectCommand({ Bucket: MOCK_R2.bucket, Key: 'x', Body: '<script>', ContentType: 'text/html' }),
    );
    const url = new URL(
      await getSignedUrl(client(host), new GetObjectCommand({ Bucket: MOCK_R2.bucket, Key: 'x' }), { expiresIn: 60 }),
    );
    const answer = await ask({ path: `/__mocks/r2${url.pathname}${url.search}` });
    expect(answer.headers['content-security-policy']).toContain('sandbox');
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  });
});
