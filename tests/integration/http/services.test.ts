import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { nonceOf, securityHeaders } from '#server/http/security.ts';
import { createTestHouse, type TestHouse } from '#tests/kit/house.ts';

import { type Served, serve, servicesOf } from './kit.ts';

let house: TestHouse;
let plain: Served;
let https: Served;

beforeAll(async () => {
  house = await createTestHouse();
  plain = await serve(
    servicesOf(house, {
      screens: (app) => {
        app.get('/nonce', (_req, res) => void res.send(nonceOf(res)));
        app.post('/form', (_req, res) => void res.send('taken'));
        app.get('/broken', () => {
          throw new Error('SELECT secret FROM users');
        });
      },
    }),
  );
  https = await serve(
    servicesOf(house, {
      appUrl: 'https://racuni.example.hr',
      trustProxy: 1,
      screens: (app) => void app.post('/form', (_req, res) => void res.send('taken')),
    }),
  );
});
afterAll(async () => {
  await plain.close();
  await https.close();
  await house.close();
});

const form = (served: Served, headers: Readonly<Record<string, string>>) =>
  served.ask({ method: 'POST', path: '/form', headers, body: 'a=1' });

describe('health', () => {
  it('says that the process answers, and that its database does', async () => {
    expect(await plain.ask({ path: '/healthz' })).toMatchObject({ status: 200, text: '{"status":"ok"}' });
    expect(await plain.ask({ path: '/readyz' })).toMatchObject({ status: 200, text: '{"status":"ready"}' });
  });

  it('takes a stopping process out of the rota while it still lives', async () => {
    let stopping = false;
    const served = await serve(servicesOf(house, { isStopping: () => stopping }));
    expect((await served.ask({ path: '/readyz' })).status).toBe(200);
    stopping = true;
    expect(await served.ask({ path: '/readyz' })).toMatchObject({ status: 503, text: '{"status":"stopping"}' });
    expect((await served.ask({ path: '/healthz' })).status).toBe(200);
    await served.close();
  });

  it('says so when the database is gone, and lives on', async () => {
    const lost = await createTestHouse();
    const served = await serve(servicesOf(lost));
    await lost.close();
    expect(await served.ask({ path: '/readyz' })).toMatchObject({ status: 503, text: '{"status":"database_unreachable"}' });
    expect((await served.ask({ path: '/healthz' })).status).toBe(200);
    await served.close();
  });
});

describe('headers of every answer', () => {
  it.each(['/healthz', '/nonce', '/no-such-page', '/api/trpc/invoicing.list'])('of %s keep the browser strict', async (path) => {
    const { headers } = await plain.ask({ path });
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
      'referrer-policy': expect.stringMatching(/^same-origin/),
    });
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("object-src 'self'");
    expect(policy).toContain("frame-ancestors 'self'");
    expect(/script-src ([^;]*)/.exec(policy)?.[1]).not.toMatch(/unsafe|\*|https?:/);
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('let the pages of simulated vendors do even less', async () => {
    const policy = (await plain.ask({ path: '/__mocks' })).headers['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('script-src');
  });

  it('let the browser reach the document store, and no other place, where it is not our own address', async () => {
    const storageOrigin = 'https://0123456789abcdef0123456789abcdef.eu.r2.cloudflarestorage.com';
    const app = express();
    app.use(securityHeaders({ appUrl: 'https://racuni.example.hr', storageOrigin, dev: false }));
    app.get('/', (_req, res) => void res.send('x'));
    const served = await serve(app);
    const policy = String((await served.ask({ path: '/' })).headers['content-security-policy']);
    for (const directive of ['connect-src', 'frame-src', 'object-src'])
      expect(policy).toMatch(new RegExp(`(^|;)${directive} 'self' ${storageOrigin}(;|$)`));
    expect(/script-src ([^;]*)/.exec(policy)?.[1]).not.toContain(storageOrigin);
    await served.close();
  });

  it('have a nonce of their own each time, the one that the screen puts into its scripts', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => plain.ask({ path: '/nonce' })));
    for (const { text, headers } of answers) {
      expect(text).toMatch(/^[\w+/=]{24}$/);
      expect(headers['content-security-policy']).toContain(`'nonce-${text}'`);
    }
    expect(new Set(answers.map(({ text }) => text)).size).toBe(3);
  });

  it('ask for https in future only where the application is reached by https', async () => {
    expect((await plain.ask({ path: '/healthz' })).headers['strict-transport-security']).toBeUndefined();
    const { headers } = await https.ask({ path: '/healthz' });
    expect(headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
    expect(headers['content-security-policy']).toContain('upgrade-insecure-requests');
  });

  it('name each request differently, whatever the caller calls it', async () => {
    const ids = await Promise.all(
      [1, 2].map(
        async () => (await plain.ask({ path: '/healthz', headers: { 'x-request-id': 'mine' } })).headers['x-request-id'],
      ),
    );
    expect(ids).not.toContain('mine');
    expect(new Set(ids).size).toBe(2);
  });
});

