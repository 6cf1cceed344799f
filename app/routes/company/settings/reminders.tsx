import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useParams } from '@remix-run/react';
import { BellOff, BellRing } from 'lucide-react';
import { Banner } from '#app/components/ui/banner.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { Pill } from '#app/components/ui/pill.tsx';
import { PendingTable, ReminderLog } from '#app/features/reminders/reminder-tables.tsx';
import { ScheduleForm } from '#app/features/reminders/schedule-form.tsx';
import { withoutEmptySteps } from '#app/features/reminders/steps-form.ts';
import { SettingsPage } from '#app/features/settings/settings-page.tsx';
import { useMayManage } from '#app/features/settings/use-company-role.ts';
import { formatDate, zagrebDate } from '#app/i18n/format.ts';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { fromApi, tryApi } from '#app/lib/errors.ts';
import { redirectWithFlash } from '#app/lib/flash.server.ts';
import { parseForm, replyFailure, replyInvalid } from '#app/lib/form.ts';
import { inCompany } from '#app/lib/paths.ts';
import { SaveReminderSettingsInput } from '#server/contracts/reminders.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'reminders.title');

export async function loader(args: LoaderFunctionArgs) {
  const api = await fromApi(args, () => args.context.companyApi(args.params['company'] ?? ''));
  return { reminders: await fromApi(args, () => api.reminders.get()), today: zagrebDate(args.context.now()) };
}

export async function action(args: ActionFunctionArgs) {
  const slug = args.params['company'] ?? '';
  const api = await fromApi(args, () => args.context.companyApi(slug));
  const form = withoutEmptySteps(await args.request.formData());
  const submission = parseForm(form, SaveReminderSettingsInput, { dates: ['pausedUntil'] });
  if (submission.status !== 'success') return replyInvalid(submission);
  const outcome = await tryApi(args, () => api.reminders.save(submission.value));
  if (!outcome.ok) return replyFailure(submission, outcome.failure);
  return redirectWithFlash(inCompany(slug, 'postavke/opomene'), { tone: 'ok', key: 'reminders.saved' });
}

/** The schedule of reminders, what it would send now, and what went out. */
export default function ReminderSettings() {
  const t = useT();
  const { company = '' } = useParams();
  const { reminders, today } = useLoaderData<typeof loader>();
  const mayManage = useMayManage();
  const { emailOn, active, pausedUntil, pending, more, log } = reminders;
  const invoices = inCompany(company, 'racuni');
  const paused = active && pausedUntil !== null && pausedUntil >= today;
  return (
    <SettingsPage
      title={t('reminders.title')}
      note={t('reminders.intro')}
      actions={
        <Pill tone={paused ? 'warn' : active ? 'ok' : 'neutral'} icon={active && !paused ? BellRing : BellOff}>
          {paused
            ? t('reminders.state.paused', { date: formatDate(pausedUntil) })
            : t(`reminders.state.${active ? 'on' : 'off'}`)}
        </Pill>
      }
    >
      {emailOn ? null : <Banner tone="warn" title={t('reminders.off')} />}
      <Card title={t('reminders.pending')} ruled flush>
        <p className="px-[18px] py-3 text-sm text-muted">
          {pending.length === 0 ? t('reminders.pendingNone') : t(active ? 'reminders.pendingOn' : 'reminders.pendingOff')}
        </p>
        {pending.length === 0 ? null : (
          <div className="border-t">
            <PendingTable rows={pending} path={invoices} />
            {more === 0 && pending.every(({ isEstimated }) => !isEstimated) ? null : (
              <div className="flex flex-col gap-1 border-t px-[18px] py-3 text-sm text-muted">
                {pending.some(({ isEstimated }) => isEstimated) ? <p>{t('reminders.estimated')}</p> : null}
                {more > 0 ? <p>{t('reminders.more', { count: more })}</p> : null}
              </div>
            )}
          </div>
        )}
      </Card>
      <ScheduleForm key={JSON.stringify(reminders.steps)} reminders={reminders} mayManage={mayManage} />
      <Card title={t('reminders.log')} ruled flush>
        {log.length === 0 ? (
          <p className="px-[18px] py-3 text-sm text-muted">{t('reminders.logNone')}</p>
        ) : (
          <ReminderLog rows={log} path={invoices} />
        )}
      </Card>
    </SettingsPage>
  );
}
