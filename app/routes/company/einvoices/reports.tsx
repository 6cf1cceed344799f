import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { Form, useLoaderData, useNavigation, useParams, useSearchParams } from '@remix-run/react';
import { CheckCheck, Landmark, Send } from 'lucide-react';
import { FormErrors } from '#app/components/forms/form-errors.tsx';
import { PageHeader } from '#app/components/layout/page-header.tsx';
import { Banner } from '#app/components/ui/banner.tsx';
import { Button, ButtonLink } from '#app/components/ui/button.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { Tabs } from '#app/components/ui/tabs.tsx';
import { EInvoiceTabs } from '#app/features/einvoice/einvoice-tabs.tsx';
import { MethodForm } from '#app/features/einvoice/method-form.tsx';
import { ReportTable } from '#app/features/einvoice/report-table.tsx';
import { useMayBook } from '#app/features/settings/use-company-role.ts';
import { formatDate, formatMoney } from '#app/i18n/format.ts';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import type { CompanyApiCaller } from '#app/lib/api-types.ts';
import { fromApi, tryApi } from '#app/lib/errors.ts';
import { type Flash, redirectWithFlash } from '#app/lib/flash.server.ts';
import { inCompany } from '#app/lib/paths.ts';
import { useReply } from '#app/lib/use-reply.ts';
import { SetReportMethodInput } from '#server/contracts/einvoice-reports.ts';
import { INTERMEDIARY_NAMES } from '#server/domain/einvoice/intermediaries.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'einvoiceReports.title');

export async function loader(args: LoaderFunctionArgs) {
  const query = new URL(args.request.url).searchParams;
  const view = query.get('prikaz') === 'prijavljeno' ? ('done' as const) : ('due' as const);
  const cursor = query.get('od') ?? undefined;
  const api = await fromApi(args, () => args.context.companyApi(args.params['company'] ?? ''));
  const [reports, { account }] = await fromApi(args, () =>
    Promise.all([api.einvoice.reports({ view, ...(cursor === undefined ? {} : { cursor }) }), api.einvoice.settings()]),
  );
  return { view, reports, intermediary: account?.intermediary ?? null };
}

/** `now` (one or several ids), `hold`, `release`, `method`, `resolve-yes`, `resolve-no`. */
export async function action(args: ActionFunctionArgs) {
  const slug = args.params['company'] ?? '';
  const api = await fromApi(args, () => args.context.companyApi(slug));
  const form = await args.request.formData();
  const outcome = await tryApi(args, () => done(api, form));
  if (!outcome.ok) return data({ error: outcome.failure.body }, { status: outcome.failure.status });
  return redirectWithFlash(inCompany(slug, 'eracuni/prijave'), outcome.value);
}

async function done(api: CompanyApiCaller, form: FormData): Promise<Flash> {
  const ids = form.getAll('id').map(String);
  const id = ids[0] ?? '';
  switch (form.get('intent')) {
    case 'hold':
      await api.einvoice.holdReport({ id, held: true });
      return { tone: 'ok', key: 'einvoiceReports.flash.held' };
    case 'release':
      await api.einvoice.holdReport({ id, held: false });
      return { tone: 'ok', key: 'einvoiceReports.flash.released' };
    case 'method': {
      const chosen = SetReportMethodInput.shape.method.safeParse(form.get('reportMethod'));
      await api.einvoice.setReportMethod({ id, method: chosen.data ?? 'T' });
      return { tone: 'ok', key: 'einvoiceReports.flash.method' };
    }
    case 'resolve-yes':
    case 'resolve-no':
      await api.einvoice.resolveReport({ id, wasRecorded: form.get('intent') === 'resolve-yes' });
      return { tone: 'ok', key: 'einvoiceReports.flash.resolved' };
    default: {
      const { recorded, waiting, failed } = await api.einvoice.reportNow({ ids });
      return failed > 0
        ? { tone: 'err', key: 'einvoiceReports.flash.nowFailed', params: { failed } }
        : { tone: recorded > 0 ? 'ok' : 'info', key: 'einvoiceReports.flash.now', params: { recorded, waiting } };
    }
  }
}

