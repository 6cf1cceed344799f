import type { AppLoadContext } from '@remix-run/node';
import { describe, expect, it } from 'vitest';
import { readReset, readSignUp, rememberReset, rememberSignUp, signedIn, signedOut } from '#app/lib/session-cookie.server.ts';

const contextAt = (appUrl: string) => ({ appUrl }) as AppLoadContext;
const sentBack = (setCookie: string) =>
  new Request('http://127.0.0.1/potvrda.data', { headers: { Cookie: setCookie.split(';')[0] ?? '' } });

describe('cookies of signing in', () => {
  it('remember a waiting sign-up for every request: those of scripts go to /potvrda.data and not below /potvrda', async () => {
    const waiting = { email: 'iva@primjer.hr', ticket: 't'.repeat(43), next: '/studio/racuni' };
    const cookie = await rememberSignUp(contextAt('https://fiskai.hr'), waiting);
    expect(cookie).toMatch(/; Path=\/;/);
    expect(cookie).toMatch(/HttpOnly; Secure; SameSite=Lax$/);
    expect(await readSignUp(sentBack(cookie))).toEqual(waiting);
  });

  it('remember the address that a new password is for', async () => {
    const cookie = await rememberReset(contextAt('http://127.0.0.1:3000'), 'iva@primjer.hr');
    expect(cookie).toMatch(/; Path=\/;/);
    expect(cookie).not.toContain('Secure');
    expect(await readReset(sentBack(cookie))).toBe('iva@primjer.hr');
  });

  it('believe nothing that they did not write', async () => {
    const forged = sentBack(`sign-up=${btoa(JSON.stringify({ email: 5 }))}`);
    expect(await readSignUp(forged)).toBeNull();
    expect(await readReset(sentBack('reset=x'))).toBe('');
  });

  it('sign in and out under one name', () => {
    const context = contextAt('https://fiskai.hr');
    const name = (cookie: string) => cookie.split('=')[0];
    const session = { token: 'a'.repeat(43), expiresAt: new Date('2027-12-29T09:00:00Z') };
    expect(name(signedIn(context, session))).toBe(name(signedOut(context)));
  });
});
