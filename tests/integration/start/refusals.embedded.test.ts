import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, describe, expect, it } from 'vitest';

import { type Entry, killLeftovers, runProduct, type Settings, startWeb } from './process.ts';

const dataDir = mkdtempSync(path.join(tmpdir(), 'fiskai-start-'));
afterAll(() => {
  killLeftovers();
  rmSync(dataDir, { recursive: true, force: true });
});

async function refused(entry: Entry, settings: Settings) {
  const own = { FISKAI_DATA_DIR: dataDir, ...settings };
  const run = entry === 'index' ? startWeb(own) : runProduct(entry, [], own);
  const code = await run.ended();
  const { stdout, stderr } = run.output();
  expect(stdout).toBe('');
  expect(stderr).not.toMatch(/^\s+at /m);
  return { code, stderr };
}

const KEY = Buffer.alloc(32, 'k').toString('base64');

describe('a start that cannot be', () => {
  it('in live without settings lists all that is missing, at once', async () => {
    const { code, stderr } = await refused('index', {
      FISKAI_ENV: 'live',
      CIS_MODE: 'live',
      R2_MODE: 'live',
      RESEND_MODE: 'live',
    });
    expect(code).toBe(1);
    for (const variable of [
      'FISKAI_SECRETS_KEY',
      'DATABASE_URL',
      'R2_ACCOUNT_ID',
      'R2_ACCESS_KEY_ID',
      'R2_SECRET_ACCESS_KEY',
      'R2_BUCKET',
      'RESEND_API_KEY',
      'EMAIL_FROM',
      'CIS_CA_FILE',
    ]) {
      expect(stderr).toMatch(new RegExp(`^  ${variable}: `, 'm'));
    }
  });

  it('in live with simulated vendors names them', async () => {
    const { code, stderr } = await refused('index', {
      FISKAI_ENV: 'live',
      FISKAI_SECRETS_KEY: KEY,
      ALLOW_EMBEDDED_LIVE: '1',
      CIS_MODE: 'mock',
      R2_MODE: 'mock',
      RESEND_MODE: 'sandbox',
    });
    expect(code).toBe(1);
    for (const variable of ['CIS_MODE', 'R2_MODE', 'RESEND_MODE'])
      expect(stderr).toMatch(new RegExp(`^  ${variable}: .*live, off`, 'm'));
    expect(stderr).not.toContain(KEY);
  });

  it('on a port that is taken says which, and how to take another', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const { code, stderr } = await refused('index', { PORT: String(port) });
    await new Promise((resolve) => other.close(resolve));
    expect(code).toBe(1);
    expect(stderr).toContain(`Vrata ${port} na 127.0.0.1 su zauzeta`);
    expect(stderr).toContain(`Port ${port} on 127.0.0.1 is taken`);
  });

  it('on a database that does not answer says so', async () => {
    const { code, stderr } = await refused('index', {
      DATABASE_URL: 'postgres://fiskai:secret-word@127.0.0.1:9/fiskai',
    });
    expect(code).toBe(1);
    expect(stderr).toContain('DATABASE_URL');
    expect(stderr).not.toContain('secret-word');
  });

  it('of a worker beside an embedded database says what does its work, and what to set', async () => {
    const { code, stderr } = await refused('worker', {});
    expect(code).toBe(2);
    expect(stderr).toContain('npm start');
    expect(stderr).toContain('DATABASE_URL');
  });
});
