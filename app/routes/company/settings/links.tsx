import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useNavigation } from '@remix-run/react';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { LinkList } from '#app/features/links/link-list.tsx';
import { TermList } from '#app/features/links/term-list.tsx';
import { SettingsPage } from '#app/features/settings/settings-page.tsx';
import { useMayManage } from '#app/features/settings/use-company-role.ts';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { fromApi } from '#app/lib/errors.ts';
import { useReply } from '#app/lib/use-reply.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'links.title');

export async function loader(args: LoaderFunctionArgs) {
  const api = await fromApi(args, () => args.context.companyApi(args.params['company'] ?? ''));
  const { links, terms } = await fromApi(args, () => api.links.list());
  return { links, terms, maintains: args.context.session?.isSystemAdministrator ?? false };
}

export async function action(args: ActionFunctionArgs) {
  const api = await fromApi(args, () => args.context.companyApi(args.params['company'] ?? ''));
  const body = await args.request.formData();
  return fromApi(args, () => api.links.check({ provider: String(body.get('provider')) }));
}

/** The services behind the company's work, and what of its own at them runs out. */
export default function LinksOfCompany() {
  const t = useT();
  const { links, terms, maintains } = useLoaderData<typeof loader>();
  const check = useReply<typeof action>();
  const mayCheck = useMayManage();
  const checking = useNavigation().formData?.get('provider');
  const pending = typeof checking === 'string' ? checking : null;
  return (
    <SettingsPage
      title={t('links.title')}
      note={t('links.intro')}
      actions={maintains ? <ButtonLink to="/sustav/veze">{t('links.system.open')}</ButtonLink> : null}
    >
      <Card title={t('links.terms')} ruled flush>
        <TermList terms={terms} />
      </Card>
      <Card title={t('links.services')} ruled flush>
        <LinkList links={links} pending={pending} check={check} mayCheck={mayCheck} />
      </Card>
    </SettingsPage>
  );
}
