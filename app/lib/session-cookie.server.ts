import { createCookie } from '@remix-run/node';
import type { AppLoadContext } from '@remix-run/node';
import type { NewSessionDto } from '#server/contracts/identity.ts';
import { clearedSessionCookie, sessionCookie } from '#server/domain/identity/session-cookie.ts';

/** A sign-up that waits for its code, in the browser that made it. */
export interface PendingSignUp {
  readonly email: string;
  readonly ticket: string;
  /** Where to go once it is done. */
  readonly next: string | null;
}

const HOUR = 3600;
const pending = createCookie('sign-up', { path: '/', httpOnly: true, sameSite: 'lax', maxAge: 24 * HOUR });
const reset = createCookie('reset', { path: '/', httpOnly: true, sameSite: 'lax', maxAge: HOUR });

const secure = (context: AppLoadContext) => ({ secure: context.appUrl.startsWith('https:') });

/** Header of a redirect that the browser follows with a new document: the person's language may be another than this page's. */
export const reloadDocument = { 'X-Remix-Reload-Document': 'true' } as const;

/** The header that signs this browser in. */
export const signedIn = (context: AppLoadContext, session: NewSessionDto): string =>
  sessionCookie(session.token, new Date(session.expiresAt), context.appUrl);

/** The header that signs this browser out. */
export const signedOut = (context: AppLoadContext): string => clearedSessionCookie(context.appUrl);

export const rememberSignUp = (context: AppLoadContext, waiting: PendingSignUp): Promise<string> =>
  pending.serialize(waiting, secure(context));

export const forgetSignUp = (): Promise<string> => pending.serialize(null, { maxAge: 0 });

/** The waiting sign-up of a request to `/potvrda`, or null. */
export async function readSignUp(request: Request): Promise<PendingSignUp | null> {
  const value = (await pending.parse(request.headers.get('Cookie'))) as Partial<PendingSignUp> | null;
  if (typeof value?.email !== 'string' || typeof value.ticket !== 'string') return null;
  return { email: value.email, ticket: value.ticket, next: typeof value.next === 'string' ? value.next : null };
}

/** Remembers the address for the page that asks for code and new password. */
export const rememberReset = (context: AppLoadContext, email: string): Promise<string> => reset.serialize(email, secure(context));

export const forgetReset = (): Promise<string> => reset.serialize(null, { maxAge: 0 });

export async function readReset(request: Request): Promise<string> {
  const value: unknown = await reset.parse(request.headers.get('Cookie'));
  return typeof value === 'string' ? value : '';
}
