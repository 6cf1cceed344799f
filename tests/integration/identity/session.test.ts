import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { rowsOf } from '#server/db/client.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { sessionFromToken, sweepExpired } from '#server/modules/identity/index.ts';
import { createTestHouse, type TestHouse } from '#tests/kit/house.ts';
import {
  browser,
  cheapenPassword,
  codeTo,
  lastMail,
  mailsTo,
  newEmail,
  PASSWORD,
  refusal,
  signedUp,
  workRatio,
  wrong,
} from './kit.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

let house: TestHouse;
beforeAll(async () => {
  house = await createTestHouse();
});
afterAll(() => house.close());

const signIn = async (email: string, password = PASSWORD) => {
  const answer = await (await browser(house)).identity.login({ email, password });
  if (answer.status !== 'signed_in') throw new Error('not signed in');
  return answer.token;
};

describe('signing in', () => {
  it('says the same about a wrong password and an unknown address, after the same work', async () => {
    const { email } = await signedUp(house);
    const api = await browser(house);
    const attempt = (address: string) => refusal(api.identity.login({ email: address, password: 'pogrešna lozinka' }));
    expect(await attempt(email)).toEqual(await attempt(newEmail()));
    expect(await attempt(email)).toMatchObject({ kind: 'invalid', code: 'IDENTITY_LOGIN_FAILED' });
    const ratio = await workRatio(
      () => attempt(newEmail()),
      () => attempt(email),
    );
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
  });

  it('ends the session that the browser had before', async () => {
    const { email, token } = await signedUp(house);
    const answer = await (await browser(house, token)).identity.login({ email, password: PASSWORD });
    expect(answer.status).toBe('signed_in');
    expect(await sessionFromToken(house.deps, token)).toBeNull();
  });

  it('mails a code instead when the address was never proven', async () => {
    const email = newEmail();
    await (await browser(house)).identity.signUp({ email, name: 'Iva', password: PASSWORD });
    await lastMail(house, email, 1);
    const api = await browser(house);
    const answer = await api.identity.login({ email, password: PASSWORD });
    if (answer.status !== 'code_sent') throw new Error('signed in without proof');
    const { token } = await api.identity.verifyEmail({ email, ticket: answer.ticket, code: await codeTo(house, email, 2) });
    expect(await sessionFromToken(house.deps, token)).toMatchObject({ email, emailVerified: true });
  });

  it('is refused after ten tries on one address from one network, known or not, until the window is over', async () => {
    const { email } = await signedUp(house);
    for (const [index, address] of [email, newEmail()].entries()) {
      const from = (host: number) => browser(house, undefined, `2001:db8:7:${index}::${host}`);
      for (let n = 1; n <= 10; n += 1)
        await refusal((await from(n)).identity.login({ email: address, password: 'pogrešna lozinka' }));
      const refused = await refusal((await from(11)).identity.login({ email: address, password: PASSWORD }));
      expect(refused).toMatchObject({ kind: 'rate_limited', code: 'RATE_LIMITED' });
      expect(refused.params['retryAfter']).toBeGreaterThan(0);
    }
    // Whoever guessed has locked out themselves and nobody else.
    await signIn(email);
    house.clock.advance(15 * MINUTE);
    expect(
      await (await browser(house, undefined, '2001:db8:7:0::1')).identity.login({ email, password: PASSWORD }),
    ).toMatchObject({
      status: 'signed_in',
    });
  });

  it('is refused after a hundred tries on one address from everywhere, known or not', async () => {
    const { email } = await signedUp(house);
    await cheapenPassword(house, email);
    const guess = async (address: string) =>
      refusal((await browser(house)).identity.login({ email: address, password: 'pogrešna lozinka' }));
    for (const address of [email, newEmail()]) {
      for (let tries = 0; tries < 100; tries += 10) {
        const answers = await Promise.all(Array.from({ length: 10 }, () => guess(address)));
        expect(answers.map(({ code }) => code)).toEqual(Array.from({ length: 10 }, () => 'IDENTITY_LOGIN_FAILED'));
      }
      expect(await guess(address)).toMatchObject({ kind: 'rate_limited', code: 'RATE_LIMITED' });
    }
  });

  it('is refused after sixty tries from one machine', async () => {
    for (let n = 0; n < 60; n += 1) {
      await refusal((await browser(house, undefined, '10.9.9.9')).identity.login({ email: newEmail(), password: 'x' }));
    }
    const { email } = await signedUp(house);
    const refused = await refusal((await browser(house, undefined, '10.9.9.9')).identity.login({ email, password: PASSWORD }));
    expect(refused.code).toBe('RATE_LIMITED');
    await signIn(email);
  });
});

