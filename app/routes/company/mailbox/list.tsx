import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { MailSearch } from 'lucide-react';
import { FormErrors } from '#app/components/forms/form-errors.tsx';
import { PageHeader } from '#app/components/layout/page-header.tsx';
import { Banner } from '#app/components/ui/banner.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { ConsentsUnderWay } from '#app/features/consents/consents-under-way.tsx';
import { ConnectLinks } from '#app/features/mailbox/connect-links.tsx';
import { consentHref } from '#app/features/mailbox/consent-href.ts';
import { FilesCard } from '#app/features/mailbox/files-card.tsx';
import { MailboxRow } from '#app/features/mailbox/mailbox-row.tsx';
import { useMayBook, useMayManage } from '#app/features/settings/use-company-role.ts';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { fromApi, tryApi } from '#app/lib/errors.ts';
import { redirectWithFlash } from '#app/lib/flash.server.ts';
import { inCompany } from '#app/lib/paths.ts';
import { useReply } from '#app/lib/use-reply.ts';
import { ListMailFilesInput, MailboxConsentInput, MailboxInput, SetMailboxStateInput } from '#server/contracts/mailbox.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'mailbox.title');

export async function loader(args: LoaderFunctionArgs) {
  const slug = args.params['company'] ?? '';
  const { mailbox } = await fromApi(args, () => args.context.companyApi(slug));
  const from = ListMailFilesInput.safeParse({ cursor: new URL(args.request.url).searchParams.get('od') ?? undefined });
  const wish = from.success ? from.data : {};
  const [list, files] = await fromApi(args, () => Promise.all([mailbox.list(), mailbox.files(wish)]));
  return {
    list,
    files,
    isFirst: wish.cursor === undefined,
    path: inCompany(slug, 'pretinac'),
    documents: inCompany(slug, 'dokumenti'),
  };
}

export async function action(args: ActionFunctionArgs) {
  const slug = args.params['company'] ?? '';
  const { mailbox } = await fromApi(args, () => args.context.companyApi(slug));
  const body = await args.request.formData();
  const here = inCompany(slug, 'pretinac');
  if (body.get('intent') === 'read') {
    const { id } = MailboxInput.parse({ id: body.get('id') });
    const read = await tryApi(args, () => mailbox.readNow({ id }));
    if (!read.ok) {
      const { status, body: error } = read.failure;
      // What the provider said stands at the mailbox itself.
      if (status === 422 || status === 503) return redirectWithFlash(here, { tone: 'warn', key: 'mailbox.readFailedFlash' });
      return data({ error }, { status });
    }
    const { taken, finished } = read.value;
    const key = finished ? ('mailbox.readFlash' as const) : ('mailbox.readMoreFlash' as const);
    return redirectWithFlash(here, { tone: 'ok', key, params: { taken } });
  }
  if (body.get('intent') === 'dismiss') {
    const gone = await tryApi(args, () => mailbox.dismissConsent(MailboxConsentInput.parse({ id: body.get('id') })));
    // Somebody else was faster.
    if (gone.ok || gone.failure.status === 404) return redirect(here);
    return data({ error: gone.failure.body }, { status: gone.failure.status });
  }
  const input = SetMailboxStateInput.parse({ id: body.get('id'), state: body.get('state') });
  const set = await tryApi(args, () => mailbox.setState(input));
  if (!set.ok) return data({ error: set.failure.body }, { status: set.failure.status });
  return redirectWithFlash(here, { tone: 'ok', key: input.state === 'paused' ? 'mailbox.pausedFlash' : 'mailbox.resumedFlash' });
}

/** Mailboxes that are connected, what they do, and what came out of them. */
export default function Mailboxes() {
  const t = useT();
  const mayManage = useMayManage();
  const mayBook = useMayBook();
  const { list, files, isFirst, path, documents } = useLoaderData<typeof loader>();
  const reply = useReply<typeof action>();
  const { mailboxes, consents, vendors, storageOn } = list;
  const awaitsRules = mailboxes.some(({ state }) => state === 'new');
  return (
    <>
      <PageHeader title={t('mailbox.title')} />
      <p className="-mt-3 max-w-[720px] text-sm text-muted">{t('mailbox.intro')}</p>
      <FormErrors error={reply?.error} />
      {storageOn ? null : (
        <Banner tone="warn" title={t('mailbox.storageOff.title')}>
          {t('mailbox.storageOff.detail')}
        </Banner>
      )}
      {vendors.length === 0 ? (
        <Banner
          tone="warn"
          title={t('mailbox.off.title')}
          action={
            <ButtonLink small to={documents}>
              {t('mailbox.off.action')}
            </ButtonLink>
          }
        >
          {t('mailbox.off.detail')}
        </Banner>
      ) : null}
      <ConsentsUnderWay
        consents={consents.map(({ id, vendor, address, failure, again }) => ({
          id,
          name: address ?? t(`mailbox.vendor.${vendor}`),
          failure: failure === null ? null : t(`mailbox.consentFailed.${failure}`),
          again: consentHref(path, again),
        }))}
        path={path}
        mayManage={mayManage}
        detail={t('mailbox.consentUnderWay.detail')}
        connected={(name) => t(awaitsRules ? 'mailbox.connectedRules' : 'mailbox.connected', { name })}
      />
      {mailboxes.length > 0 ? (
        <Card title={t('mailbox.boxes')} ruled flush>
          <ul>
            {mailboxes.map((mailbox) => (
              <MailboxRow key={mailbox.id} mailbox={mailbox} path={path} mayBook={mayBook} mayManage={mayManage} />
            ))}
          </ul>
        </Card>
      ) : vendors.length > 0 && consents.every(({ failure }) => failure !== null) ? (
        <EmptyState
          icon={MailSearch}
          title={t('mailbox.empty.title')}
          action={mayManage ? <ConnectLinks vendors={vendors} path={path} primary /> : undefined}
        >
          {t(mayManage ? 'mailbox.empty.detail' : 'mailbox.empty.cannot')}
        </EmptyState>
      ) : null}
      {mayManage && mailboxes.length > 0 && vendors.length > 0 ? (
        <Card title={t('mailbox.connect.heading')}>
          <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
            <p className="min-w-0 flex-1 basis-72 text-sm text-muted">{t('mailbox.connect.detail')}</p>
            <div className="flex flex-wrap gap-2">
              <ConnectLinks vendors={vendors} path={path} />
            </div>
          </div>
        </Card>
      ) : null}
      {mailboxes.length > 0 || files.items.length > 0 ? (
        <FilesCard page={files} path={path} documentsPath={documents} isFirst={isFirst} />
      ) : null}
    </>
  );
}
