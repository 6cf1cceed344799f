import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, describe, expect, it } from 'vitest';

import { fiskai, killLeftovers } from '../start/process.ts';

const root = mkdtempSync(path.join(tmpdir(), 'fiskai-cli-'));
const settings = { FISKAI_DATA_DIR: path.join(root, 'none') };
/** The folder that the demo made for itself. */
let dataDir: string;

afterAll(() => {
  killLeftovers();
  rmSync(root, { recursive: true, force: true });
});

const linesOf = (text: string) => {
  expect(text === '' || text.endsWith('\n')).toBe(true);
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
};

interface DemoLine {
  readonly invoiceNumber: string;
  readonly zki: string;
  readonly jir: string;
  readonly qrUrl: string;
  readonly pdfPath: string;
  readonly emailId: string;
  readonly documents: readonly { readonly key: string; readonly sha256: string; readonly bytes: number }[];
  readonly outbound: readonly {
    readonly host: string;
    readonly port: number;
    readonly method: string;
    readonly status: number;
  }[];
}

/** As people run it: through npm, in a shell without any setting. */
function throughNpm(...args: readonly string[]) {
  const { PATH = '', HOME = '' } = process.env;
  const env: NodeJS.ProcessEnv = { PATH, HOME, TMPDIR: root, NODE_ENV: 'production' };
  const child = spawn('npm', ['run', '-s', 'fiskai', '--', ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const written = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].on('data', (chunk: Buffer) => (written[name] += chunk.toString('utf8')));
  return new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) =>
    child.once('close', (code) => resolve({ code, ...written })),
  );
}

describe('fiskai demo', () => {
  it('walks the whole main job without any setting, and prints one line that says what came of it', async () => {
    const { code, stdout, stderr } = await throughNpm('demo', '--json');
    expect([code, stderr]).toEqual([0, '']);
    const [line, ...more] = linesOf(stdout) as unknown as DemoLine[];
    if (line === undefined) throw new Error('it printed nothing');
    expect(more).toEqual([]);
    expect(Object.keys(line).sort()).toEqual([
      'documents',
      'emailId',
      'invoiceNumber',
      'jir',
      'outbound',
      'pdfPath',
      'qrUrl',
      'zki',
    ]);
    expect(line.invoiceNumber).toBe('1/P1/1');
    expect(line.zki).toMatch(/^[0-9a-f]{32}$/);
    expect(line.jir).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(line.qrUrl).toMatch(new RegExp(`^https://porezna\\.gov\\.hr/rn\\?jir=${line.jir}&datv=\\d{8}_\\d{4}&izn=\\d+$`));
    expect(line.emailId).toMatch(/^[0-9a-f-]{36}$/);

    expect(path.isAbsolute(line.pdfPath)).toBe(true);
    dataDir = path.dirname(path.dirname(line.pdfPath));
    const pdf = readFileSync(line.pdfPath);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    // What is handed out is what is kept.
    const kept = line.documents.find(({ sha256 }) => sha256 === createHash('sha256').update(pdf).digest('hex'));
    expect(kept).toMatchObject({ bytes: pdf.length });
    for (const { key, sha256, bytes } of line.documents) {
      expect(key).not.toBe('');
      expect(sha256).toMatch(/^[0-9a-f]{64}$/);
      expect(bytes).toBeGreaterThan(0);
    }

    const calls = line.outbound.map(
      ({ host, port, method, status }) => `${method} ${host.replace(/^[0-9a-z]+\.eu\.r2/, '*.r2')}:${port} ${status}`,
    );
    expect(new Set(calls)).toEqual(
      new Set(['POST cistest.apis-it.hr:8449 200', 'PUT *.r2.cloudflarestorage.com:443 200', 'POST api.resend.com:443 200']),
    );
    expect(calls.filter((call) => call.includes('cistest'))).toHaveLength(1);
    expect(calls.filter((call) => call.startsWith('PUT'))).toHaveLength(line.documents.length);
  }, 60_000);
});

describe('commands on the folder that the demo made', () => {
  const there = (...args: readonly string[]) => fiskai(args, { FISKAI_DATA_DIR: dataDir });

  it('tell a vendor to fail: the job ends badly, and says so', async () => {
    expect((await there('mocks', 'scenario', 'cis', 'racuni', 'down', '--standing', '--json')).code).toBe(0);
    const { code, stdout } = await there('demo', '--json');
    expect(code).toBe(1);
    expect(linesOf(stdout)).toMatchObject([{ invoiceNumber: '1/P1/1', zki: expect.stringMatching(/^[0-9a-f]{32}$/), jir: null }]);
  }, 60_000);

  it('make a token; its secret stands alone on stdout', async () => {
    const { code, stdout, stderr } = await there(
      ...['token', 'create', '--company', 'dizajn-studio-sova', '--name', 'Trgovina', '--role', 'member', '--json'],
    );
    expect([code, stderr]).toEqual([0, '']);
    expect(linesOf(stdout)).toMatchObject([{ token: expect.stringMatching(/^fiskai_[\w-]{43}$/), role: 'member' }]);
  }, 60_000);

  it('make the person of the last mail a system administrator', async () => {
    const outbox = await there('mocks', 'outbox', '--json');
    const email = String((linesOf(outbox.stdout)[0]?.['to'] as readonly string[])[0]);
    const granted = await there('admin', 'grant', email.toUpperCase(), '--json');
    expect([granted.code, linesOf(granted.stdout)]).toEqual([0, [{ email, systemAdministrator: true }]]);
  }, 60_000);

  it('tell what was wrong in words, and say nothing where machines read', async () => {
    const { code, stdout, stderr } = await there('token', 'list', '--company', 'nema-te', '--json');
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('nema-te');
  }, 60_000);

  it('forget everything of the folder, and nothing else in it', async () => {
    const answer = await there('db', 'reset');
    expect([answer.code, answer.stdout]).toEqual([0, '']);
    // The file of the lock stays: taking it away while it is held would let two in.
    expect(readdirSync(dataDir)).toEqual(['lock.db']);
    expect(existsSync(root)).toBe(true);
  }, 60_000);
});

describe('wrong use', () => {
  it.each([
    [['frobnicate'], 'Usage: fiskai <command>'],
    [['demo', '--yaml'], 'fiskai demo'],
    [['db', 'drop'], 'fiskai db reset'],
    [['token', 'create', '--company', 'x', '--name', 'y', '--role', 'owner'], '--role'],
    [['mocks', 'burn'], 'fiskai mocks'],
  ])('fiskai %j ends with 2 and the usage on stderr', async (args, words) => {
    const { code, stdout, stderr } = await fiskai(args, settings);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(words);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it('of a reset in live, or beside a server, is refused before anything is touched', async () => {
    const { code, stderr } = await fiskai(['db', 'reset'], { ...settings, DATABASE_URL: 'postgres://a:b@127.0.0.1:9/c' });
    expect(code).toBe(2);
    expect(stderr).toContain('only the embedded demo database');
  });
});
