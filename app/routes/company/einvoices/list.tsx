import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { Form, useLoaderData, useNavigation, useParams } from '@remix-run/react';
import { FileCheck2, Inbox, Plus, RefreshCw, SearchX, Send, Settings } from 'lucide-react';
import { FormErrors } from '#app/components/forms/form-errors.tsx';
import { PageHeader } from '#app/components/layout/page-header.tsx';
import { Banner } from '#app/components/ui/banner.tsx';
import { Button, ButtonLink } from '#app/components/ui/button.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { EInvoiceTabs } from '#app/features/einvoice/einvoice-tabs.tsx';
import { EInvoiceFilters } from '#app/features/einvoice/list-filters.tsx';
import { ReceivedTable, SentTable } from '#app/features/einvoice/tables.tsx';
import { useRights } from '#app/features/invoice-document/use-rights.ts';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { fromApi, tryApi } from '#app/lib/errors.ts';
import { redirectWithFlash } from '#app/lib/flash.server.ts';
import { inCompany } from '#app/lib/paths.ts';
import { useReply } from '#app/lib/use-reply.ts';
import { ListIncomingInput, ListOutgoingInput } from '#server/contracts/einvoice.ts';
import { INTERMEDIARY_NAMES } from '#server/domain/einvoice/intermediaries.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'einvoice.title');

export async function loader(args: LoaderFunctionArgs) {
  const query = new URL(args.request.url).searchParams;
  const isInbox = query.get('smjer') === 'primljeni';
  const asked = { search: (query.get('q') ?? '').trim().slice(0, 200), ...cursorOf(query) };
  const incoming = ListIncomingInput.shape.view.safeParse(query.get('prikaz') ?? undefined).data ?? 'all';
  const outgoing = ListOutgoingInput.shape.view.safeParse(query.get('prikaz') ?? undefined).data ?? 'all';
  const api = await fromApi(args, () => args.context.companyApi(args.params['company'] ?? ''));
  const { account } = await fromApi(args, () => api.einvoice.settings());
  const sent = isInbox ? null : await fromApi(args, () => api.einvoice.outgoing({ ...asked, view: outgoing }));
  const received = isInbox ? await fromApi(args, () => api.einvoice.incoming({ ...asked, view: incoming })) : null;
  return { account, sent, received, view: isInbox ? incoming : outgoing, search: asked.search };
}

const cursorOf = (query: URLSearchParams): { readonly cursor?: string } => {
  const cursor = query.get('od');
  return cursor === null ? {} : { cursor };
};

/** Fetches what is new. */
export async function action(args: ActionFunctionArgs) {
  const slug = args.params['company'] ?? '';
  const api = await fromApi(args, () => args.context.companyApi(slug));
  const outcome = await tryApi(args, () => api.einvoice.receiveNow());
  if (!outcome.ok) return data({ error: outcome.failure.body }, { status: outcome.failure.status });
  const { fresh, finished } = outcome.value;
  const received = inCompany(slug, 'eracuni?smjer=primljeni');
  if (!finished) return redirectWithFlash(received, { tone: 'info', key: 'einvoice.receivesLaterFlash' });
  return redirectWithFlash(received, {
    tone: fresh > 0 ? 'ok' : 'info',
    key: 'einvoice.receivedFlash',
    params: { count: fresh },
  });
}

