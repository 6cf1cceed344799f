import { createCookie } from '@remix-run/node';
import type { AppLoadContext } from '@remix-run/node';
import { isLocale, type Locale } from '#app/i18n/catalog.ts';
import { THEMES, type Theme } from '#app/lib/load-context.ts';

export interface Preferences {
  readonly locale: Locale;
  readonly theme: Theme;
}

const YEAR = 31_536_000;
const cookie = createCookie('ui', { path: '/', httpOnly: true, sameSite: 'lax', maxAge: YEAR });

export const isTheme = (value: unknown): value is Theme => THEMES.some((theme) => theme === value);

/**
 * Language and theme of a request. A session's own come first, so that they follow a person from one device to another;
 * the cookie serves pages before signing in. Croatian and the system's theme otherwise.
 */
export async function readPreferences(request: Request, context: AppLoadContext): Promise<Preferences> {
  if (context.session) return { locale: context.session.locale, theme: context.session.theme };
  const stored = (await cookie.parse(request.headers.get('Cookie'))) as Partial<Preferences> | null;
  return {
    locale: isLocale(stored?.locale) ? stored.locale : 'hr',
    theme: isTheme(stored?.theme) ? stored.theme : 'system',
  };
}

/** The header that remembers a choice on this device. */
export const rememberPreferences = (preferences: Preferences): Promise<string> => cookie.serialize(preferences);
