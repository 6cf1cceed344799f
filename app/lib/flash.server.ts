import { createCookie, redirect } from '@remix-run/node';
import type { MessageKey, MessageParams } from '#app/i18n/t.ts';

/** A sentence that the next page shows once. `undo` posts `intent=undo` with `token` to `action`. */
export interface Flash {
  readonly tone: 'ok' | 'info' | 'warn' | 'err';
  readonly key: MessageKey;
  readonly params?: MessageParams | undefined;
  readonly undo?: { readonly action: string; readonly token: string } | undefined;
}

const cookie = createCookie('flash', { path: '/', httpOnly: true, sameSite: 'lax', maxAge: 60 });

/** Redirects (303 after a POST) and lets the next page say something: `redirectWithFlash('/x', { tone: 'ok', key: 'common.saved' })`. */
export async function redirectWithFlash(to: string, flash: Flash, headers: HeadersInit = {}): Promise<Response> {
  const all = new Headers(headers);
  all.append('Set-Cookie', await cookie.serialize(flash));
  return redirect(to, { status: 303, headers: all });
}

/** The waiting sentence of a request with the header that forgets it. */
export async function takeFlash(request: Request): Promise<{ flash: Flash | null; forget: string | null }> {
  const flash = (await cookie.parse(request.headers.get('Cookie'))) as Flash | null;
  if (!flash || typeof flash.key !== 'string') return { flash: null, forget: null };
  return { flash, forget: await cookie.serialize(null, { maxAge: 0 }) };
}
