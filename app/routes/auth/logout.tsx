import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs } from '@remix-run/node';
import { fromApi } from '#app/lib/errors.ts';
import { redirectWithFlash } from '#app/lib/flash.server.ts';
import { paths } from '#app/lib/paths.ts';
import { signedOut } from '#app/lib/session-cookie.server.ts';

/** Ends the session here and on the server; only by POST, so that no link can do it. */
export async function action(args: ActionFunctionArgs) {
  const { context } = args;
  await fromApi(args, () => context.api.identity.logout());
  return redirectWithFlash(paths.signIn, { tone: 'info', key: 'auth.signedOut' }, { 'Set-Cookie': signedOut(context) });
}

export const loader = () => redirect(paths.home);
