import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { bankConsentErrorKey } from '#app/features/bank/consent-error.ts';
import { fromApi, tryApi } from '#app/lib/errors.ts';
import { redirectWithFlash } from '#app/lib/flash.server.ts';
import { inCompany } from '#app/lib/paths.ts';
import { BeginBankConsentInput } from '#server/contracts/banking.ts';

/**
 * Sends the browser to the bank. A link and not a form: browsers check where a form leads in the end, and ours may lead nowhere
 * else. Whoever is lured here only sees the bank's own question.
 */
export async function loader(args: LoaderFunctionArgs) {
  const slug = args.params['company'] ?? '';
  const { searchParams } = new URL(args.request.url);
  const { banking } = await fromApi(args, () => args.context.companyApi(slug));
  const connectionId = searchParams.get('veza');
  const wish = BeginBankConsentInput.safeParse(
    connectionId === null
      ? { vendor: searchParams.get('put'), institutionId: searchParams.get('banka'), country: searchParams.get('drzava') }
      : { connectionId },
  );
  if (!wish.success) return redirect(inCompany(slug, 'banka/povezi'));
  const begun = await tryApi(args, () => banking.beginConsent(wish.data));
  if (begun.ok) return redirect(begun.value.url);
  return redirectWithFlash(inCompany(slug, 'banka'), { tone: 'err', key: bankConsentErrorKey(begun.failure.body.code) });
}
