import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useLoaderData, useParams } from '@remix-run/react';
import { Pause, Play } from 'lucide-react';
import { PageHeader } from '#app/components/layout/page-header.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { heldBackTo } from '#app/features/invoice-document/held-back.server.ts';
import { useRights } from '#app/features/invoice-document/use-rights.ts';
import { EndSchedule } from '#app/features/recurring/end-schedule.tsx';
import { LogCard } from '#app/features/recurring/log-card.tsx';
import { RecurringForm } from '#app/features/recurring/recurring-form.tsx';
import { RecurringState } from '#app/features/recurring/recurring-state.tsx';
import { READ_AS, readRhythm, valuesOf } from '#app/features/recurring/recurring-values.ts';
import { rhythmWords } from '#app/features/recurring/rhythm-words.ts';
import { formatDate } from '#app/i18n/format.ts';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { fromApi, tryApi } from '#app/lib/errors.ts';
import { redirectWithFlash } from '#app/lib/flash.server.ts';
import { parseForm, replyFailure, replyInvalid } from '#app/lib/form.ts';
import { inCompany } from '#app/lib/paths.ts';
import { RetryOccurrenceInput, SaveRecurringInput, SetRecurringStateInput } from '#server/contracts/recurring.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'recurring.title');

export async function loader(args: LoaderFunctionArgs) {
  const api = await fromApi(args, () => args.context.companyApi(args.params['company'] ?? ''));
  const recurring = await fromApi(args, () => api.recurring.get({ id: args.params['id'] ?? '' }));
  return { recurring, held: await fromApi(args, () => heldBackTo(api, recurring.recipient)) };
}

export async function action(args: ActionFunctionArgs) {
  const { company: slug = '', id = '' } = args.params;
  const api = await fromApi(args, () => args.context.companyApi(slug));
  const form = await args.request.formData();
  const path = inCompany(slug, `ponavljajuci/${id}`);
  form.set('id', id);
  switch (form.get('intent')) {
    case 'state': {
      const input = SetRecurringStateInput.parse({ id, state: form.get('state') });
      const set = await tryApi(args, () => api.recurring.setState(input));
      if (!set.ok) return redirectWithFlash(path, { tone: 'err', key: 'errors.RECURRING_ENDED' });
      return redirectWithFlash(path, { tone: 'ok', key: `recurring.flash.${input.state}` });
    }
    case 'retry': {
      const input = RetryOccurrenceInput.parse({ id, on: form.get('on') });
      await fromApi(args, () => api.recurring.retry(input));
      return redirectWithFlash(path, { tone: 'info', key: 'recurring.flash.retried' });
    }
    default: {
      const submission = parseForm(readRhythm(form), SaveRecurringInput, READ_AS);
      if (submission.status !== 'success') return replyInvalid(submission);
      const saved = await tryApi(args, () => api.recurring.save(submission.value));
      if (!saved.ok) return replyFailure(submission, saved.failure);
      return redirectWithFlash(path, { tone: 'ok', key: 'recurring.flash.saved' });
    }
  }
}

/** One schedule: what it is, when it comes next, what it made, and the ways to rest and to end it. */
export default function Recurring() {
  const t = useT();
  const { company = '' } = useParams();
  const { recurring, held } = useLoaderData<typeof loader>();
  const { mayWrite } = useRights();
  const { state, upcoming, occurrences, version } = recurring;
  const base = inCompany(company);
  return (
    <>
      <PageHeader
        title={recurring.name}
        parent={{ to: `${base}/ponavljajuci`, label: t('recurring.title') }}
        status={<RecurringState state={state} />}
        note={`${recurring.buyerName} · ${rhythmWords(t, recurring)}`}
        actions={mayWrite && state !== 'ended' ? <StateButtons state={state} /> : null}
      />
      <div className="flex flex-col gap-5 lg:grid lg:grid-cols-[minmax(0,1fr)_356px] lg:items-start">
        <RecurringForm
          key={version}
          values={valuesOf(recurring)}
          held={held}
          version={version}
          cancel={`${base}/ponavljajuci`}
          submitLabel={t('recurring.save')}
        />
        <div className="flex min-w-0 flex-col gap-4 max-lg:order-first">
          <Card title={t('recurring.upcoming')}>
            {upcoming.length === 0 ? (
              <p className="text-sm text-muted">
                {t(state === 'paused' ? 'recurring.upcoming.paused' : 'recurring.upcoming.ended')}
              </p>
            ) : (
              <ol className="tabular flex flex-wrap gap-x-4 gap-y-1.5 text-sm lg:flex-col">
                {upcoming.map((on, index) => (
                  <li key={on} className={index === 0 ? 'font-medium' : 'text-muted'}>
                    {formatDate(on)}
                  </li>
                ))}
              </ol>
            )}
          </Card>
          <LogCard days={occurrences} base={base} mayWrite={mayWrite} />
        </div>
      </div>
    </>
  );
}

function StateButtons({ state }: { state: 'active' | 'paused' }) {
  const t = useT();
  return (
    <Form method="post" preventScrollReset className="flex flex-wrap gap-3">
      <input type="hidden" name="intent" value="state" />
      <EndSchedule />
      {state === 'active' ? (
        <Button type="submit" name="state" value="paused" icon={Pause}>
          {t('recurring.pause')}
        </Button>
      ) : (
        <Button type="submit" name="state" value="active" icon={Play}>
          {t('recurring.resume')}
        </Button>
      )}
    </Form>
  );
}
