import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MOCK_RESEND } from '#mocks/resend/credentials.ts';
import type { MockRuntime } from '#mocks/start.ts';
import { run } from '#server/cli/commands/mocks.ts';
import { removeDir, temporaryDir, testMocks } from './kit.ts';

const dir = temporaryDir();
const server = http.createServer((request, response) => {
  request.resume();
  response.writeHead(request.url === '/webhooks/resend' ? 204 : 404).end();
});
let mocks: MockRuntime;
let env: Record<string, string>;

const fiskai = async (...args: string[]) => {
  const written = { stdout: '', stderr: '' };
  const io = { stdout: (text: string) => void (written.stdout += text), stderr: (text: string) => void (written.stderr += text) };
  const code = await run(args, io, env);
  const lines = written.stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { code, lines, words: written.stderr };
};

const send = () =>
  fetch('https://api.resend.com/emails', {
    method: 'POST',
    headers: { authorization: `Bearer ${MOCK_RESEND.apiKey}` },
    body: JSON.stringify({ from: 'a@example.hr', to: 'b@example.hr', subject: 'Račun', text: 't' }),
  });

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  env = { FISKAI_DATA_DIR: dir, APP_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
  mocks = await testMocks(dir);
});
afterAll(async () => {
  await mocks.stop();
  await new Promise((resolve) => server.close(resolve));
  removeDir(dir);
});

describe('fiskai mocks', () => {
  it('switches scenarios of a running app and tells what is in force', async () => {
    expect((await fiskai('scenario', 'resend', 'emails.send', '429:3', '--times', '2')).code).toBe(0);
    expect((await fiskai('scenario', 'cis', '*', 'down', '--standing')).code).toBe(0);
    const { lines } = await fiskai('list', '--json');
    expect(lines.map(({ vendor }) => vendor)).toEqual(mocks.control.vendors().map(({ id }) => id));
    expect(
      lines.map(({ vendor, active }) => [vendor, (active as unknown[]).length]).filter(([, active]) => active !== 0),
    ).toEqual([
      ['cis', 1],
      ['resend', 2],
    ]);
    expect([(await send()).status, (await send()).status, (await send()).status]).toEqual([429, 429, 200]);
    expect((await fiskai('clear')).code).toBe(0);
    expect(mocks.control.vendors().flatMap(({ active }) => active)).toEqual([]);
  });

  it('lists calls and mail, and fires a webhook about the newest mail', async () => {
    await send();
    const calls = await fiskai('calls', '--vendor', 'resend', '--limit', '1', '--json');
    expect(calls.lines).toMatchObject([{ vendor: 'resend', operation: 'emails.send', status: 200 }]);
    const outbox = await fiskai('outbox', '--json');
    expect(outbox.lines.at(-1)).toMatchObject({ to: ['b@example.hr'], subject: 'Račun' });
    const fired = await fiskai('webhook', 'resend', 'delivered', 'last', '--copies', '2', '--json');
    expect(fired).toMatchObject({ code: 0, lines: [{ type: 'email.delivered', statuses: [204, 204] }] });
    expect(mocks.control.outbox().at(-1)?.lastEvent).toBe('delivered');
  });

  it('exits 1 when there were unhandled calls, 2 for wrong use and in a live installation', async () => {
    expect((await fiskai('unhandled')).code).toBe(0);
    await fetch('https://api.vendor.example/').catch(() => undefined);
    expect(await fiskai('unhandled', '--json')).toMatchObject({ code: 1, lines: [{ url: 'https://api.vendor.example/' }] });
    mocks.clearUnhandled();
    for (const args of [
      [],
      ['burn'],
      ['scenario', 'cis'],
      ['scenario', 'fax', '*', 'down'],
      ['webhook', 'resend', 'sent', 'no-such-mail'],
      ['calls', '--limit', 'x'],
      ['list', '--what'],
    ]) {
      const { code, words } = await fiskai(...args);
      expect([args, code, words.includes('Usage:')]).toEqual([args, 2, true]);
    }
    const key = Buffer.alloc(32, 'k').toString('base64');
    Object.assign(env, {
      FISKAI_ENV: 'live',
      FISKAI_SECRETS_KEY: key,
      ALLOW_EMBEDDED_LIVE: '1',
      CIS_MODE: 'off',
      R2_MODE: 'off',
      RESEND_MODE: 'off',
    });
    expect((await fiskai('list')).code).toBe(2);
  });
});
