import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { fromApi, tryApi } from '#app/lib/errors.ts';
import { redirectWithFlash } from '#app/lib/flash.server.ts';
import { consentErrorKey } from '#app/features/mailbox/consent-error.ts';
import { inCompany } from '#app/lib/paths.ts';
import { BeginConsentInput } from '#server/contracts/mailbox.ts';

/**
 * Sends the browser to the mail provider. A link and not a form: browsers check where a form leads in the end, and ours may lead
 * nowhere else. Whoever is lured here only sees the provider's own question.
 */
export async function loader(args: LoaderFunctionArgs) {
  const slug = args.params['company'] ?? '';
  const api = await fromApi(args, () => args.context.companyApi(slug));
  const mailboxId = new URL(args.request.url).searchParams.get('sanducic') ?? undefined;
  const wish = BeginConsentInput.safeParse({ vendor: args.params['vendor'], mailboxId });
  if (!wish.success) return redirect(inCompany(slug, 'pretinac'));
  const begun = await tryApi(args, () => api.mailbox.beginConsent(wish.data));
  if (begun.ok) return redirect(begun.value.url);
  return redirectWithFlash(inCompany(slug, 'pretinac'), { tone: 'err', key: consentErrorKey(begun.failure.body.code) });
}
