import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { Unplug } from 'lucide-react';
import { FormErrors } from '#app/components/forms/form-errors.tsx';
import { PageHeader } from '#app/components/layout/page-header.tsx';
import { Banner } from '#app/components/ui/banner.tsx';
import { Button, buttonClass } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { consentHref } from '#app/features/mailbox/consent-href.ts';
import { PreviewCard } from '#app/features/mailbox/preview-card.tsx';
import { RulesForm } from '#app/features/mailbox/rules-form.tsx';
import { readValues, type RulesReply, type RulesValues, valuesOf } from '#app/features/mailbox/rules-values.ts';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import type { ApiFailure } from '#app/lib/errors.ts';
import { fromApi, tryApi } from '#app/lib/errors.ts';
import { redirectWithFlash } from '#app/lib/flash.server.ts';
import { inCompany } from '#app/lib/paths.ts';
import { useReply } from '#app/lib/use-reply.ts';
import { MailboxInput, type MailFolderDto, SaveRulesInput } from '#server/contracts/mailbox.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'mailbox.rules.page');

export async function loader(args: LoaderFunctionArgs) {
  const slug = args.params['company'] ?? '';
  const api = await fromApi(args, () => args.context.companyApi(slug));
  const path = inCompany(slug, 'pretinac');
  const find = async () => (await fromApi(args, () => api.mailbox.list())).mailboxes.find(({ id }) => id === args.params['id']);
  const mailbox = await find();
  if (mailbox === undefined) throw redirect(path);
  if (mailbox.state === 'reconnect') return { mailbox, folders: null, path };
  const folders = await tryApi(args, () => api.mailbox.folders({ id: mailbox.id }));
  // Asking may have shown that its owner must agree again.
  return folders.ok ? { mailbox, folders: folders.value, path } : { mailbox: (await find()) ?? mailbox, folders: null, path };
}

export async function action(args: ActionFunctionArgs) {
  const slug = args.params['company'] ?? '';
  const { mailbox } = await fromApi(args, () => args.context.companyApi(slug));
  const body = await args.request.formData();
  const path = inCompany(slug, 'pretinac');
  const { id } = MailboxInput.parse({ id: args.params['id'] });
  if (body.get('intent') === 'disconnect') {
    const { revoked } = await fromApi(args, () => mailbox.disconnect({ id }));
    return redirectWithFlash(path, { tone: 'ok', key: revoked ? 'mailbox.disconnectedFlash' : 'mailbox.forgottenFlash' });
  }
  const values = readValues(body);
  const input = SaveRulesInput.safeParse({ ...values, id });
  if (!input.success) {
    const complaints = Object.fromEntries(input.error.issues.map(({ path: [field], message }) => [String(field), message]));
    return data<RulesReply>({ values, complaints, error: null, preview: null }, { status: 400 });
  }
  if (body.get('intent') === 'preview') {
    const preview = await tryApi(args, () => mailbox.preview(input.data));
    return preview.ok
      ? data<RulesReply>({ values, complaints: {}, error: null, preview: preview.value })
      : refused(values, preview.failure);
  }
  const saved = await tryApi(args, () => mailbox.saveRules(input.data));
  if (!saved.ok) return refused(values, saved.failure);
  // Whoever has just set the rules wants to see what comes of them; what fails now is tried again in the background.
  const read = await tryApi(args, () => mailbox.readNow({ id }));
  if (!read.ok) return redirectWithFlash(path, { tone: 'ok', key: 'mailbox.savedFlash' });
  const { taken, finished } = read.value;
  return redirectWithFlash(path, {
    tone: 'ok',
    key: finished ? 'mailbox.readFlash' : 'mailbox.readMoreFlash',
    params: { taken },
  });
}

const refused = (values: RulesValues, { body, status }: ApiFailure) =>
  data<RulesReply>({ values, complaints: {}, error: body, preview: null }, { status });

/** The rules of one mailbox, and the way to leave it. */
export default function MailboxRules() {
  const t = useT();
  const { mailbox, folders, path } = useLoaderData<typeof loader>();
  const reply = useReply<RulesReply>();
  const present: MailFolderDto = { id: mailbox.folder, name: mailbox.folderName };
  const known = folders ?? [present];
  const named = known.map(({ id, name }, index) => ({
    id,
    // The vendor's own name of the inbox is a technical word at one of them.
    name: (index === 0 && folders !== null) || name === '' ? t('mailbox.inbox') : name,
  }));
  return (
    <>
      <PageHeader
        title={t('mailbox.rules.title', { address: mailbox.address })}
        parent={{ to: path, label: t('mailbox.title') }}
      />
      <FormErrors error={reply?.error} />
      {mailbox.state === 'reconnect' ? (
        <Banner
          tone="err"
          title={t('mailbox.state.reconnect')}
          action={
            <a
              href={consentHref(path, { vendor: mailbox.vendor, mailboxId: mailbox.id })}
              className={buttonClass({ variant: 'primary', small: true })}
            >
              {t('mailbox.reconnect')}
            </a>
          }
        >
          {t(mailbox.failure === 'refused' ? 'mailbox.failure.refused' : 'mailbox.failure.consent')}
        </Banner>
      ) : (
        <Card title={t('mailbox.rules')}>
          <RulesForm
            values={reply?.values ?? valuesOf(mailbox)}
            complaints={reply?.complaints ?? {}}
            folders={named}
            foldersMissing={folders === null}
            isNew={mailbox.state === 'new'}
          />
        </Card>
      )}
      {reply?.preview ? <PreviewCard preview={reply.preview} /> : null}
      <Card title={t('mailbox.rules.disconnect')}>
        <Form method="post" className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
          <p className="min-w-0 flex-1 basis-72 text-sm text-muted">{t('mailbox.rules.disconnectDetail')}</p>
          <Button type="submit" variant="danger" icon={Unplug} name="intent" value="disconnect">
            {t('mailbox.rules.disconnect')}
          </Button>
        </Form>
      </Card>
    </>
  );
}
