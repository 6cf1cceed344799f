import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { useFetcher, useLoaderData, useLocation, useNavigation, useParams } from '@remix-run/react';
import { useEffect } from 'react';
import { Banner } from '#app/components/ui/banner.tsx';
import { SettingsPage } from '#app/features/settings/settings-page.tsx';
import { useMayManage } from '#app/features/settings/use-company-role.ts';
import { exceptionInput, regularInput } from '#app/features/working-hours/hours-form.server.ts';
import { ExceptionForm, RegularForm } from '#app/features/working-hours/hours-forms.tsx';
import { HoursBeingRead } from '#app/features/working-hours/hours-being-read.tsx';
import { HoursList } from '#app/features/working-hours/hours-list.tsx';
import { errorSentence } from '#app/i18n/t.ts';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { fromApi, tryApi } from '#app/lib/errors.ts';
import { redirectWithFlash } from '#app/lib/flash.server.ts';
import { inCompany } from '#app/lib/paths.ts';
import { useReply } from '#app/lib/use-reply.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'workingHours.title');

/** Asks the Tax Administration too; without scripts by a link. */
const READ = 'procitaj';

export async function loader(args: LoaderFunctionArgs) {
  const { company = '', id = '' } = args.params;
  const api = await fromApi(args, () => args.context.companyApi(company));
  const places = await fromApi(args, () => api.companies.listPremises());
  const code = places.find((each) => each.id === id)?.code ?? null;
  // The hours lie at the Tax Administration, which may take its time: the page is there first and asks then.
  const isAsked = new URL(args.request.url).searchParams.has(READ);
  if (code !== null && !isAsked) return { code, page: null, failure: null };
  // When it is not there, the page says so and nothing else is lost.
  const outcome = await tryApi(args, () => api.workingHours.get({ id }));
  if (!outcome.ok && outcome.failure.body.code === 'PREMISES_NOT_FOUND') throw data(outcome.failure.body, { status: 404 });
  return outcome.ok ? { code, page: outcome.value, failure: null } : { code, page: null, failure: outcome.failure.body };
}

export async function action(args: ActionFunctionArgs) {
  const { company = '', id = '' } = args.params;
  const api = await fromApi(args, () => args.context.companyApi(company));
  const form = await args.request.formData();
  const here = inCompany(company, `postavke/prostori/${id}/radno-vrijeme`) + new URL(args.request.url).search;
  const which = String(form.get('form') ?? '');
  const date = (name: string) => (form.has(name) ? [String(form.get(name))] : []);
  const outcome = await tryApi(args, async () => {
    if (which === 'remove') {
      await api.workingHours.remove({ id, regularFrom: date('regularFrom'), exceptionsOn: date('exceptionOn') });
      return { refused: [] };
    }
    return which === 'exception'
      ? api.workingHours.registerException(exceptionInput(form, id))
      : api.workingHours.register(regularInput(form, id));
  });
  if (!outcome.ok) {
    const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
    return data({ which, typed, error: outcome.failure.body }, { status: outcome.failure.status });
  }
  const { refused } = outcome.value;
  if (refused.length > 0)
    return redirectWithFlash(here, { tone: 'warn', key: 'workingHours.someRefused', params: { codes: refused.join(', ') } });
  return redirectWithFlash(here, { tone: 'ok', key: which === 'remove' ? 'workingHours.removed' : 'workingHours.done' });
}

type HoursData = ReturnType<typeof useLoaderData<typeof loader>>;

/** What the page came with, or what is read once it is there. */
function useHours(known: HoursData): HoursData {
  const { pathname } = useLocation();
  const { load, data: read } = useFetcher<typeof loader>();
  const isKnown = known.page !== null || known.failure !== null;
  useEffect(() => {
    if (!isKnown) load(`${pathname}?${READ}`);
  }, [isKnown, load, pathname]);
  return isKnown ? known : (read ?? known);
}

export default function WorkingHoursSettings() {
  const t = useT();
  const { company = '' } = useParams();
  const mayManage = useMayManage();
  const { code, page, failure } = useHours(useLoaderData<typeof loader>());
  const reply = useReply<typeof action>();
  const sending = useNavigation().formData?.get('form');
  const of = (which: string) => ({
    error: reply?.which === which ? reply.error : null,
    typed: reply?.which === which ? reply.typed : {},
    pending: sending === which,
  });
  // What was taken empties the forms.
  const registered = page === null ? 0 : page.hours.regular.length + page.hours.exceptions.length;
  const removal = reply?.which === 'remove' ? reply.error : null;
  return (
    <SettingsPage
      title={code === null ? t('workingHours.title') : t('workingHours.of', { code })}
      parent={{ to: inCompany(company, 'postavke/prostori'), label: t('settings.tab.premises') }}
      note={t('workingHours.intro')}
    >
      {failure ? <Banner alert tone="err" title={errorSentence(t, failure.code, failure.params)} /> : null}
      {removal ? <Banner alert tone="err" title={errorSentence(t, removal.code, removal.params)} /> : null}
      {page === null && failure === null ? <HoursBeingRead readTo={`?${READ}`} /> : null}
      {page === null ? null : (
        <>
          <HoursList hours={page.hours} mayManage={mayManage} first={page.regular.first} />
          {mayManage ? (
            <>
              <RegularForm key={`regular ${registered}`} page={page} {...of('regular')} />
              <ExceptionForm key={`exception ${registered}`} page={page} {...of('exception')} />
            </>
          ) : null}
        </>
      )}
    </SettingsPage>
  );
}
