import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { useLoaderData, useNavigation } from '@remix-run/react';
import { Banner } from '#app/components/ui/banner.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { InboundCard } from '#app/features/mail-settings/inbound-card.tsx';
import { ReplyToForm } from '#app/features/mail-settings/reply-to-form.tsx';
import { SuppressionList } from '#app/features/mail-settings/suppression-list.tsx';
import { SettingsPage } from '#app/features/settings/settings-page.tsx';
import { useMayManage } from '#app/features/settings/use-company-role.ts';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { fromApi, tryApi } from '#app/lib/errors.ts';
import { redirectWithFlash } from '#app/lib/flash.server.ts';
import { inCompany } from '#app/lib/paths.ts';
import { useReply } from '#app/lib/use-reply.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'mail.title');

export async function loader(args: LoaderFunctionArgs) {
  const api = await fromApi(args, () => args.context.companyApi(args.params['company'] ?? ''));
  return fromApi(args, () => api.mail.settings());
}

export async function action(args: ActionFunctionArgs) {
  const slug = args.params['company'] ?? '';
  const api = await fromApi(args, () => args.context.companyApi(slug));
  const body = await args.request.formData();
  const here = inCompany(slug, 'postavke/posta');
  if (body.get('form') === 'lift') {
    const address = String(body.get('address'));
    await fromApi(args, () => api.mail.liftSuppression({ address }));
    return redirectWithFlash(here, { tone: 'ok', key: 'mail.lifted', params: { address } });
  }
  const typed = String(body.get('replyTo') ?? '').trim();
  const outcome = await tryApi(args, () => api.mail.saveReplyTo({ replyTo: typed === '' ? null : typed }));
  if (outcome.ok) return redirectWithFlash(here, { tone: 'ok', key: 'mail.replyToSaved' });
  return data({ error: outcome.failure.body, typed }, { status: outcome.failure.status });
}

export default function MailSettings() {
  const t = useT();
  const mayManage = useMayManage();
  const { emailOn, replyTo, usualReplyTo, inboundAddress, inbound, suppressions } = useLoaderData<typeof loader>();
  const reply = useReply<typeof action>();
  const sending = useNavigation().formData?.get('form');
  return (
    <SettingsPage title={t('mail.title')} note={t('mail.intro')}>
      {emailOn ? null : <Banner tone="warn" title={t('mail.off')} />}
      <InboundCard address={inboundAddress} mails={inbound} />
      <Card title={t('mail.replyTo')}>
        <ReplyToForm
          // A saved address is a new form; what was typed and refused stays.
          key={replyTo ?? ''}
          value={reply?.typed ?? replyTo ?? ''}
          usual={usualReplyTo}
          error={reply?.error ?? null}
          readOnly={!mayManage}
          pending={sending === 'replyTo'}
        />
      </Card>
      <SuppressionList suppressions={suppressions} />
    </SettingsPage>
  );
}