describe('a change', () => {
  it('is taken from the page of the same site', async () => {
    expect((await form(plain, { origin: plain.url, host: plain.url.slice(7) })).text).toBe('taken');
    expect((await form(plain, { origin: 'http://127.0.0.1:3000' })).text).toBe('taken');
    expect((await form(plain, { 'sec-fetch-site': 'same-origin' })).text).toBe('taken');
    expect(
      (await form(https, { origin: 'https://racuni.example.hr', host: 'racuni.example.hr', 'x-forwarded-proto': 'https' })).text,
    ).toBe('taken');
  });

  it.each([
    ['of another site', { origin: 'https://evil.example' }],
    ['of a page without an origin', { origin: 'null' }],
    ['of the same host on another port', { origin: 'http://127.0.0.1:1' }],
    ['of another scheme', { origin: 'https://127.0.0.1:3000' }],
    ['of a longer name', { origin: 'http://127.0.0.1:3000.evil.example' }],
    ['that a browser calls foreign', { 'sec-fetch-site': 'cross-site' }],
    ['that says nothing of where it comes from', {}],
  ])('is refused from a page %s', async (_name, headers) => {
    expect((await form(plain, headers as Record<string, string>)).status).toBe(403);
  });

  it('is refused on http where the application is https', async () => {
    expect(
      (await form(https, { origin: 'http://racuni.example.hr', host: 'racuni.example.hr', 'x-forwarded-proto': 'https' })).status,
    ).toBe(403);
  });
});

describe('a body', () => {
  it('must say how long it is', async () => {
    expect((await form(plain, { origin: plain.url, 'transfer-encoding': 'chunked' })).status).toBe(411);
  });

  it('is not read when it is longer than a form with the largest document', async () => {
    const tooLong = house.deps.installation.maxUploadBytes + 1024 * 1024 + 1;
    expect((await form(plain, { origin: plain.url, 'content-length': String(tooLong) })).status).toBe(413);
  });

  it('of a notification has its own, smaller limit', async () => {
    const answer = await plain.ask({ method: 'POST', path: '/webhooks/resend', body: Buffer.alloc(1_100_000, 'x') });
    expect(answer.status).toBe(413);
    expect(answer.text).not.toMatch(/Error|node_modules/);
  });
});

describe('what goes wrong', () => {
  it('is told with the request’s id and nothing else', async () => {
    const { status, text, headers } = await plain.ask({ path: '/broken' });
    expect(status).toBe(500);
    expect(text).toContain(String(headers['x-request-id']));
    expect(text).not.toMatch(/SELECT|secret|at |Error:|node_modules/);
  });

  it('is a bad request where an address cannot be read', async () => {
    const { status, text } = await plain.ask({ path: '/api/trpc/%E0%A4%A' });
    expect([400, 401, 404]).toContain(status);
    expect(text).not.toMatch(/URIError|node_modules/);
  });
});
