import { describe, expect, it } from 'vitest';

import { appUrl, mocks, playMailVendors, VENDOR } from './mailbox.stage.ts';
import { failure } from '#tests/kit/provider-failure.ts';

import { granted, opened, readAll } from './mailbox.suite.ts';

playMailVendors();

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

  it('asks its owner again when the token is no longer taken', async () => {
    const mailbox = await session();
    mocks.control.next('google', 'labels.list', '401');
    mocks.control.next('google', 'oauth.token', 'invalid-grant');
    expect(await failure(mailbox.folders())).toMatchObject({ kind: 'consent_expired', verdict: 'needs_user' });
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

/** The vendors themselves, as far as that goes without somebody's consent: they know our application and refuse an invented code. */
describe.each(['google', 'microsoft'] as const)('%s itself', (id) => {
  const clientId = process.env[`${id.toUpperCase()}_CLIENT_ID`];
  const clientSecret = process.env[`${id.toUpperCase()}_CLIENT_SECRET`];
  const redirectUri = `${process.env.APP_URL ?? ''}/povezivanje/${id}`;

  it.runIf(process.env.CONTRACT_LIVE === '1' && clientId && clientSecret)('refuses a code that it never gave', async () => {
    await mocks.stop();
    const port = VENDOR[id].make({ clientId: clientId ?? '', clientSecret: clientSecret ?? '', timeoutMs: 30_000 });
    const error = await failure(port.acceptConsent({ redirectUri, code: 'izmišljen', codeVerifier: 'x'.repeat(64) }));
    expect(error).toMatchObject({ kind: 'rejected', codes: ['CONSENT_CODE_REFUSED'] });
  });
});
