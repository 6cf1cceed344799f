import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData, useNavigation } from '@remix-run/react';
import { PageHeader } from '#app/components/layout/page-header.tsx';
import { Wordmark } from '#app/components/layout/wordmark.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { LinkList } from '#app/features/links/link-list.tsx';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { fromApi } from '#app/lib/errors.ts';
import { signInPath } from '#app/lib/paths.ts';
import { useReply } from '#app/lib/use-reply.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'links.system.title');

export async function loader(args: LoaderFunctionArgs) {
  if (!args.context.session) throw redirect(signInPath(args.request));
  return { links: await fromApi(args, () => args.context.api.installation.links()) };
}

export async function action(args: ActionFunctionArgs) {
  const body = await args.request.formData();
  return fromApi(args, () => args.context.api.installation.checkLink({ provider: String(body.get('provider')) }));
}

/** Every outside service, for whoever looks after the installation. */
export default function LinksOfInstallation() {
  const t = useT();
  const { links } = useLoaderData<typeof loader>();
  const check = useReply<typeof action>();
  const checking = useNavigation().formData?.get('provider');
  const pending = typeof checking === 'string' ? checking : null;
  return (
    <main id="content" tabIndex={-1} className="mx-auto flex max-w-[860px] flex-col gap-5 px-4 py-8 outline-none">
      <Wordmark />
      <PageHeader title={t('links.system.title')} parent={{ to: '/', label: t('nav.home') }} />
      <p className="-mt-3 text-sm text-muted">{t('links.system.intro')}</p>
      <Card title={t('links.services')} ruled flush>
        <LinkList links={links} pending={pending} check={check} mayCheck exact />
      </Card>
    </main>
  );
}
