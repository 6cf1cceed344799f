import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import express from 'express';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { MOCK_CREDENTIALS } from '#mocks/credentials.ts';
import { vendorPages } from '#mocks/kit/browser-pages.ts';
import { VENDORS } from '#mocks/registry.ts';
import { type MockRuntime, startMocks } from '#mocks/start.ts';
import { installEgressGuard } from '#server/integrations/egress-guard.ts';
import type { MailboxPort } from '#server/integrations/mailbox/port.ts';
import { MAILBOX_ADAPTERS } from '#server/integrations/mailbox/registry.ts';
import { createOutboundPolicy } from '#server/integrations/outbound-policy.ts';

import { bodyOf, failure, filesOf, granted, opened, readAll, walkConsent } from './mailbox.suite.ts';

const clock = { now: () => new Date() };
let dataDir: string;
let mocks: MockRuntime;
let server: Server;
let appUrl: string;
let uninstallGuard: () => void;

beforeAll(async () => {
  uninstallGuard = installEgressGuard({ allowDatabase: null });
  dataDir = await mkdtemp(join(tmpdir(), 'fiskai-mailbox-'));
  const app = express();
  server = createServer(app).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  appUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  mocks = await startMocks({ dataDir, appUrl, vendors: ['google', 'microsoft'], autoEvents: false });
  app.use('/__mocks', vendorPages([VENDORS.google, VENDORS.microsoft], mocks.env));
});
afterAll(async () => {
  server.close();
  await mocks.stop();
  uninstallGuard();
  await rm(dataDir, { recursive: true });
});
afterEach(() => {
  mocks.control.clearScenarios();
  mocks.control.clock.setOffsetMs(0);
  expect(mocks.unhandled()).toEqual([]);
});

interface Vendor {
  readonly folder: string;
  readonly ownFolder: readonly [string, string];
  /** The mocked vendor's operations for the same thing. */
  readonly token: string;
  readonly changes: string;
  readonly first: string;
  readonly structure: string;
  readonly file: string;
  readonly accounts: readonly [string, string];
  readonly forgets: string;
  readonly lostBy: string;
  readonly denied: string;
  make(over?: { readonly timeoutMs?: number; readonly clientSecret?: string }): MailboxPort;
}

const policy = () => createOutboundPolicy({ clock, environment: 'test' });
const base = (vendor: string) => ({ browserBaseUrl: `${appUrl}/__mocks/${vendor}`, timeoutMs: 8_000 });
const VENDOR: Readonly<Record<'google' | 'microsoft', Vendor>> = {
  google: {
    folder: 'INBOX',
    ownFolder: ['Label_7', 'Računi'],
    token: 'oauth.token',
    changes: 'history.list',
    first: 'messages.list',
    structure: 'messages.get',
    file: 'attachments.get',
    accounts: ['ana.kovac@gmail.example', 'racuni@studio-sova.example'],
    forgets: 'history-forgotten',
    lostBy: 'history-412',
    denied: 'insufficient',
    make: (over) =>
      MAILBOX_ADAPTERS.google({ ...MOCK_CREDENTIALS.google, ...base('google'), ...over }, { clock, policy: policy() }),
  },
  microsoft: {
    folder: 'inbox',
    ownFolder: ['AAMkRacuni=', 'Računi'],
    token: 'token',
    changes: 'delta',
    first: 'delta',
    structure: 'attachments',
    file: 'content',
    accounts: ['ana.kovac@sova-dizajn.example', 'studio.sova@outlook.example'],
    forgets: 'delta-expired',
    lostBy: 'sync-state-400',
    denied: '403',
    make: (over) =>
      MAILBOX_ADAPTERS.microsoft({ ...MOCK_CREDENTIALS.microsoft, ...base('microsoft'), ...over }, { clock, policy: policy() }),
  },
};

