import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Landmark, Plus } from 'lucide-react';
import { FormErrors } from '#app/components/forms/form-errors.tsx';
import { PageHeader } from '#app/components/layout/page-header.tsx';
import { Banner } from '#app/components/ui/banner.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { ConnectionCard } from '#app/features/bank/connection-card.tsx';
import { consentHref } from '#app/features/bank/consent-href.ts';
import { readTransactionParams } from '#app/features/bank/transaction-params.ts';
import { Transactions } from '#app/features/bank/transactions-card.tsx';
import { ConsentsUnderWay } from '#app/features/consents/consents-under-way.tsx';
import { useMayBook, useMayManage } from '#app/features/settings/use-company-role.ts';
import { zagrebDate } from '#app/i18n/format.ts';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { fromApi, tryApi } from '#app/lib/errors.ts';
import { redirectWithFlash } from '#app/lib/flash.server.ts';
import { inCompany } from '#app/lib/paths.ts';
import { useReply } from '#app/lib/use-reply.ts';
import { BankAccountInput } from '#server/contracts/banking.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'bank.title');

export async function loader(args: LoaderFunctionArgs) {
  const slug = args.params['company'] ?? '';
  const { banking } = await fromApi(args, () => args.context.companyApi(slug));
  const params = readTransactionParams(new URL(args.request.url).searchParams);
  const cursor = params.trail.at(-1);
  const wish = {
    search: params.search,
    ...(params.account ? { accountId: params.account } : {}),
    ...(params.month ? { month: params.month } : {}),
    ...(params.direction ? { direction: params.direction } : {}),
    ...(cursor ? { cursor } : {}),
  };
  const [overview, page] = await fromApi(args, () => Promise.all([banking.overview(), banking.transactions(wish)]));
  return { overview, page, params, path: inCompany(slug, 'banka'), today: zagrebDate(args.context.now()) };
}

/** Reads one account now, or takes away the word of a consent that failed. */
export async function action(args: ActionFunctionArgs) {
  const slug = args.params['company'] ?? '';
  const { banking } = await fromApi(args, () => args.context.companyApi(slug));
  const body = await args.request.formData();
  const input = BankAccountInput.parse({ id: body.get('id') });
  const here = inCompany(slug, 'banka');
  if (body.get('intent') === 'dismiss') {
    const gone = await tryApi(args, () => banking.dismissConsent(input));
    // Somebody else was faster.
    if (gone.ok || gone.failure.status === 404) return redirect(here);
    return data({ error: gone.failure.body }, { status: gone.failure.status });
  }
  const read = await tryApi(args, () => banking.syncNow(input));
  if (read.ok) {
    const { added, finished } = read.value;
    return finished
      ? redirectWithFlash(here, { tone: 'ok', key: 'bank.syncFlash', params: { added } })
      : redirectWithFlash(here, { tone: 'info', key: 'bank.syncLaterFlash' });
  }
  const { status, body: error } = read.failure;
  // What the bank said stands at the account itself.
  if (status === 422 || status === 503) return redirectWithFlash(here, { tone: 'warn', key: 'bank.syncFailedFlash' });
  return data({ error }, { status });
}

/** Banks that are connected, their accounts, and what was booked on them. */
export default function Bank() {
  const t = useT();
  const mayBook = useMayBook();
  const mayManage = useMayManage();
  const { overview, page, params, path, today } = useLoaderData<typeof loader>();
  const reply = useReply<typeof action>();
  const { connections, consents, on } = overview;
  const connect =
    mayManage && on ? (
      <ButtonLink to={`${path}/povezi`} variant="primary" icon={Plus}>
        {t('bank.connect')}
      </ButtonLink>
    ) : undefined;
  return (
    <>
      <PageHeader title={t('bank.title')} actions={connections.length > 0 ? connect : undefined} />
      <p className="-mt-3 max-w-[720px] text-sm text-muted">{t('bank.intro')}</p>
      <FormErrors error={reply?.error} />
      {on ? null : (
        <Banner tone="warn" title={t('bank.off')}>
          {t('errors.BANK_DATA_OFF')}
        </Banner>
      )}
      <ConsentsUnderWay
        consents={consents.map(({ id, institution: name, failure, again }) => ({
          id,
          name,
          failure: failure === null ? null : t(`bank.consentFailed.${failure}`),
          again: consentHref(path, again),
        }))}
        path={path}
        mayManage={mayManage && on}
        detail={t('bank.consentUnderWay.detail')}
        connected={(bank) => t('bank.connected', { bank })}
      />
      {connections.length === 0 && on && consents.every(({ failure }) => failure !== null) ? (
        <EmptyState icon={Landmark} title={t('bank.empty')} action={connect}>
          {t(mayManage ? 'bank.empty.detail' : 'bank.empty.cannot')}
        </EmptyState>
      ) : null}
      {connections.map((connection) => (
        <ConnectionCard key={connection.id} connection={connection} path={path} mayBook={mayBook} mayManage={mayManage && on} />
      ))}
      {connections.length > 0 ? (
        <Transactions page={page} params={params} connections={connections} path={path} today={today} />
      ) : null}
    </>
  );
}
