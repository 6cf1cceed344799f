import { type ActionFunctionArgs, redirect } from '@remix-run/node';

import { safeNext } from '#app/lib/paths.ts';
import { consentCookie } from '#app/lib/usage-consent.ts';

/** Takes the answer about counting and goes back to where it was given. */
export async function action({ request, context }: ActionFunctionArgs) {
  const body = await request.formData();
  const consent = body.get('consent') === 'yes' ? 'yes' : 'no';
  const secure = context.appUrl.startsWith('https:');
  return redirect(safeNext(String(body.get('next') ?? '/')), { headers: { 'Set-Cookie': consentCookie(consent, secure) } });
}
