import { getFormProps } from '@conform-to/react';
import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, Link } from '@remix-run/react';
import { FormErrors } from '#app/components/forms/form-errors.tsx';
import { SubmitButton } from '#app/components/forms/submit-button.tsx';
import { useServerForm } from '#app/components/forms/use-server-form.ts';
import { AuthLayout } from '#app/components/layout/auth-layout.tsx';
import { linkClass } from '#app/features/form-fields/link-class.ts';
import { PasswordField } from '#app/features/form-fields/password-field.tsx';
import { replyInvalidHiding } from '#app/features/form-fields/secret-replies.ts';
import { TextField } from '#app/features/form-fields/text-field.tsx';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { tryApi } from '#app/lib/errors.ts';
import { parseForm, replyFailure } from '#app/lib/form.ts';
import { paths } from '#app/lib/paths.ts';
import { rememberSignUp } from '#app/lib/session-cookie.server.ts';
import { SignUpInput } from '#server/contracts/identity.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'auth.register.title');

export function loader({ context }: LoaderFunctionArgs) {
  if (context.session) throw redirect(paths.home);
  return null;
}

/** A taken address goes the same way as a fresh one: to the page that asks for the code. */
export async function action(args: ActionFunctionArgs) {
  const { request, context } = args;
  const submission = parseForm(await request.formData(), SignUpInput);
  if (submission.status !== 'success') return replyInvalidHiding(submission, ['password']);
  const outcome = await tryApi(args, () => context.api.identity.signUp(submission.value));
  if (!outcome.ok) return replyFailure(submission, outcome.failure, ['password']);
  const next = new URL(request.url).searchParams.get('next');
  const waiting = { email: submission.value.email, ticket: outcome.value.ticket, next };
  return redirect('/potvrda', { status: 303, headers: { 'Set-Cookie': await rememberSignUp(context, waiting) } });
}

export default function Register() {
  const t = useT();
  const { form, fields, error, pending } = useServerForm<SignUpInput>({ id: 'register' });
  return (
    <AuthLayout
      title={t('auth.register.title')}
      intro={t('auth.register.intro')}
      footer={
        <>
          {t('auth.register.haveAccount')}{' '}
          <Link to={paths.signIn} className={linkClass}>
            {t('auth.register.login')}
          </Link>
        </>
      }
    >
      <Form method="post" {...getFormProps(form)} className="flex flex-col gap-4">
        <FormErrors errors={form.errors} allErrors={form.allErrors} error={error} />
        <TextField field={fields.name} label={t('auth.name')} autoComplete="name" autoFocus />
        <TextField field={fields.email} label={t('auth.email')} type="email" autoComplete="username" />
        <PasswordField
          field={fields.password}
          label={t('auth.password')}
          hint={t('auth.passwordHint')}
          autoComplete="new-password"
        />
        <SubmitButton pending={pending} className="mt-1 w-full">
          {t('auth.register.submit')}
        </SubmitButton>
      </Form>
    </AuthLayout>
  );
}
