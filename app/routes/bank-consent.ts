import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { bankConsentErrorKey } from '#app/features/bank/consent-error.ts';
import { fromApi, tryApi } from '#app/lib/errors.ts';
import { redirectWithFlash } from '#app/lib/flash.server.ts';
import { inCompany, paths } from '#app/lib/paths.ts';
import { CompleteBankConsentInput } from '#server/contracts/banking.ts';

/** Takes the bank's answer to the company that asked; the state names it before its first dot. Vendors spell it in two ways. */
export async function loader(args: LoaderFunctionArgs) {
  const { searchParams } = new URL(args.request.url);
  const answer = CompleteBankConsentInput.safeParse({
    state: searchParams.get('state') ?? searchParams.get('ref'),
    code: searchParams.get('code'),
    error: searchParams.get('error'),
  });
  if (!answer.success) return redirect(paths.home);
  const slug = answer.data.state.split('.')[0] ?? '';
  const { banking } = await fromApi(args, () => args.context.companyApi(slug));
  const done = await tryApi(args, () => banking.completeConsent(answer.data));
  const list = inCompany(slug, 'banka');
  // How it goes on stands on the page itself, which may find the bank connected already.
  if (done.ok)
    return redirectWithFlash(list, { tone: 'ok', key: 'bank.consentTakenFlash', params: { bank: done.value.institution } });
  const { code } = done.failure.body;
  return redirectWithFlash(list, { tone: code === 'BANK_CONSENT_DENIED' ? 'info' : 'err', key: bankConsentErrorKey(code) });
}
