import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Store } from 'lucide-react';
import { PageHeader } from '#app/components/layout/page-header.tsx';
import { Banner } from '#app/components/ui/banner.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { DescriptionList } from '#app/components/ui/description-list.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { Tabs } from '#app/components/ui/tabs.tsx';
import { CashTabs } from '#app/features/cash/cash-tabs.tsx';
import { CloseShiftForm } from '#app/features/cash/close-shift-form.tsx';
import { countedPieces, fillCounted } from '#app/features/cash/counted-pieces.ts';
import { OpenShiftForm } from '#app/features/cash/open-shift-form.tsx';
import { OverMaximum } from '#app/features/cash/over-maximum.tsx';
import { PrintSlip } from '#app/features/cash/print-slip.tsx';
import { RemovalsCard } from '#app/features/cash/removals-card.tsx';
import { ReportSlip } from '#app/features/cash/report-slip.tsx';
import { SlipForm } from '#app/features/cash/slip-form.tsx';
import { formatInstant, formatMoney } from '#app/i18n/format.ts';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { fromApi, tryApi } from '#app/lib/errors.ts';
import { redirectWithFlash } from '#app/lib/flash.server.ts';
import { parseForm, replyFailure, replyInvalid } from '#app/lib/form.ts';
import { inCompany } from '#app/lib/paths.ts';
import { CloseShiftInput, OpenShiftInput, RecordCashInput } from '#server/contracts/cash.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'cash.shift');

const PATH = 'blagajna/smjena';

/** The drawer of the till in `?uredaj=`, else of the first. */
export async function loader(args: LoaderFunctionArgs) {
  const slug = args.params['company'] ?? '';
  const deviceId = new URL(args.request.url).searchParams.get('uredaj');
  const { shift, company } = await fromApi(args, async () => {
    const { cash, companies } = await args.context.companyApi(slug);
    return { shift: await cash.shift(deviceId === null ? {} : { deviceId }), company: await companies.get() };
  });
  return { slug, shift, seller: { name: company.name, oib: company.oib } };
}

export async function action(args: ActionFunctionArgs) {
  const slug = args.params['company'] ?? '';
  const { cash } = await fromApi(args, () => args.context.companyApi(slug));
  const body = await args.request.formData();
  const pieces = countedPieces(body);
  fillCounted(body, pieces);
  const here = `${inCompany(slug, PATH)}?uredaj=${encodeURIComponent(String(body.get('deviceId') ?? ''))}`;
  if (body.get('formId') === 'close') {
    const submission = parseForm(body, CloseShiftInput.omit({ pieces: true }), { numbers: ['counted', 'left'] });
    if (submission.status !== 'success') return replyInvalid(submission);
    const outcome = await tryApi(args, () => cash.closeShift({ ...submission.value, pieces }));
    if (!outcome.ok) return replyFailure(submission, outcome.failure);
    const { id, number } = outcome.value;
    return redirectWithFlash(inCompany(slug, `blagajna/izvjestaji/${id}`), {
      tone: 'ok',
      key: 'cash.closed',
      params: { number },
    });
  }
  if (body.get('formId') === 'slip') {
    const submission = parseForm(body, RecordCashInput, { numbers: ['amount'] });
    if (submission.status !== 'success') return replyInvalid(submission);
    const outcome = await tryApi(args, () => cash.record(submission.value));
    if (!outcome.ok) return replyFailure(submission, outcome.failure);
    return redirectWithFlash(here, { tone: 'ok', key: 'cash.recorded' });
  }
  const submission = parseForm(body, OpenShiftInput, { numbers: ['counted'] });
  if (submission.status !== 'success') return replyInvalid(submission);
  const outcome = await tryApi(args, () => cash.openShift(submission.value));
  if (!outcome.ok) return replyFailure(submission, outcome.failure);
  return redirectWithFlash(here, { tone: 'ok', key: 'cash.opened', params: { number: outcome.value.number } });
}

