import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { openMocks } from '#mocks/open.ts';
import { createFiskaiClient } from '#server/trpc/client.ts';

import { addressOf, fiskai, killLeftovers, type Running, startWeb } from './process.ts';

const COMPANY = 'dizajn-studio-sova';
const START_MS = 60_000;

const root = mkdtempSync(path.join(tmpdir(), 'fiskai-start-'));
const dataDir = path.join(root, 'data');
const lockFile = path.join(dataDir, 'lock');
const settings = { FISKAI_DATA_DIR: dataDir };

afterAll(() => {
  killLeftovers();
  rmSync(root, { recursive: true, force: true });
});

/** A number that no process has: one that just ended. */
const deadPid = (): number => spawnSync(process.execPath, ['-e', '']).pid;

describe('the first start, after one that was broken off', () => {
  let web: Running;
  let url: string;
  /** Receipts that the simulated CIS had taken when the first process was killed. */
  let inVain: number;

  beforeAll(async () => {
    inVain = await breakOffFirstStart();
    web = startWeb(settings);
    url = await addressOf(web);
  }, START_MS * 2);

  it('begins again from nothing: every document of the demo’s year is sent to CIS once', () => {
    const mocks = openMocks({ dataDir, appUrl: 'http://127.0.0.1:9' });
    const receipts = mocks.control.receipts();
    mocks.close();
    expect(receipts.length).toBeGreaterThan(inVain);
    expect(receipts.filter(({ conflict }) => conflict)).toEqual([]);
  });

  it('tells the address, how to sign in, and that nothing leaves the machine', async () => {
    await web.says(/ništa ne izlazi na internet/);
    expect(web.output().stdout).toMatch(/Prijava za probu: ana@example\.hr \/ \S+/);
    expect(web.output().stdout).toContain(`${url}/__mocks`);
  });

  it('leads a visitor to the sign-in page, in Croatian, with this answer’s nonce on every script', async () => {
    const home = await fetch(url, { redirect: 'manual' });
    expect([home.status, new URL(home.headers.get('location') ?? '', url).pathname]).toEqual([302, '/prijava']);
    const page = await fetch(`${url}/prijava`);
    const html = await page.text();
    expect(page.status).toBe(200);
    expect(html).toMatch(/<html[^>]* lang="hr"/);
    const nonce = /'nonce-([^']+)'/.exec(page.headers.get('content-security-policy') ?? '')?.[1] ?? 'none';
    const scripts = html.match(/<script\b[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(0);
    expect(scripts.filter((script) => !script.includes(`nonce="${nonce}"`))).toEqual([]);
  });

  it('answers an address that does not exist with 404, another company’s as well', async () => {
    for (const address of ['/nema-takve/racuni', `/${COMPANY}/postavke`, '/nema/te/stranice']) {
      const { status } = await fetch(`${url}${address}`, { redirect: 'manual' });
      expect([address, [302, 404].includes(status)]).toEqual([address, true]);
    }
    expect((await fetch(`${url}/nema/te/stranice/uopce`)).status).toBe(404);
  });

  it('serves hashed files for ever and nothing of the server', async () => {
    const html = await (await fetch(`${url}/prijava`)).text();
    const asset = /\/assets\/[\w.-]+\.js/.exec(html)?.[0] ?? '';
    const file = await fetch(`${url}${asset}`);
    expect([file.status, file.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
    for (const address of [
      '/server/index.js',
      '/build/server/index.js',
      '/package.json',
      '/.env',
      '/assets/%2e%2e/%2e%2e/server/index.js',
      '/%2e%2e/server/index.js',
    ]) {
      const answer = await fetch(`${url}${address}`, { redirect: 'manual' });
      expect([address, [302, 400, 403, 404].includes(answer.status)]).toEqual([address, true]);
    }
  });

  it('locks its folder: a second process on it goes with a sentence about both, and harms nothing', async () => {
    expect(readFileSync(lockFile, 'utf8')).toBe(String(web.child.pid));
    const second = startWeb(settings);
    const commands = [fiskai(['token', 'list', '--company', COMPANY], settings), fiskai(['db', 'reset'], settings)];
    expect(await second.ended()).toBe(1);
    expect(second.output().stdout).toBe('');
    for (const { code, stdout, stderr } of [{ code: 1, ...second.output() }, ...(await Promise.all(commands))]) {
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toContain(`FiskAI već radi nad mapom ${dataDir} (proces ${web.child.pid})`);
      expect(stderr).toContain('FISKAI_DATA_DIR');
    }
    expect(readFileSync(lockFile, 'utf8')).toBe(String(web.child.pid));
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
  });

  it('ends on SIGTERM with code 0, and leaves the folder to the next one', async () => {
    expect(await web.stop()).toBe(0);
    expect(existsSync(lockFile)).toBe(false);
    expect(web.output().stderr).not.toMatch(/"level":[56]0/);
  });

  it('kept its key to itself', () => {
    expect(statSync(path.join(dataDir, 'secrets.key')).mode & 0o777).toBe(0o600);
  });
});

describe('a later start', () => {
  let token: string;

  beforeAll(async () => {
    const made = await fiskai(
      ['token', 'create', '--company', COMPANY, '--name', 'Trgovina', '--role', 'member', '--json'],
      settings,
    );
    token = (JSON.parse(made.stdout) as { token: string }).token;
  }, START_MS);

  it(
    'takes over the lock of a process that is gone, finds everything, and finishes what it was asked before it goes',
    async () => {
      writeFileSync(lockFile, String(deadPid()));
      const web = startWeb(settings);
      const url = await addressOf(web);
      const client = createFiskaiClient({ url, token });
      const before = await client.invoicing.list.query({});
      expect(before.count).toBeGreaterThan(20);

      // Connections that are only kept open must not hold the process up.
      const agent = new http.Agent({ keepAlive: true });
      await new Promise((resolve) => http.get(`${url}/healthz`, { agent }, (response) => response.resume().on('end', resolve)));
      const slow = await slowRequest(url, token, agent);
      web.child.kill('SIGTERM');
      await web.says(/"msg":"stopping"/);
      await expect(fetch(`${url}/healthz`)).rejects.toThrow();
      const answer = await slow.finish();
      const started = performance.now();
      expect([answer.status, JSON.parse(answer.text)]).toMatchObject([200, { result: { data: { id: expect.any(String) } } }]);
      expect(await web.ended()).toBe(0);
      // Sooner than a connection that was answered on is given up by itself, after five seconds.
      expect(performance.now() - started).toBeLessThan(4_500);
      expect(existsSync(lockFile)).toBe(false);
      agent.destroy();
    },
    START_MS,
  );

  it(
    'survives a kill in the middle: nothing that was answered is lost',
    async () => {
      const web = startWeb(settings);
      const client = createFiskaiClient({ url: await addressOf(web), token });
      const saved = await client.parties.save.mutate({ kind: 'consumer', name: 'Prije pada' });
      web.child.kill('SIGKILL');
      expect(await web.ended()).toBe('SIGKILL');
      // Between its port and its database it says that it is coming, and lets nobody hang.
      const port = await freePort();
      const next = startWeb({ ...settings, PORT: String(port) });
      const early = await untilAnswered(`http://127.0.0.1:${port}/healthz`);
      expect([early.status, early.headers.get('retry-after')]).toEqual([503, '2']);
      const again = createFiskaiClient({ url: await addressOf(next), token });
      expect((await again.parties.get.query({ id: saved.id })).contact.name).toBe('Prije pada');
      expect((await again.parties.list.query({ search: 'polagana' })).items).toHaveLength(1);
      expect(await next.stop()).toBe(0);
    },
    START_MS,
  );

  it(
    'is refused for the other environment',
    async () => {
      const live = startWeb({
        ...settings,
        FISKAI_ENV: 'live',
        FISKAI_SECRETS_KEY: Buffer.alloc(32, 'k').toString('base64'),
        ALLOW_EMBEDDED_LIVE: '1',
      });
      expect(await live.ended()).toBe(1);
      expect(live.output().stderr).toContain('Ova baza pripada okruženju "demo"');
      expect(live.output().stderr).toContain('FISKAI_ENV=demo');
      expect(existsSync(lockFile)).toBe(false);
    },
    START_MS,
  );
});

/** Kills a start when a few documents of the demo's year have their JIR and the others are still to come; how many have. */
async function breakOffFirstStart(): Promise<number> {
  const first = startWeb(settings);
  await waitFor(() => existsSync(path.join(dataDir, 'mocks', 'cis', 'keys.json')));
  const mocks = openMocks({ dataDir, appUrl: 'http://127.0.0.1:9' });
  await waitFor(() => mocks.control.receipts().length > 3);
  first.child.kill('SIGKILL');
  await first.ended();
  const taken = mocks.control.receipts().length;
  mocks.close();
  expect(first.output().stdout).toBe('');
  return taken;
}

async function freePort(): Promise<number> {
  const probe = http.createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** The first answer of a process that does not listen yet. */
async function untilAnswered(url: string): Promise<Response> {
  for (const deadline = performance.now() + START_MS; ;) {
    const answer = await fetch(url).catch(() => null);
    if (answer !== null) return answer;
    if (performance.now() > deadline) throw new Error('nothing listens');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function waitFor(condition: () => boolean, withinMs = START_MS): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!condition()) {
    if (performance.now() > deadline) throw new Error('it did not come');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** A request whose second half is sent when `finish` is called. */
async function slowRequest(url: string, token: string, agent: http.Agent) {
  const body = JSON.stringify({ kind: 'consumer', name: 'Polagana Kupnja' });
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
  };
  const request = http.request(`${url}/api/trpc/parties.save`, { method: 'POST', headers, agent });
  const answer = new Promise<{ status: number; text: string }>((resolve, reject) => {
    request.on('error', reject);
    request.on('response', (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
  });
  request.write(body.slice(0, 20));
  await new Promise((resolve) => setTimeout(resolve, 300));
  return {
    finish: () => {
      request.end(body.slice(20));
      return answer;
    },
  };
}
