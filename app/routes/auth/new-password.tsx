import { getFormProps } from '@conform-to/react';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { FormErrors } from '#app/components/forms/form-errors.tsx';
import { SubmitButton } from '#app/components/forms/submit-button.tsx';
import { useServerForm } from '#app/components/forms/use-server-form.ts';
import { AuthLayout } from '#app/components/layout/auth-layout.tsx';
import { CodeField } from '#app/features/form-fields/code-field.tsx';
import { linkClass } from '#app/features/form-fields/link-class.ts';
import { PasswordField } from '#app/features/form-fields/password-field.tsx';
import { replyInvalidHiding } from '#app/features/form-fields/secret-replies.ts';
import { TextField } from '#app/features/form-fields/text-field.tsx';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { tryApi } from '#app/lib/errors.ts';
import { redirectWithFlash } from '#app/lib/flash.server.ts';
import { parseForm, replyFailure } from '#app/lib/form.ts';
import { paths } from '#app/lib/paths.ts';
import { forgetReset, readReset, reloadDocument, signedIn } from '#app/lib/session-cookie.server.ts';
import { ResetPasswordInput } from '#server/contracts/identity.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'auth.reset.title');

export async function loader({ request }: LoaderFunctionArgs) {
  return { email: await readReset(request) };
}

export async function action(args: ActionFunctionArgs) {
  const { request, context } = args;
  const submission = parseForm(await request.formData(), ResetPasswordInput);
  if (submission.status !== 'success') return replyInvalidHiding(submission, ['password']);
  const outcome = await tryApi(args, () => context.api.identity.resetPassword(submission.value));
  if (!outcome.ok) return replyFailure(submission, outcome.failure, ['password']);
  const headers = new Headers({ ...reloadDocument, 'Set-Cookie': signedIn(context, outcome.value) });
  headers.append('Set-Cookie', await forgetReset());
  return redirectWithFlash(paths.home, { tone: 'ok', key: 'auth.reset.done' }, headers);
}

export default function NewPassword() {
  const t = useT();
  const { email } = useLoaderData<typeof loader>();
  const { form, fields, error, pending } = useServerForm<ResetPasswordInput>({ id: 'reset', defaultValue: { email } });
  return (
    <AuthLayout
      title={t('auth.reset.title')}
      intro={email ? t('auth.reset.intro') : undefined}
      footer={
        <>
          {t('auth.reset.noCode')}{' '}
          <Link to="/zaboravljena-lozinka" className={linkClass}>
            {t('auth.reset.again')}
          </Link>
        </>
      }
    >
      <Form method="post" {...getFormProps(form)} className="flex flex-col gap-4">
        <FormErrors errors={form.errors} allErrors={form.allErrors} error={error} />
        <TextField field={fields.email} label={t('auth.email')} type="email" autoComplete="username" />
        <CodeField field={fields.code} autoFocus={email !== ''} />
        <PasswordField
          field={fields.password}
          label={t('auth.newPassword')}
          hint={t('auth.passwordHint')}
          autoComplete="new-password"
        />
        <SubmitButton pending={pending} className="mt-1 w-full">
          {t('auth.reset.submit')}
        </SubmitButton>
      </Form>
    </AuthLayout>
  );
}