/** A till's drawer: opening it, what is in it, what goes in and out, and closing it by a count. */
export default function ShiftPage() {
  const t = useT();
  const { slug, shift, seller } = useLoaderData<typeof loader>();
  const { devices, device, operator, open, state, lastLeft, lastReport } = shift;
  if (device === null || state === null)
    return (
      <>
        <PageHeader title={t('cash.shift')} />
        <CashTabs company={slug} current={PATH} />
        <EmptyState
          icon={Store}
          title={t('till.noDevice')}
          action={
            <ButtonLink to={inCompany(slug, 'postavke/prostori')} variant="primary">
              {t('till.openPremises')}
            </ButtonLink>
          }
        >
          {t('till.noDeviceDetail')}
        </EmptyState>
      </>
    );
  const till = `${inCompany(slug, 'blagajna')}?uredaj=${device.id}`;
  return (
    <>
      <div className="contents print:hidden">
        <PageHeader
          title={open === null ? t('cash.shift') : t('cash.shiftNumber', { number: open.number })}
          note={
            open === null ? t('cash.isClosed') : t('cash.openSince', { at: formatInstant(open.openedAt), name: open.openedBy })
          }
          actions={
            <>
              {open === null ? null : <PrintSlip />}
              <ButtonLink to={till} icon={Store}>
                {t('cash.toTill')}
              </ButtonLink>
            </>
          }
        />
        <CashTabs company={slug} current={PATH} />
        {devices.length > 1 ? (
          <Tabs
            label={t('till.device')}
            tabs={devices.map(({ id, code, premisesName }) => ({
              to: `${inCompany(slug, PATH)}?uredaj=${id}`,
              label: `${premisesName} · ${code}`,
              current: id === device.id,
            }))}
          />
        ) : null}
        <OverMaximum state={state} />
        {operator === null ? (
          <Banner
            title={t('cash.signOn')}
            action={
              <ButtonLink to={till} small>
                {t('cash.toTill')}
              </ButtonLink>
            }
          />
        ) : null}
      </div>
      <div className="grid items-start gap-5 lg:grid-cols-2 print:block">
        <div className="flex min-w-0 flex-col gap-5 print:hidden">
          {operator === null ? null : open === null ? (
            <Card title={t('cash.openTitle')}>
              <OpenShiftForm key={device.id} deviceId={device.id} lastLeft={lastLeft} safe={state.safe} />
            </Card>
          ) : (
            <Card title={t('cash.closeTitle')}>
              <CloseShiftForm key={open.id} deviceId={device.id} shiftId={open.id} expected={open.report.cash.expected} />
            </Card>
          )}
          <Card title={t('cash.state', { premises: state.premisesName })}>
            <DescriptionList
              items={[
                ...state.drawers.map(({ deviceCode, expected }) => ({
                  label: t('cash.drawerOf', { device: deviceCode }),
                  value: formatMoney(expected),
                })),
                { label: t('cash.safe'), value: formatMoney(state.safe) },
                { label: t('cash.balance'), value: formatMoney(state.balance) },
                { label: t('cash.maximum'), value: state.maximum === null ? t('cash.maximumNone') : formatMoney(state.maximum) },
              ]}
            />
          </Card>
          <RemovalsCard removals={shift.removals} />
          {operator === null || open === null ? null : (
            <Card title={t('cash.slipTitle')}>
              <SlipForm
                key={`${state.balance} ${open.report.cash.expected}`}
                premisesId={device.premisesId}
                deviceId={device.id}
              />
            </Card>
          )}
        </div>
        {open === null ? (
          lastReport === null ? null : (
            <p className="text-sm">
              <ButtonLink to={inCompany(slug, `blagajna/izvjestaji/${lastReport.id}`)}>
                {t('cash.lastReport', { number: lastReport.number })}
              </ButtonLink>
            </p>
          )
        ) : (
          <div className="min-w-0 rounded-md bg-sunken p-4 print:bg-transparent print:p-0">
            <ReportSlip
              title={t('cash.xTitle', { number: open.number })}
              head={[seller.name, `OIB ${seller.oib}`, `${device.premisesName}, ${t('cash.device', { code: device.code })}`]}
              facts={[
                t('cash.openedBy', { at: formatInstant(open.openedAt), name: open.openedBy }),
                ...(open.isAutomatic ? [t('cash.automatic')] : []),
                t('cash.asOf', { at: formatInstant(shift.at) }),
              ]}
              report={open.report}
            />
          </div>
        )}
      </div>
    </>
  );
}
