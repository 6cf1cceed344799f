import { createHash } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { appUrl, mocks, playMailVendors, VENDOR } from './mailbox.stage.ts';
import { failure } from '#tests/kit/provider-failure.ts';

import { bodyOf, filesOf, granted, opened, readAll, walkConsent } from './mailbox.suite.ts';

playMailVendors();

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

  it.each([
    ['http500', 'unreachable'],
    ['malformed', 'protocol'],
  ] as const)('asks once for its tokens: %s is %s', async (scenario, kind) => {
    const port = vendor.make();
    const { code = '', redirectUri = '', verifier: codeVerifier = '' } = (await walkConsent(port, appUrl)).consent ?? {};
    mocks.control.clearCalls();
    mocks.control.standing(id, vendor.token, scenario);
    expect(await failure(port.acceptConsent({ code, redirectUri, codeVerifier }))).toMatchObject({ kind, verdict: 'retry' });
    expect(mocks.control.calls({ vendor: id, operation: vendor.token })).toHaveLength(1);
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
