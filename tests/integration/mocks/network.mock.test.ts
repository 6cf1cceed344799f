import http from 'node:http';
import * as https from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { MOCK_RESEND } from '#mocks/resend/credentials.ts';
import { startMocks, type MockRuntime } from '#mocks/start.ts';
import { NOW, removeDir, temporaryDir, testMocks } from './kit.ts';

const dir = temporaryDir();
const server = http.createServer((request, response) => response.end(`here ${request.headers.host}`));
let port: number;
let mocks: MockRuntime;

const send = (signal: AbortSignal | null = null) =>
  fetch('https://api.resend.com/emails', {
    method: 'POST',
    headers: { authorization: `Bearer ${MOCK_RESEND.apiKey}` },
    body: JSON.stringify({ from: 'a@example.hr', to: 'b@example.hr', subject: 's', text: 't' }),
    signal,
  });

const causeOf = async (call: Promise<unknown>): Promise<string | undefined> => {
  const error: unknown = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return (cause as NodeJS.ErrnoException | null)?.code;
};

const getWithHttps = (url: string): Promise<number | string | undefined> =>
  new Promise((resolve) => {
    https
      .get(url, (response) => resolve(response.resume().statusCode))
      .once('error', (error: NodeJS.ErrnoException) => resolve(error.code));
  });

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
  mocks = await testMocks(dir);
});
afterEach(() => mocks.control.reset());
afterAll(async () => {
  await mocks.stop();
  await new Promise((resolve) => server.close(resolve));
  removeDir(dir);
});

describe('the network with mocked vendors', () => {
  it('leaves this machine alone', async () => {
    expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe(`here 127.0.0.1:${port}`);
    expect(await (await fetch(`http://localhost:${port}/`)).text()).toBe(`here localhost:${port}`);
    expect(mocks.unhandled()).toEqual([]);
    expect(mocks.control.calls()).toEqual([]);
  });

  it('refuses and records what nobody plays, whatever the client', async () => {
    expect(await causeOf(fetch('https://api.vendor.example/x?a=1'))).toBe('ECONNREFUSED');
    expect(await getWithHttps('https://api.vendor.example/y')).toBe('ECONNREFUSED');
    expect(await causeOf(fetch('https://cis.porezna-uprava.hr/FiskalizacijaService'))).toBe('ECONNREFUSED');
    expect(mocks.unhandled().map(({ method, url }) => `${method} ${url}`)).toEqual([
      'GET https://api.vendor.example/x?a=1',
      'GET https://api.vendor.example/y',
      'GET https://cis.porezna-uprava.hr/FiskalizacijaService',
    ]);
    mocks.clearUnhandled();
    expect(mocks.unhandled()).toEqual([]);
  });

  it('writes down every call with both bodies', async () => {
    await send();
    const [call] = mocks.control.calls();
    expect(call).toMatchObject({
      vendor: 'resend',
      operation: 'emails.send',
      scenario: 'healthy',
      method: 'POST',
      host: 'api.resend.com',
      port: 443,
      path: '/emails',
      status: 200,
      outcome: 'answered',
      at: NOW.toISOString(),
    });
    const whole = mocks.control.call(call?.id ?? 0);
    expect(JSON.parse(whole?.requestBody.toString('utf8') ?? '')).toMatchObject({ subject: 's' });
    expect(JSON.parse(whole?.responseBody?.toString('utf8') ?? '')).toEqual({ id: mocks.control.outbox()[0]?.id });
  });

  it('plays queued scenarios in order, then the standing one, until it is healthy again', async () => {
    mocks.control.standing('resend', '*', 'http500');
    mocks.control.next('resend', 'emails.send', '429');
    mocks.control.next('resend', '*', '401');
    const statuses = [];
    for (let n = 0; n < 4; n += 1) statuses.push((await send()).status);
    expect(statuses).toEqual([429, 401, 500, 500]);
    mocks.control.standing('resend', '*', 'healthy');
    expect((await send()).status).toBe(200);
  });

  it('breaks connections as the network does', async () => {
    mocks.control.next('resend', '*', 'down', 2);
    expect(await causeOf(send())).toBe('ECONNREFUSED');
    expect(await getWithHttps('https://api.resend.com/emails/x')).toBe('ECONNREFUSED');
    mocks.control.next('resend', '*', 'answered-but-connection-lost');
    expect(await causeOf(send())).toBe('ECONNRESET');
    expect(mocks.control.outbox()).toHaveLength(1);
    expect(mocks.control.calls().map(({ outcome, status }) => [outcome, status])).toEqual([
      ['error', null],
      ['error', null],
      ['error', null],
    ]);
    expect(mocks.unhandled()).toEqual([]);
  });

  it('is slow, and never answers, as told', async () => {
    mocks.control.next('resend', '*', 'slow:120');
    const started = performance.now();
    expect((await send()).status).toBe(200);
    expect(performance.now() - started).toBeGreaterThanOrEqual(115);

    mocks.control.next('resend', '*', 'hang');
    await expect(send(AbortSignal.timeout(80))).rejects.toThrow('aborted due to timeout');
    await pause(20);
    expect(mocks.control.calls()[0]).toMatchObject({ outcome: 'abandoned', status: null, scenario: 'hang' });
  });

  it('knows only scenarios, operations and vendors that there are', () => {
    expect(() => mocks.control.next('resend', 'emails.send', 'explode')).toThrow('explode');
    expect(() => mocks.control.next('resend', 'emails.burn', 'down')).toThrow('emails.burn');
    expect(() => mocks.control.next('fax', '*', 'down')).toThrow('fax');
    expect(() => mocks.control.next('resend', '*', 'down:5')).toThrow('argument');
    expect(() => mocks.control.next('resend', '*', 'slow:soon')).toThrow('number');
  });
});

describe('a network with one vendor and an allowed host', () => {
  it('plays that vendor only, and gives the network back in the end', async () => {
    await mocks.stop();
    const other = await startMocks({
      dataDir: dir,
      appUrl: 'http://127.0.0.1:9',
      vendors: ['cis'],
      allowHosts: ['sandbox.example'],
      autoEvents: false,
    });
    expect(await causeOf(send())).toBe('ECONNREFUSED');
    expect(other.unhandled()).toHaveLength(1);
    other.control.next('cis', '*', 'hang');
    const hung = causeOf(fetch('https://cistest.apis-it.hr:8449/FiskalizacijaServiceTest', { method: 'POST', body: 'x' }));
    await pause(50);
    await other.stop();
    expect(await hung).toBe('ECONNRESET');
    mocks = await testMocks(dir);
  });
});