export default function EInvoices() {
  const t = useT();
  const { company = '' } = useParams();
  const { account, sent, received, view, search } = useLoaderData<typeof loader>();
  const reply = useReply<typeof action>();
  const fetching = useNavigation().formMethod === 'POST';
  const { mayWrite, mayBook } = useRights();
  const base = inCompany(company);
  const here = `${base}/eracuni`;
  const inboxHere = `${here}?smjer=primljeni`;
  const list = sent ?? received;
  const isNarrowed = view !== 'all' || search !== '';
  const hasInbox = account?.abilities?.inbound === true;
  return (
    <>
      <PageHeader
        wide
        title={t('einvoice.title')}
        actions={
          <>
            <ButtonLink to="/provjera-eracuna" icon={FileCheck2}>
              {t('einvoice.check.link')}
            </ButtonLink>
            <ButtonLink to={`${base}/postavke/eracun`} icon={Settings}>
              {t('nav.settings')}
            </ButtonLink>
            {received !== null && hasInbox && mayBook ? (
              <Form method="post" action={inboxHere}>
                <Button type="submit" variant="primary" icon={RefreshCw} pending={fetching}>
                  {t('einvoice.receiveNow')}
                </Button>
              </Form>
            ) : null}
          </>
        }
      />
      <p className="-mt-3 max-w-[720px] text-sm text-muted">{t('einvoice.intro')}</p>
      <EInvoiceTabs base={base} current={sent === null ? 'received' : 'sent'} />
      <FormErrors error={reply?.error} />
      {account === null ? (
        <Banner
          title={t('einvoice.setUp.title')}
          action={
            <ButtonLink small variant="primary" to={`${base}/postavke/eracun`}>
              {t('einvoice.setUp.action')}
            </ButtonLink>
          }
        >
          {t('einvoice.setUp.detail')}
        </Banner>
      ) : account.failure !== null ? (
        <Banner tone="warn" title={t('einvoice.failure.title')}>
          {t(`einvoice.failure.${account.failure}`)}
        </Banner>
      ) : received !== null && !hasInbox ? (
        <Banner title={t('einvoice.noInbox.title', { name: INTERMEDIARY_NAMES[account.intermediary] })}>
          {t('einvoice.noInbox.detail')}
        </Banner>
      ) : null}
      {isNarrowed || (list?.items.length ?? 0) > 0 ? (
        <EInvoiceFilters isInbox={sent === null} view={view} search={search} />
      ) : null}
      {sent !== null && sent.items.length > 0 ? <SentTable items={sent.items} base={base} /> : null}
      {received !== null && received.items.length > 0 ? <ReceivedTable items={received.items} base={base} /> : null}
      {list !== null && list.items.length === 0 && isNarrowed ? (
        <EmptyState
          icon={SearchX}
          title={t('einvoiceLife.empty.found')}
          action={<ButtonLink to={sent === null ? inboxHere : here}>{t('einvoiceLife.empty.widen')}</ButtonLink>}
        >
          {t('einvoiceLife.empty.foundDetail')}
        </EmptyState>
      ) : list !== null && list.items.length === 0 ? (
        <EmptyState
          icon={sent === null ? Inbox : Send}
          title={t(sent === null ? 'einvoice.empty.received' : 'einvoice.empty.sent')}
          action={
            sent !== null && account !== null && mayWrite ? (
              <ButtonLink icon={Plus} to={`${base}/racuni/novi`}>
                {t('dashboard.steps.invoice.action')}
              </ButtonLink>
            ) : undefined
          }
        >
          {sent !== null
            ? t('einvoice.empty.sentDetail')
            : hasInbox
              ? t('einvoice.empty.receivedDetail')
              : t('einvoice.empty.noInboxDetail')}
        </EmptyState>
      ) : null}
      {list?.nextCursor ? (
        <div>
          <ButtonLink to={`${here}?${moreQuery({ isInbox: sent === null, view, search, cursor: list.nextCursor })}`}>
            {t('einvoice.more')}
          </ButtonLink>
        </div>
      ) : null}
    </>
  );
}

/** The same list from a place on. */
function moreQuery(of: { isInbox: boolean; view: string; search: string; cursor: string }): string {
  const query = new URLSearchParams(of.isInbox ? { smjer: 'primljeni' } : {});
  if (of.view !== 'all') query.set('prikaz', of.view);
  if (of.search !== '') query.set('q', of.search);
  query.set('od', of.cursor);
  return query.toString();
}
