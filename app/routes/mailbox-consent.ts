import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { consentErrorKey } from '#app/features/mailbox/consent-error.ts';
import { fromApi, tryApi } from '#app/lib/errors.ts';
import { redirectWithFlash } from '#app/lib/flash.server.ts';
import { inCompany, paths } from '#app/lib/paths.ts';
import { CompleteConsentInput } from '#server/contracts/mailbox.ts';

/** Takes the provider's answer to the company that asked; the state names it before its first dot. */
export async function loader(args: LoaderFunctionArgs) {
  const { searchParams } = new URL(args.request.url);
  const answer = CompleteConsentInput.safeParse({
    vendor: args.params['vendor'],
    state: searchParams.get('state'),
    code: searchParams.get('code'),
    error: searchParams.get('error'),
  });
  if (!answer.success) return redirect(paths.home);
  const slug = answer.data.state.split('.')[0] ?? '';
  const api = await fromApi(args, () => args.context.companyApi(slug));
  const done = await tryApi(args, () => api.mailbox.completeConsent(answer.data));
  const list = inCompany(slug, 'pretinac');
  // How it goes on stands on the page itself, which may find the mailbox connected already.
  if (done.ok) return redirectWithFlash(list, { tone: 'ok', key: 'mailbox.consentTakenFlash' });
  const { code } = done.failure.body;
  return redirectWithFlash(list, { tone: code === 'MAILBOX_CONSENT_DENIED' ? 'info' : 'err', key: consentErrorKey(code) });
}