describe('a session', () => {
  it('lasts as long as it is used within thirty days', async () => {
    const { token } = await signedUp(house);
    for (let n = 0; n < 3; n += 1) {
      house.clock.advance(29 * DAY);
      expect(await sessionFromToken(house.deps, token)).not.toBeNull();
    }
    house.clock.advance(30 * DAY);
    expect(await sessionFromToken(house.deps, token)).toBeNull();
  });

  it('ends after 400 days, used or not', async () => {
    const { token } = await signedUp(house);
    for (let day = 0; day < 399; day += 19) {
      expect(await sessionFromToken(house.deps, token)).not.toBeNull();
      house.clock.advance(19 * DAY);
    }
    house.clock.advance(DAY);
    expect(await sessionFromToken(house.deps, token)).toBeNull();
  });

  it('is written at most every five minutes, and kept as a hash only', async () => {
    const { token } = await signedUp(house);
    const me = await browser(house, token);
    const seen = async () => (await me.identity.sessions())[0]?.lastSeenAt.getTime();
    const first = await seen();
    house.clock.advance(4 * MINUTE);
    await sessionFromToken(house.deps, token);
    expect(await seen()).toBe(first);
    house.clock.advance(MINUTE);
    await sessionFromToken(house.deps, token);
    expect(await seen()).toBe((first ?? 0) + 5 * MINUTE);
    const dump = await withSystemTx(house.deps, 'test', (tx) => tx.execute(sql`select sessions::text as row from sessions`));
    expect(
      rowsOf<{ row: string }>(dump)
        .map(({ row }) => row)
        .join(),
    ).not.toContain(token);
  });

  it('is nobody’s when the token is wrong', async () => {
    expect(await sessionFromToken(house.deps, 'a'.repeat(43))).toBeNull();
    expect(await sessionFromToken(house.deps, '')).toBeNull();
  });

  it('ends when the person signs out, and only that one', async () => {
    const { email, token } = await signedUp(house);
    const other = await signIn(email);
    await (await browser(house, token)).identity.logout();
    expect(await sessionFromToken(house.deps, token)).toBeNull();
    expect(await sessionFromToken(house.deps, other)).not.toBeNull();
    await (await browser(house)).identity.logout();
  });

  it('can be ended from another device, but not by another person', async () => {
    const { email, token } = await signedUp(house);
    const other = await signIn(email);
    const mine = await browser(house, token);
    const sessions = await mine.identity.sessions();
    expect(sessions.map(({ current }) => current).sort()).toEqual([false, true]);
    const target = sessions.find(({ current }) => !current)?.id ?? '';
    const stranger = await browser(house, (await signedUp(house)).token);
    expect(await refusal(stranger.identity.revokeSession({ id: target }))).toMatchObject({ kind: 'not_found' });
    await mine.identity.revokeSession({ id: target });
    expect(await sessionFromToken(house.deps, other)).toBeNull();
  });

  it('can be the only one left', async () => {
    const { email, token } = await signedUp(house);
    const others = [await signIn(email), await signIn(email)];
    expect(await (await browser(house, token)).identity.revokeOtherSessions()).toEqual({ count: 2 });
    for (const other of others) expect(await sessionFromToken(house.deps, other)).toBeNull();
    expect(await sessionFromToken(house.deps, token)).not.toBeNull();
  });

  it('is swept away when it is over, with old codes and counters', async () => {
    await signedUp(house);
    await (await browser(house)).identity.signUp({ email: newEmail(), name: 'Iva', password: PASSWORD });
    house.clock.advance(40 * DAY);
    const { token } = await signedUp(house);
    await sweepExpired.handle(house.deps, {});
    const rows = await withSystemTx(house.deps, 'test', (tx) =>
      tx.execute(sql`select (select count(*)::int from sessions) as sessions, (select count(*)::int from email_codes) as codes,
        (select count(*)::int from rate_limits where window_start < ${new Date(house.clock.now().getTime() - 3 * DAY).toISOString()}::timestamptz) as counters`),
    );
    expect(rowsOf(rows)).toEqual([{ sessions: 1, codes: 0, counters: 0 }]);
    expect(await sessionFromToken(house.deps, token)).not.toBeNull();
  });
});

