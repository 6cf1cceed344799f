import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { Form, useLoaderData, useRouteLoaderData } from '@remix-run/react';
import { Button } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { replyInvalidHiding } from '#app/features/form-fields/secret-replies.ts';
import { PasswordForm } from '#app/features/settings/password-form.tsx';
import { ProfileForm } from '#app/features/settings/profile-form.tsx';
import { SessionList } from '#app/features/settings/session-list.tsx';
import { SettingsPage } from '#app/features/settings/settings-page.tsx';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { ConsentForm } from '#app/features/observation/usage-question.tsx';
import type { loader as companyLoader } from '#app/routes/company/layout.tsx';
import { fromApi, tryApi } from '#app/lib/errors.ts';
import { redirectWithFlash, type Flash } from '#app/lib/flash.server.ts';
import { parseForm, replyFailure, replyInvalid } from '#app/lib/form.ts';
import { inCompany, signInPath } from '#app/lib/paths.ts';
import { reloadDocument, signedIn } from '#app/lib/session-cookie.server.ts';
import { ChangePasswordInput, RevokeSessionInput, SavePreferencesInput } from '#server/contracts/identity.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'settings.account.title');

/** They do not travel back. */
const PASSWORDS = ['password', 'currentPassword'];

export async function loader(args: LoaderFunctionArgs) {
  const { session, api } = args.context;
  if (!session) throw redirect(signInPath(args.request));
  const { name, email, locale, theme } = session;
  return {
    profile: { name, locale, theme },
    email,
    sessions: await fromApi(args, () => api.identity.sessions()),
  };
}

export async function action(args: ActionFunctionArgs) {
  const body = await args.request.formData();
  const { identity } = args.context.api;
  const here = inCompany(args.params['company'] ?? '', 'postavke/moj-racun');
  const say = (flash: Flash, headers?: HeadersInit) => redirectWithFlash(here, flash, headers);
  switch (body.get('formId')) {
    case 'revoke': {
      const input = RevokeSessionInput.safeParse({ id: body.get('id') });
      if (input.success) await fromApi(args, () => identity.revokeSession(input.data));
      return say({ tone: 'ok', key: 'settings.account.revoked' });
    }
    case 'revoke-others': {
      const { count } = await fromApi(args, () => identity.revokeOtherSessions());
      return say({ tone: 'ok', key: 'settings.account.revokedOthers', params: { count } });
    }
    case 'password': {
      const submission = parseForm(body, ChangePasswordInput);
      if (submission.status !== 'success') return replyInvalidHiding(submission, PASSWORDS);
      const outcome = await tryApi(args, () => identity.changePassword(submission.value));
      if (!outcome.ok) return replyFailure(submission, outcome.failure, PASSWORDS);
      return say(
        { tone: 'ok', key: 'settings.account.passwordChanged' },
        { 'Set-Cookie': signedIn(args.context, outcome.value) },
      );
    }
    default: {
      const submission = parseForm(body, SavePreferencesInput);
      if (submission.status !== 'success') return replyInvalid(submission);
      const outcome = await tryApi(args, () => identity.savePreferences(submission.value));
      if (!outcome.ok) return replyFailure(submission, outcome.failure);
      // The language of the page's words changes only with a new document.
      return say({ tone: 'ok', key: 'common.saved' }, reloadDocument);
    }
  }
}

export default function AccountSettings() {
  const t = useT();
  const { profile, email, sessions } = useLoaderData<typeof loader>();
  const shell = useRouteLoaderData<typeof companyLoader>('routes/company/layout');
  return (
    <SettingsPage title={t('settings.account.title')}>
      <Card title={t('settings.account.profile')}>
        <ProfileForm profile={profile} email={email} />
      </Card>
      <Card title={t('settings.account.password')}>
        <PasswordForm email={email} />
      </Card>
      <Card title={t('common.usage.setting')}>
        {shell?.countsUsage ? (
          <div className="flex flex-col gap-3">
            <p className="max-w-[560px] text-sm text-muted">{t('common.usage.text')}</p>
            <ConsentForm consent={shell.consent} />
          </div>
        ) : (
          <p className="text-sm text-muted">{t('common.usage.off')}</p>
        )}
      </Card>
      <Card
        title={t('settings.account.sessions')}
        flush
        aside={
          sessions.length > 1 ? (
            <Form method="post" preventScrollReset>
              <input type="hidden" name="formId" value="revoke-others" />
              <Button type="submit" small>
                {t('settings.account.revokeOthers')}
              </Button>
            </Form>
          ) : null
        }
      >
        <SessionList sessions={sessions} />
      </Card>
    </SettingsPage>
  );
}
