import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useParams } from '@remix-run/react';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { SequenceCard } from '#app/features/numbering/sequence-card.tsx';
import { SettingsPage } from '#app/features/settings/settings-page.tsx';
import { useMayManage } from '#app/features/settings/use-company-role.ts';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { fromApi, tryApi } from '#app/lib/errors.ts';
import { redirectWithFlash } from '#app/lib/flash.server.ts';
import { parseForm, replyFailure, replyInvalid } from '#app/lib/form.ts';
import { inCompany } from '#app/lib/paths.ts';
import { StartSequenceInput } from '#server/contracts/numbering.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'numbering.title');

export async function loader(args: LoaderFunctionArgs) {
  const api = await fromApi(args, () => args.context.companyApi(args.params['company'] ?? ''));
  return { sequences: await fromApi(args, () => api.invoicing.sequences()) };
}

export async function action(args: ActionFunctionArgs) {
  const slug = args.params['company'] ?? '';
  const api = await fromApi(args, () => args.context.companyApi(slug));
  const submission = parseForm(await args.request.formData(), StartSequenceInput, { dates: ['lastOn'] });
  if (submission.status !== 'success') return replyInvalid(submission);
  const outcome = await tryApi(args, () => api.invoicing.startSequence(submission.value));
  if (!outcome.ok) return replyFailure(submission, outcome.failure);
  return redirectWithFlash(inCompany(slug, 'postavke/brojevi'), { tone: 'ok', key: 'numbering.flash.saved' });
}

/** Where the numbers of this year stand, and how they go on from another program. */
export default function NumberSettings() {
  const t = useT();
  const mayManage = useMayManage();
  const { company = '' } = useParams();
  const { sequences } = useLoaderData<typeof loader>();
  return (
    <SettingsPage title={t('numbering.title')} note={t('numbering.intro')}>
      {sequences.map((sequence) => (
        <SequenceCard key={`${sequence.premisesId}/${sequence.deviceId ?? ''}`} sequence={sequence} mayManage={mayManage} />
      ))}
      <p>
        <ButtonLink to={inCompany(company, 'pocetno-stanje')}>{t('opening.title')}</ButtonLink>
      </p>
    </SettingsPage>
  );
}
