import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { SubmitButton } from '#app/components/forms/submit-button.tsx';
import { PageHeader } from '#app/components/layout/page-header.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { fromApi } from '#app/lib/errors.ts';
import { redirectWithFlash } from '#app/lib/flash.server.ts';
import { inCompany } from '#app/lib/paths.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'bank.leave.title');

export async function loader(args: LoaderFunctionArgs) {
  const slug = args.params['company'] ?? '';
  const { banking } = await fromApi(args, () => args.context.companyApi(slug));
  const { connections } = await fromApi(args, () => banking.overview());
  const found = connections.find(({ id, state }) => id === args.params['id'] && state !== 'left');
  const path = inCompany(slug, 'banka');
  if (found === undefined) return redirect(path);
  return { institution: found.institution, path };
}

export async function action(args: ActionFunctionArgs) {
  const slug = args.params['company'] ?? '';
  const { banking } = await fromApi(args, () => args.context.companyApi(slug));
  const { revoked } = await fromApi(args, () => banking.disconnect({ id: args.params['id'] ?? '' }));
  const key = revoked ? ('bank.disconnectedFlash' as const) : ('bank.disconnectedHereFlash' as const);
  return redirectWithFlash(inCompany(slug, 'banka'), { tone: 'ok', key });
}

/** Asks once more before a bank is disconnected. */
export default function DisconnectBank() {
  const t = useT();
  const { institution, path } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('bank.leave.title')} />
      <Card title={t('bank.leave.question', { bank: institution })} className="max-w-[560px]">
        <p className="text-sm text-muted">{t('bank.leave.detail')}</p>
        <Form method="post" className="mt-4 flex flex-wrap justify-end gap-2">
          <ButtonLink to={path}>{t('bank.leave.cancel')}</ButtonLink>
          <SubmitButton variant="danger">{t('bank.disconnect')}</SubmitButton>
        </Form>
      </Card>
    </>
  );
}