export default function EInvoiceReports() {
  const t = useT();
  const { company = '' } = useParams();
  const { view, reports, intermediary } = useLoaderData<typeof loader>();
  const reply = useReply<typeof action>();
  const [query] = useSearchParams();
  const reporting = useNavigation().formData?.get('intent') === 'all';
  const mayBook = useMayBook();
  const base = inCompany(company);
  const here = `${base}/eracuni/prijave`;
  const { items, due, nextCursor, canReport } = reports;
  const isDone = view === 'done';
  const ready = items.filter(({ status }) => status === 'planned');
  const changed = isDone ? undefined : items.find(({ id }) => id === query.get('nacin'));
  return (
    <>
      <PageHeader
        wide
        title={t('einvoice.title')}
        actions={
          !isDone && mayBook && canReport !== false && ready.length > 0 ? (
            <Form method="post">
              {ready.map(({ id }) => (
                <input key={id} type="hidden" name="id" value={id} />
              ))}
              <Button type="submit" name="intent" value="all" icon={Send} pending={reporting}>
                {t('einvoiceReports.nowAll')}
              </Button>
            </Form>
          ) : null
        }
      />
      <p className="-mt-3 max-w-[720px] text-sm text-muted">{t('einvoiceReports.intro')}</p>
      <EInvoiceTabs base={base} current="reports" />
      <FormErrors error={reply?.error} />
      {canReport === false && intermediary !== null ? (
        <Banner tone="warn" title={t('einvoiceReports.cannot.title', { name: INTERMEDIARY_NAMES[intermediary] })}>
          {t('einvoiceReports.cannot.detail')}
        </Banner>
      ) : null}
      {due.late > 0 ? (
        <Banner tone="err" title={t('einvoiceReports.late.title', { count: due.late })}>
          {t('einvoiceReports.late.detail')}
        </Banner>
      ) : null}
      {due.failed > 0 ? (
        <Banner tone="err" title={t('einvoiceReports.failed.title', { count: due.failed })}>
          {t('einvoiceReports.failed.detail')}
        </Banner>
      ) : null}
      {due.nextDueOn === null || due.late > 0 ? null : (
        <Banner title={t('einvoiceReports.next', { count: due.count, date: formatDate(due.nextDueOn) })}>
          {t('einvoiceReports.nextDetail', { amount: formatMoney(due.amount) })}{' '}
          {due.held > 0 ? t('einvoiceReports.held', { count: due.held }) : ''}
        </Banner>
      )}
      <Tabs
        label={t('einvoiceReports.views')}
        tabs={[
          { to: here, label: t('einvoiceReports.view.due'), count: due.count, current: !isDone },
          { to: `${here}?prikaz=prijavljeno`, label: t('einvoiceReports.view.done'), current: isDone },
        ]}
      />
      {changed === undefined ? null : <MethodForm key={changed.id} report={changed} closeHref={here} />}
      {items.length > 0 ? (
        <ReportTable items={items} base={base} done={isDone} mayBook={mayBook} />
      ) : (
        <EmptyState
          icon={isDone ? Landmark : CheckCheck}
          title={t(isDone ? 'einvoiceReports.empty.done' : 'einvoiceReports.empty.due')}
        >
          {t(isDone ? 'einvoiceReports.empty.doneDetail' : 'einvoiceReports.empty.dueDetail')}
        </EmptyState>
      )}
      {nextCursor ? (
        <div>
          <ButtonLink to={`${here}?${isDone ? 'prikaz=prijavljeno&' : ''}od=${encodeURIComponent(nextCursor)}`}>
            {t('einvoiceReports.more')}
          </ButtonLink>
        </div>
      ) : null}
    </>
  );
}
