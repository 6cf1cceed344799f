import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createTestHouse, type TestHouse } from '#tests/kit/house.ts';
import { browser, codeTo, lastMail, mailsTo, newEmail, PASSWORD, refusal, signedUp, workRatio, wrong } from './kit.ts';

const MINUTE = 60_000;

let house: TestHouse;
beforeAll(async () => {
  house = await createTestHouse();
});
afterAll(() => house.close());

describe('signing up', () => {
  it('takes an address, mails a code and signs in with it', async () => {
    const email = newEmail();
    const api = await browser(house);
    const { ticket } = await api.identity.signUp({
      email: `  ${email.toUpperCase()} `,
      name: ' Iva Đurđević ',
      password: PASSWORD,
    });
    const mail = await lastMail(house, email, 1);
    expect(mail.subject).toBe('Kod za potvrdu adrese · FiskAI');
    expect(mail.html).toContain('Pozdrav, Iva Đurđević,');
    const { token } = await api.identity.verifyEmail({ email, ticket, code: await codeTo(house, email) });
    const me = await browser(house, token);
    expect(await me.identity.sessions()).toMatchObject([{ current: true }]);
    expect(await me.companies.mine()).toEqual([]);
  });

  it('answers a taken address like a fresh one, and tells only its owner', async () => {
    const { email } = await signedUp(house);
    const stranger = await browser(house);
    const taken = await stranger.identity.signUp({ email, name: 'Netko', password: PASSWORD });
    const fresh = await stranger.identity.signUp({ email: newEmail(), name: 'Netko', password: PASSWORD });
    expect(Object.keys(taken)).toEqual(Object.keys(fresh));
    expect(taken.ticket).toHaveLength(fresh.ticket.length);
    const mail = await lastMail(house, email, 2);
    expect(mail.subject).toBe('Već imate račun · FiskAI');
    expect(mail.text).toContain('/zaboravljena-lozinka');
    expect(mail.text).not.toMatch(/\b\d{6}\b/);
    const refused = await refusal(stranger.identity.verifyEmail({ email, ticket: taken.ticket, code: '123456' }));
    expect(refused).toMatchObject({ kind: 'invalid', code: 'IDENTITY_CODE_INVALID' });
    expect(await (await browser(house)).identity.login({ email, password: PASSWORD })).toMatchObject({ status: 'signed_in' });
  });

  it('works as long for a taken address as for a fresh one', async () => {
    const { email } = await signedUp(house);
    const api = await browser(house);
    const signUp = (address: string) => api.identity.signUp({ email: address, name: 'Iva', password: PASSWORD });
    house.clock.advance(60 * MINUTE);
    const ratio = await workRatio(
      () => signUp(newEmail()),
      () => signUp(email),
    );
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
  });

  it('lets nobody prepare an account for the owner of an address', async () => {
    const email = newEmail();
    const [owner, stranger] = [await browser(house), await browser(house)];
    const mine = await owner.identity.signUp({ email, name: 'Vlasnica', password: PASSWORD });
    await codeTo(house, email);
    const theirs = await stranger.identity.signUp({ email, name: 'Stranac', password: 'lozinka stranca' });
    const code = await codeTo(house, email, 2);
    // The owner types the newest code, which belongs to the stranger's sign-up: it must not confirm the stranger's password.
    expect(await refusal(owner.identity.verifyEmail({ email, ticket: mine.ticket, code }))).toMatchObject({
      code: 'IDENTITY_CODE_INVALID',
    });
    await owner.identity.resendCode({ email, ticket: mine.ticket });
    expect(mailsTo(house, email)).toHaveLength(2);
    expect(theirs.ticket).not.toBe(mine.ticket);
    const again = await owner.identity.signUp({ email, name: 'Vlasnica', password: PASSWORD });
    await owner.identity.verifyEmail({ email, ticket: again.ticket, code: await codeTo(house, email, 3) });
    expect(await refusal(stranger.identity.login({ email, password: 'lozinka stranca' }))).toMatchObject({
      code: 'IDENTITY_LOGIN_FAILED',
    });
  });

  it('can be tried again after a mail that could not be sent', async () => {
    const email = newEmail();
    const api = await browser(house);
    house.mocks.control.next('resend', '*', 'http500');
    const input = { email, name: 'Iva', password: PASSWORD };
    expect(await refusal(api.identity.signUp(input))).toMatchObject({ kind: 'provider_unavailable' });
    const { ticket } = await api.identity.signUp(input);
    await api.identity.verifyEmail({ email, ticket, code: await codeTo(house, email) });
  });

  it('refuses short passwords and bad addresses by field', async () => {
    const refused = await refusal((await browser(house)).identity.signUp({ email: 'ana@', name: ' ', password: 'kratko' }));
    expect(refused.kind).toBe('invalid');
    expect(refused.issues).toEqual([
      { path: 'email', code: 'FIELD_EMAIL' },
      { path: 'name', code: 'FIELD_REQUIRED' },
      { path: 'password', code: 'IDENTITY_PASSWORD_SHORT' },
    ]);
  });
});

describe('codes', () => {
  async function waiting() {
    const email = newEmail();
    const api = await browser(house);
    const { ticket } = await api.identity.signUp({ email, name: 'Iva', password: PASSWORD });
    return { api, email, ticket, code: await codeTo(house, email) };
  }

  it('stop working after ten minutes', async () => {
    const { api, email, ticket, code } = await waiting();
    house.clock.advance(10 * MINUTE + 1);
    expect(await refusal(api.identity.verifyEmail({ email, ticket, code }))).toMatchObject({ code: 'IDENTITY_CODE_INVALID' });
    await api.identity.resendCode({ email, ticket });
    await api.identity.verifyEmail({ email, ticket, code: await codeTo(house, email, 2) });
  });

  it('stop working after five wrong tries, tried one by one or at once', async () => {
    const { api, email, ticket, code } = await waiting();
    await Promise.all([1, 2, 3, 4, 5].map(() => refusal(api.identity.verifyEmail({ email, ticket, code: wrong(code) }))));
    expect(await refusal(api.identity.verifyEmail({ email, ticket, code }))).toMatchObject({ code: 'IDENTITY_CODE_INVALID' });
  });

  it('work once, typed with blanks or not', async () => {
    const { api, email, ticket, code } = await waiting();
    await api.identity.verifyEmail({ email, ticket, code: `${code.slice(0, 3)} ${code.slice(3)} ` });
    expect(await refusal(api.identity.verifyEmail({ email, ticket, code }))).toMatchObject({ code: 'IDENTITY_CODE_INVALID' });
  });

  it('of two requests at once open one session', async () => {
    const { api, email, ticket, code } = await waiting();
    const answers = await Promise.allSettled([1, 2, 3].map(() => api.identity.verifyEmail({ email, ticket, code })));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('are sent again three times in ten minutes, and then no more', async () => {
    const { api, email, ticket } = await waiting();
    for (let n = 2; n <= 4; n += 1) {
      await api.identity.resendCode({ email, ticket });
      await lastMail(house, email, n);
    }
    const refused = await refusal(api.identity.resendCode({ email, ticket }));
    expect(refused).toMatchObject({ kind: 'rate_limited', code: 'RATE_LIMITED', params: { retryAfter: expect.any(Number) } });
    expect(Number(refused.params['retryAfter'])).toBeLessThanOrEqual(600);
  });

  it('are never sent for an address that nobody signed up with', async () => {
    const email = newEmail();
    await (await browser(house)).identity.resendCode({ email, ticket: 'x' });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(mailsTo(house, email)).toEqual([]);
  });
});
