import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useSearchParams } from '@remix-run/react';
import { CircleCheck, CircleSlash, Pencil, Plus } from 'lucide-react';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { Pill } from '#app/components/ui/pill.tsx';
import { Table, type Column } from '#app/components/ui/table.tsx';
import { ActiveButton } from '#app/features/settings/active-button.tsx';
import { OperatorForm, type OperatorValues } from '#app/features/settings/operator-form.tsx';
import { SettingsPage } from '#app/features/settings/settings-page.tsx';
import { useMayManage } from '#app/features/settings/use-company-role.ts';
import { formatDecimal } from '#app/i18n/format.ts';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { fromApi, tryApi } from '#app/lib/errors.ts';
import { redirectWithFlash } from '#app/lib/flash.server.ts';
import { parseForm, replyFailure, replyInvalid } from '#app/lib/form.ts';
import { inCompany } from '#app/lib/paths.ts';
import { z } from 'zod';
import { type OperatorDto, SaveOperatorInput, SetActiveInput } from '#server/contracts/companies.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'settings.tab.operators');

const PATH = 'postavke/operateri';

/** A form says of every box whether it is ticked. */
const SaveOperatorForm = SaveOperatorInput.extend({ isManager: z.boolean().default(false) });

export async function loader(args: LoaderFunctionArgs) {
  const slug = args.params['company'] ?? '';
  const api = await fromApi(args, () => args.context.companyApi(slug));
  return { operators: await fromApi(args, () => api.companies.listOperators()), here: inCompany(slug, PATH) };
}

export async function action(args: ActionFunctionArgs) {
  const slug = args.params['company'] ?? '';
  const { companies } = await fromApi(args, () => args.context.companyApi(slug));
  const body = await args.request.formData();
  const done = () => redirectWithFlash(inCompany(slug, PATH), { tone: 'ok', key: 'common.saved' });
  if (body.get('form') === 'active') {
    const input = SetActiveInput.parse({ what: 'operator', id: body.get('id'), active: body.get('active') === 'on' });
    await fromApi(args, () => companies.setActive(input));
    return done();
  }
  const submission = parseForm(body, SaveOperatorForm, { numbers: ['maxDiscountPercent'] });
  if (submission.status !== 'success') return replyInvalid(submission);
  const outcome = await tryApi(args, () => companies.saveOperator(submission.value));
  return outcome.ok ? done() : replyFailure(submission, outcome.failure);
}

export default function OperatorSettings() {
  const t = useT();
  const mayManage = useMayManage();
  const { operators, here } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const editing = mayManage ? (search.get('uredi') ?? '') : '';
  const edited = operators.find(({ id }) => id === editing);
  return (
    <SettingsPage
      title={t('settings.operators.title')}
      note={t('settings.operators.intro')}
      actions={
        mayManage ? (
          <ButtonLink to={`${here}?uredi=novi`} variant="primary" icon={Plus} shortcut="n">
            {t('settings.operators.new')}
          </ButtonLink>
        ) : null
      }
    >
      {editing === 'novi' ? (
        <Card title={t('settings.operators.new')}>
          <OperatorForm key="novi" values={BLANK} hasPin={false} back={here} />
        </Card>
      ) : null}
      {edited ? (
        <Card title={t('settings.operators.edit', { mark: edited.mark })}>
          <OperatorForm key={edited.id} values={valuesOf(edited)} hasPin={edited.hasPin} back={here} />
        </Card>
      ) : null}
      <Table
        caption={t('settings.operators.title')}
        columns={useColumns(here, mayManage)}
        rows={operators}
        rowKey={({ id }) => id}
      />
    </SettingsPage>
  );
}

const BLANK: OperatorValues = {
  id: '',
  mark: '',
  name: '',
  oib: '',
  isMe: '',
  isManager: '',
  removePin: '',
  pin: '',
  maxDiscountPercent: '0',
};

const valuesOf = ({ id, mark, name, oib, isMe, isManager, maxDiscountPercent }: OperatorDto): OperatorValues => ({
  ...BLANK,
  id,
  mark,
  name,
  oib,
  isMe: isMe ? 'on' : '',
  isManager: isManager ? 'on' : '',
  maxDiscountPercent: formatDecimal(maxDiscountPercent),
});

function useColumns(here: string, mayManage: boolean): readonly Column<OperatorDto>[] {
  const t = useT();
  const columns: readonly Column<OperatorDto>[] = [
    { id: 'mark', header: t('settings.operators.mark'), slot: 'meta', cell: ({ mark }) => mark, tone: 'strong', width: 'w-20' },
    {
      id: 'name',
      header: t('settings.operators.name'),
      slot: 'title',
      cell: ({ name, isMe, oib }) => (
        <span className="block py-1">
          {isMe ? `${name} (${t('settings.operators.me')})` : name}
          <span className="tabular block text-xs font-normal text-muted">
            {t('settings.operators.oib')} {oib}
          </span>
        </span>
      ),
    },
    {
      id: 'till',
      header: t('settings.operators.till'),
      slot: 'meta-next',
      tone: 'muted',
      cell: ({ hasPin, isManager }) =>
        [
          hasPin ? t('settings.operators.withPin') : t('settings.operators.withoutPin'),
          ...(isManager ? [t('settings.operators.isManager')] : []),
        ].join(' · '),
    },
    {
      id: 'state',
      header: t('settings.operators.state'),
      slot: 'status',
      cell: ({ active }) =>
        active ? (
          <Pill tone="ok" icon={CircleCheck}>
            {t('settings.operators.active')}
          </Pill>
        ) : (
          <Pill icon={CircleSlash}>{t('settings.premises.inactive')}</Pill>
        ),
    },
  ];
  if (!mayManage) return columns;
  const actions: Column<OperatorDto> = {
    id: 'actions',
    header: t('common.moreActions'),
    headerHidden: true,
    slot: 'actions',
    align: 'end',
    cell: ({ id, mark, active }) => (
      <span className="flex items-center justify-end gap-2">
        <ActiveButton what="operator" id={id} active={active} name={mark} />
        <ButtonLink to={`${here}?uredi=${id}`} small icon={Pencil} aria-label={t('settings.operators.edit', { mark })}>
          {t('common.edit')}
        </ButtonLink>
      </span>
    ),
  };
  return [...columns, actions];
}