describe.each(['google', 'microsoft'] as const)('mailbox at %s', (id) => {
  const vendor = VENDOR[id];
  const arrives = (values: Record<string, string> = {}) => mocks.control.act(id, 'mail-arrives', values);

  it('is connected by its owner, whose address it tells', async () => {
    const port = vendor.make();
    const mailbox = await granted(port, appUrl, vendor.accounts[1]);
    expect(mailbox.address).toBe(vendor.accounts[1]);
    const sent = bodyOf(mocks, id, vendor.token);
    expect(sent.get('grant_type')).toBe('authorization_code');
    expect(sent.get('redirect_uri')).toBe(`${appUrl}/povezivanje/${id}`);
    expect(sent.get('code_verifier')).toMatch(/^[\w-]{43,}$/);
  });

  it('stays closed when its owner says no', async () => {
    const back = await walkConsent(vendor.make(), appUrl, { decision: 'deny' });
    expect(back.searchParams.get('error')).toBe('access_denied');
    expect(back.searchParams.get('code')).toBeNull();
  });

  it('stays closed when its owner permits everything but the mail', async () => {
    const port = vendor.make();
    const { consent } = await walkConsent(port, appUrl, { withoutMail: true });
    const { code = '', redirectUri = '', verifier: codeVerifier = '' } = consent ?? {};
    expect(await failure(port.acceptConsent({ code, redirectUri, codeVerifier }))).toMatchObject({
      kind: 'rejected',
      codes: ['CONSENT_INCOMPLETE'],
    });
  });

  it('takes a code once, and only from whoever began', async () => {
    const port = vendor.make();
    const begun = async () => {
      const { code = '', redirectUri = '', verifier: codeVerifier = '' } = (await walkConsent(port, appUrl)).consent ?? {};
      return { code, redirectUri, codeVerifier };
    };
    const answer = await begun();
    await port.acceptConsent(answer);
    expect(await failure(port.acceptConsent(answer))).toMatchObject({ kind: 'rejected', codes: ['CONSENT_CODE_REFUSED'] });
    const other = await failure(port.acceptConsent({ ...(await begun()), codeVerifier: 'x'.repeat(64) }));
    expect(other.verdict).not.toBe('retry');
  });

  it('is refused for an address that was not registered', async () => {
    const url = await vendor
      .make()
      .consentUrl({ redirectUri: 'https://evil.example/x', state: 's', codeChallenge: 'c'.repeat(43) });
    const page = await fetch(url);
    expect(page.status).toBe(400);
    expect(await page.text()).toContain('evil.example');
  });

  it('tells its folders, the inbox first among them', async () => {
    const port = vendor.make();
    const { session } = opened(port, (await granted(port, appUrl)).credentials);
    const folders = await session.folders();
    expect(folders[0]?.id).toBe(vendor.folder);
    expect(folders).toContainEqual({ id: vendor.ownFolder[0], name: vendor.ownFolder[1] });
  });

  it('shows the mails of the last days with their heads, then only what is new', async () => {
    const port = vendor.make();
    const { session } = opened(port, (await granted(port, appUrl)).credentials);
    const first = await readAll(session, vendor.folder);
    const mail = first.mails.find(({ sender }) => sender === 'racuni@telekom-primorje.example');
    expect(mail).toMatchObject({ senderName: 'Telekom Primorje' });
    expect(mail?.subject).toMatch(/^Račun \d+-1-1 – Internet i mobilna mreža$/);
    expect(Math.min(...first.mails.map(({ receivedAt }) => receivedAt.getTime()))).toBeGreaterThan(Date.now() - 31 * 86_400_000);
    await arrives({ kind: 'photo', from: 'papirnica' });
    const second = await readAll(session, vendor.folder, first.cursor);
    expect(second.mails.map(({ sender }) => sender)).toEqual(['prodaja@zirafa.example']);
    expect((await readAll(session, vendor.folder, second.cursor)).mails).toEqual([]);
  });

  it('follows one folder and no other', async () => {
    const port = vendor.make();
    const { session } = opened(port, (await granted(port, appUrl)).credentials);
    const [own] = vendor.ownFolder;
    const first = await readAll(session, own);
    await arrives({ from: 'hosting', [id === 'google' ? 'label' : 'folder']: own });
    await arrives({ from: 'telekom' });
    expect((await readAll(session, own, first.cursor)).mails.map(({ sender }) => sender)).toEqual([
      'naplata@posluzitelj.example',
    ]);
  });

  it('reads a mailbox of many mails in stretches', async () => {
    const port = vendor.make();
    const { session } = opened(port, (await granted(port, appUrl)).credentials);
    const { cursor } = await readAll(session, vendor.folder);
    for (let count = 0; count < 60; count += 1) await arrives({ kind: 'xml' });
    const read = await readAll(session, vendor.folder, cursor);
    expect(read.mails).toHaveLength(60);
    expect(new Set(read.mails.map((mail) => mail.id)).size).toBe(60);
    expect(read.pages).toBeGreaterThan(1);
  });

  it('finds files however deep they lie, and no picture of a signature', async () => {
    const port = vendor.make();
    const { session } = opened(port, (await granted(port, appUrl)).credentials);
    const { cursor } = await readAll(session, vendor.folder);
    for (const kind of ['forwarded', 'signature-only', 'two-pdfs', 'pdf']) await arrives({ kind });
    const { mails } = await readAll(session, vendor.folder, cursor);
    const inForwarded = await filesOf(session, mails, 'Fwd:');
    expect(inForwarded).toHaveLength(1);
    expect(inForwarded[0]).toMatchObject({ kind: 'file', contentType: 'application/pdf' });
    expect(inForwarded[0]?.filename).toMatch(/^Račun \d+-1-1\.pdf$/);
    const forwarded = mails.find(({ subject }) => subject.includes('Fwd:'));
    const bytes = await session.download(forwarded?.id ?? '', inForwarded[0]!);
    expect(
      Buffer.from(bytes ?? [])
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    expect(await filesOf(session, mails, 'Sastanak')).toEqual([]);
  });

  it('names a file the same for ever, and gives its very bytes', async () => {
    const port = vendor.make();
    const { session } = opened(port, (await granted(port, appUrl)).credentials);
    const { cursor } = await readAll(session, vendor.folder);
    await arrives({ kind: 'two-pdfs' });
    await arrives({ kind: 'xml' });
    await arrives({ kind: 'large' });
    const { mails } = await readAll(session, vendor.folder, cursor);
    const digests = new Set<string>();
    for (const mail of mails) {
      const [once, again] = [await session.attachments(mail.id), await session.attachments(mail.id)];
      expect(once.map(({ part }) => part)).toEqual(again.map(({ part }) => part));
      for (const file of once) {
        const bytes = await session.download(mail.id, file);
        expect(bytes?.length).toBe(file.bytes);
        digests.add(createHash('sha256').update(bytes!).digest('hex'));
      }
    }
    expect(digests.size).toBe(4);
    expect([...digests].every((sha256) => mocks.control.blob(sha256).length > 0)).toBe(true);
  });

  it('knows nothing of a mail that is gone', async () => {
    const port = vendor.make();
    const { session } = opened(port, (await granted(port, appUrl)).credentials);
    expect(await session.attachments('nestala')).toEqual([]);
    const file = {
      part: 'x',
      kind: 'file',
      filename: 'x',
      contentType: 'x',
      bytes: 1,
      handle: id === 'google' ? '' : 'x',
    } as const;
    expect(await session.download('nestala', file)).toBeNull();
  });

  it('says when its place is lost, in both ways that the vendor has', async () => {
    const port = vendor.make();
    const { session } = opened(port, (await granted(port, appUrl)).credentials);
    const { cursor } = await readAll(session, vendor.folder);
    mocks.control.next(id, vendor.changes, vendor.lostBy);
    const wish = { folder: vendor.folder, since: new Date(0), cursor };
    expect(await session.changes(wish)).toEqual({ kind: 'cursor_lost' });
    await mocks.control.act(id, vendor.forgets, { account: vendor.accounts[0] });
    expect(await session.changes(wish)).toEqual({ kind: 'cursor_lost' });
    expect(await session.changes({ ...wish, cursor: 'bilo što' })).toEqual({ kind: 'cursor_lost' });
    expect((await readAll(session, vendor.folder)).mails.length).toBeGreaterThan(0);
  });

  it('asks for a new token when the old one is refused, keeps it first, and goes on', async () => {
    const port = vendor.make();
    const { session, kept } = opened(port, (await granted(port, appUrl)).credentials);
    await session.folders();
    mocks.control.clock.setOffsetMs(2 * 3_600_000);
    mocks.control.clearCalls();
    // Two at once are one refresh.
    await Promise.all([session.folders(), session.folders()]);
    expect(mocks.control.calls({ vendor: id, operation: vendor.token })).toHaveLength(1);
    expect(bodyOf(mocks, id, vendor.token).get('grant_type')).toBe('refresh_token');
    expect(kept.length).toBeGreaterThan(0);
    const later = opened(port, kept.at(-1)!);
    await later.session.folders();
  });

  it('does not use a token that could not be kept', async () => {
    const port = vendor.make();
    const { credentials } = await granted(port, appUrl);
    const session = port.open(credentials, () => Promise.reject(new Error('no room')));
    mocks.control.clock.setOffsetMs(2 * 3_600_000);
    mocks.control.clearCalls();
    await expect(session.folders()).rejects.toThrow('no room');
    const successes = mocks.control
      .calls({ vendor: id })
      .filter(({ operation, status }) => operation !== vendor.token && status === 200);
    expect(successes).toEqual([]);
  });

  it('asks its owner again once the consent is taken back', async () => {
    const port = vendor.make();
    const { session } = opened(port, (await granted(port, appUrl)).credentials);
    await mocks.control.act(id, 'consent-revoked', { account: vendor.accounts[0] });
    expect(await failure(session.folders())).toMatchObject({ kind: 'consent_expired', verdict: 'needs_user' });
  });

  it('tells a wrong secret of ours from a lost consent', async () => {
    const { credentials } = await granted(vendor.make(), appUrl);
    const { session } = opened(vendor.make({ clientSecret: 'pogrešna' }), credentials);
    mocks.control.clock.setOffsetMs(2 * 3_600_000);
    expect((await failure(session.folders())).kind).toBe('auth');
  });

  it.each([
    ['429:20', 'rate_limited', 'retry'],
    ['http500', 'unreachable', 'retry'],
    ['malformed', 'protocol', 'retry'],
    ['down', 'unreachable', 'retry'],
    ['answered-but-connection-lost', 'unreachable', 'retry'],
    ['denied', 'consent_expired', 'needs_user'],
    ['401', 'consent_expired', 'needs_user'],
  ] as const)('%s is %s, asked once and no more', async (scenario, kind, verdict) => {
    const port = vendor.make();
    const { session } = opened(port, (await granted(port, appUrl)).credentials);
    mocks.control.clearCalls();
    const name = scenario === 'denied' ? vendor.denied : scenario;
    mocks.control.next(id, vendor.structure, name, scenario === '401' ? 2 : 1);
    const error = await failure(session.attachments('bilo-koja'));
    expect(error).toMatchObject({ kind, verdict });
    if (scenario === '429:20') expect(error.retryAt!.getTime() - Date.now()).toBeGreaterThan(10_000);
    expect(mocks.control.calls({ vendor: id, operation: vendor.structure })).toHaveLength(scenario === '401' ? 2 : 1);
  });

  it('gives up on a vendor that does not answer', async () => {
    const { credentials } = await granted(vendor.make(), appUrl);
    const { session } = opened(vendor.make({ timeoutMs: 400 }), credentials);
    mocks.control.next(id, vendor.structure, 'hang');
    expect((await failure(session.attachments('x'))).kind).toBe('timeout');
  });
});

describe('Gmail alone', () => {
  const { make, accounts } = VENDOR.google;
  const session = async () => opened(make(), (await granted(make(), appUrl)).credentials).session;

  it.each([
    ['rate-403', 'rate_limited'],
    ['quota', 'quota'],
    ['domain-policy', 'rejected'],
    ['api-off', 'auth'],
  ] as const)('%s is %s', async (scenario, kind) => {
    const mailbox = await session();
    mocks.control.next('google', 'labels.list', scenario);
    expect((await failure(mailbox.folders())).kind).toBe(kind);
  });

  it('is asked for heads and structure only; the text of a mail stays there', async () => {
    const mailbox = await session();
    const { mails } = await readAll(mailbox, 'INBOX');
    await mailbox.attachments(mails[0]!.id);
    const texts = mocks.control
      .calls({ vendor: 'google', operation: 'messages.get', limit: 3 })
      .map(({ id }) => mocks.control.call(id)?.responseBody?.toString('utf8'));
    expect(texts.join()).not.toContain('snippet');
    expect(texts.join()).not.toContain('"data"');
  });

  it('is given back on leaving, and leaving twice is no failure', async () => {
    const port = make();
    const { credentials } = await granted(port, appUrl, accounts[1]);
    expect(await port.revoke(credentials)).toBe(true);
    expect((await failure(opened(port, credentials).session.folders())).kind).toBe('consent_expired');
    expect(await port.revoke(credentials)).toBe(true);
  });
});

describe('Microsoft alone', () => {
  const { make } = VENDOR.microsoft;

  it.each([
    ['700082', 'consent_expired'],
    ['50173', 'consent_expired'],
    ['65001', 'consent_expired'],
    ['50076', 'consent_expired'],
    ['7000215', 'auth'],
    ['7000222', 'auth'],
  ] as const)('AADSTS%s is %s', async (number, kind) => {
    const { session } = opened(make(), (await granted(make(), appUrl)).credentials);
    mocks.control.clock.setOffsetMs(2 * 3_600_000);
    mocks.control.next('microsoft', 'token', `aadsts:${number}`);
    const error = await failure(session.folders());
    expect(error.kind).toBe(kind);
    expect(error.codes).toContain(`AADSTS${number}`);
  });

  it('follows its links as they are, asks for ids that stay, and never sends a token elsewhere', async () => {
    const { session } = opened(make(), (await granted(make(), appUrl)).credentials);
    const first = await readAll(session, 'inbox');
    await session.changes({ folder: 'inbox', since: new Date(), cursor: first.cursor });
    const [call] = mocks.control.calls({ vendor: 'microsoft', operation: 'delta', limit: 1 });
    const url = new URL(first.cursor);
    expect(call?.path).toBe(url.pathname + url.search);
    expect(mocks.control.call(call!.id)?.requestHeaders['prefer']).toBe('IdType="ImmutableId", odata.maxpagesize=50');
    const elsewhere = session.changes({ folder: 'inbox', since: new Date(), cursor: 'https://login.microsoftonline.com/x' });
    expect(await failure(elsewhere)).toMatchObject({ kind: 'protocol', codes: ['LINK_ELSEWHERE'] });
  });

  it('bears mails that were removed meanwhile, tells links from files, and a mailbox that is not there', async () => {
    const { session } = opened(make(), (await granted(make(), appUrl)).credentials);
    const { cursor } = await readAll(session, 'inbox');
    await mocks.control.act('microsoft', 'mail-arrives', { kind: 'link' });
    mocks.control.next('microsoft', 'delta', 'removed');
    const { mails } = await readAll(session, 'inbox', cursor);
    expect(mails).toHaveLength(1);
    expect(await session.attachments(mails[0]!.id)).toMatchObject([{ kind: 'link' }]);
    mocks.control.next('microsoft', 'delta', 'no-mailbox');
    expect((await failure(session.changes({ folder: 'inbox', since: new Date(), cursor: null }))).kind).toBe('rejected');
  });

  it('has no way to give a consent back', async () => {
    const port = make();
    expect(await port.revoke((await granted(port, appUrl)).credentials)).toBe(false);
  });
});
