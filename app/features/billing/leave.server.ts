import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import type { CompanyApiCaller } from '#app/lib/api-types.ts';
import { fromApi, tryApi } from '#app/lib/errors.ts';
import { type Flash, redirectWithFlash } from '#app/lib/flash.server.ts';
import { inCompany } from '#app/lib/paths.ts';
import { billingErrorKey } from '#app/features/billing/billing-error.ts';

/**
 * Sends the browser to a page of the payment provider, or back to the subscription with the reason why not. Reached by a link and
 * not a form: browsers check where a form leads in the end, and ours may lead nowhere else.
 */
export async function leaveFor(
  args: LoaderFunctionArgs,
  open: (billing: CompanyApiCaller['billing']) => Promise<{ readonly url: string }>,
): Promise<Response> {
  const slug = args.params['company'] ?? '';
  const { billing } = await fromApi(args, () => args.context.companyApi(slug));
  const opened = await tryApi(args, () => open(billing));
  if (opened.ok) return redirect(opened.value.url);
  const flash: Flash = { tone: 'err', key: billingErrorKey(opened.failure.body.code) };
  return redirectWithFlash(inCompany(slug, 'postavke/pretplata'), flash);
}
