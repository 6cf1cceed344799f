import { getFormProps } from '@conform-to/react';
import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, Link } from '@remix-run/react';
import { FormErrors } from '#app/components/forms/form-errors.tsx';
import { SubmitButton } from '#app/components/forms/submit-button.tsx';
import { useServerForm } from '#app/components/forms/use-server-form.ts';
import { AuthLayout } from '#app/components/layout/auth-layout.tsx';
import { linkClass } from '#app/features/form-fields/link-class.ts';
import { TextField } from '#app/features/form-fields/text-field.tsx';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { tryApi } from '#app/lib/errors.ts';
import { parseForm, replyFailure, replyInvalid } from '#app/lib/form.ts';
import { paths } from '#app/lib/paths.ts';
import { rememberReset } from '#app/lib/session-cookie.server.ts';
import { RequestPasswordResetInput } from '#server/contracts/identity.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'auth.forgot.title');

export async function action(args: ActionFunctionArgs) {
  const { request, context } = args;
  const submission = parseForm(await request.formData(), RequestPasswordResetInput);
  if (submission.status !== 'success') return replyInvalid(submission);
  const outcome = await tryApi(args, () => context.api.identity.requestPasswordReset(submission.value));
  if (!outcome.ok) return replyFailure(submission, outcome.failure);
  return redirect('/nova-lozinka', {
    status: 303,
    headers: { 'Set-Cookie': await rememberReset(context, submission.value.email) },
  });
}

export default function ForgotPassword() {
  const t = useT();
  const { form, fields, error, pending } = useServerForm<RequestPasswordResetInput>({ id: 'forgot' });
  return (
    <AuthLayout
      title={t('auth.forgot.title')}
      intro={t('auth.forgot.intro')}
      footer={
        <Link to={paths.signIn} className={linkClass}>
          {t('auth.forgot.back')}
        </Link>
      }
    >
      <Form method="post" {...getFormProps(form)} className="flex flex-col gap-4">
        <FormErrors errors={form.errors} allErrors={form.allErrors} error={error} />
        <TextField field={fields.email} label={t('auth.email')} type="email" autoComplete="username" autoFocus />
        <SubmitButton pending={pending} className="w-full">
          {t('auth.forgot.submit')}
        </SubmitButton>
      </Form>
    </AuthLayout>
  );
}
