import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs } from '@remix-run/node';
import { isLocale } from '#app/i18n/catalog.ts';
import { fromApi } from '#app/lib/errors.ts';
import { paths, safeNext } from '#app/lib/paths.ts';
import { isTheme, readPreferences, rememberPreferences } from '#app/lib/preferences.server.ts';

/** Changes theme or language: form fields `theme`, `locale` and `next` (the page to return to). */
export async function action(args: ActionFunctionArgs) {
  const { request, context } = args;
  const form = await request.formData();
  const theme = form.get('theme');
  const locale = form.get('locale');
  const chosen = { ...(isTheme(theme) ? { theme } : {}), ...(isLocale(locale) ? { locale } : {}) };
  if (context.session) await fromApi(args, () => context.api.identity.savePreferences(chosen));
  const preferences = { ...(await readPreferences(request, context)), ...chosen };
  const next = form.get('next');
  return redirect(safeNext(typeof next === 'string' ? next : null), {
    status: 303,
    headers: { 'Set-Cookie': await rememberPreferences(preferences) },
  });
}

export const loader = () => redirect(paths.home);