describe('a password', () => {
  it('is replaced with a code from the mail; every other device is signed out', async () => {
    const { email, token } = await signedUp(house);
    const api = await browser(house);
    await api.identity.requestPasswordReset({ email });
    const code = await codeTo(house, email, 2);
    expect(await refusal(api.identity.resetPassword({ email, code: wrong(code), password: 'nova duga lozinka' }))).toMatchObject({
      code: 'IDENTITY_CODE_INVALID',
    });
    const fresh = await api.identity.resetPassword({ email, code, password: 'nova duga lozinka' });
    expect(await sessionFromToken(house.deps, token)).toBeNull();
    expect(await sessionFromToken(house.deps, fresh.token)).toMatchObject({ email });
    expect(await refusal(api.identity.login({ email, password: PASSWORD }))).toMatchObject({ code: 'IDENTITY_LOGIN_FAILED' });
    await signIn(email, 'nova duga lozinka');
  });

  it('is asked for with the same answer where there is no account', async () => {
    const { email } = await signedUp(house);
    const nobody = newEmail();
    const api = await browser(house);
    expect(await api.identity.requestPasswordReset({ email: nobody })).toEqual(
      await api.identity.requestPasswordReset({ email }),
    );
    await lastMail(house, email, 2);
    expect(mailsTo(house, nobody)).toEqual([]);
    const refused = await refusal(api.identity.resetPassword({ email: nobody, code: '123456', password: 'nova duga lozinka' }));
    expect(refused).toMatchObject({ kind: 'invalid', code: 'IDENTITY_CODE_INVALID' });
  });

  it('needs another code than the one that proves an address', async () => {
    const email = newEmail();
    const api = await browser(house);
    await api.identity.signUp({ email, name: 'Iva', password: PASSWORD });
    const code = await codeTo(house, email);
    expect(await refusal(api.identity.resetPassword({ email, code, password: 'nova duga lozinka' }))).toMatchObject({
      code: 'IDENTITY_CODE_INVALID',
    });
  });

  it('is changed by whoever knows it, and signs the other devices out', async () => {
    const { email, token } = await signedUp(house);
    const other = await signIn(email);
    const me = await browser(house, token);
    const refused = await refusal(me.identity.changePassword({ currentPassword: 'pogrešna', password: 'nova duga lozinka' }));
    expect(refused).toMatchObject({
      code: 'IDENTITY_PASSWORD_WRONG',
      issues: [{ path: 'currentPassword', code: 'IDENTITY_PASSWORD_WRONG' }],
    });
    const fresh = await me.identity.changePassword({ currentPassword: PASSWORD, password: 'nova duga lozinka' });
    for (const old of [token, other]) expect(await sessionFromToken(house.deps, old)).toBeNull();
    expect(await sessionFromToken(house.deps, fresh.token)).not.toBeNull();
  });
});

describe('preferences', () => {
  it('follow the person', async () => {
    const { token } = await signedUp(house);
    await (await browser(house, token)).identity.savePreferences({ name: 'Iva Horvat', theme: 'dark' });
    await (await browser(house, token)).identity.savePreferences({ locale: 'en' });
    expect(await sessionFromToken(house.deps, token)).toMatchObject({ name: 'Iva Horvat', theme: 'dark', locale: 'en' });
    expect(await refusal((await browser(house)).identity.savePreferences({ theme: 'dark' }))).toMatchObject({
      kind: 'unauthenticated',
    });
  });
});
