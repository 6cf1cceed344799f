import { getFormProps } from '@conform-to/react';
import { redirect, redirectDocument } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { FormErrors } from '#app/components/forms/form-errors.tsx';
import { SubmitButton } from '#app/components/forms/submit-button.tsx';
import { useServerForm } from '#app/components/forms/use-server-form.ts';
import { AuthLayout } from '#app/components/layout/auth-layout.tsx';
import { PasswordField } from '#app/features/form-fields/password-field.tsx';
import { replyInvalidHiding } from '#app/features/form-fields/secret-replies.ts';
import { TextField } from '#app/features/form-fields/text-field.tsx';
import { linkClass } from '#app/features/form-fields/link-class.ts';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { tryApi } from '#app/lib/errors.ts';
import { parseForm, replyFailure } from '#app/lib/form.ts';
import { paths, safeNext } from '#app/lib/paths.ts';
import { rememberSignUp, signedIn } from '#app/lib/session-cookie.server.ts';
import { LoginInput } from '#server/contracts/identity.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'auth.login.title');

const nextOf = (request: Request): string | null => new URL(request.url).searchParams.get('next');

export function loader({ request, context }: LoaderFunctionArgs) {
  if (context.session) throw redirect(safeNext(nextOf(request)));
  return { next: nextOf(request) };
}

export async function action(args: ActionFunctionArgs) {
  const { request, context } = args;
  const submission = parseForm(await request.formData(), LoginInput);
  if (submission.status !== 'success') return replyInvalidHiding(submission, ['password']);
  const outcome = await tryApi(args, () => context.api.identity.login(submission.value));
  if (!outcome.ok) return replyFailure(submission, outcome.failure, ['password']);
  const { value } = outcome;
  if (value.status === 'code_sent') {
    const waiting = { email: value.email, ticket: value.ticket, next: nextOf(request) };
    return redirect('/potvrda', { status: 303, headers: { 'Set-Cookie': await rememberSignUp(context, waiting) } });
  }
  // A new document: the person's language and theme may be others than this page's.
  return redirectDocument(safeNext(nextOf(request)), { status: 303, headers: { 'Set-Cookie': signedIn(context, value) } });
}

export default function Login() {
  const t = useT();
  const { next } = useLoaderData<typeof loader>();
  const { form, fields, error, pending } = useServerForm<LoginInput>({ id: 'login' });
  const query = next ? `?next=${encodeURIComponent(next)}` : '';
  return (
    <AuthLayout
      title={t('auth.login.title')}
      intro={t('auth.tagline')}
      footer={
        <>
          {t('auth.login.noAccount')}{' '}
          <Link to={`${paths.register}${query}`} className={linkClass}>
            {t('auth.login.register')}
          </Link>
          {' · '}
          <Link to="/provjera-eracuna" className={linkClass}>
            {t('einvoice.check.link')}
          </Link>
        </>
      }
    >
      <Form method="post" {...getFormProps(form)} className="flex flex-col gap-4">
        <FormErrors errors={form.errors} allErrors={form.allErrors} error={error} />
        <TextField field={fields.email} label={t('auth.email')} type="email" autoComplete="username" autoFocus />
        <PasswordField field={fields.password} label={t('auth.password')} autoComplete="current-password" />
        <SubmitButton pending={pending} className="mt-1 w-full">
          {t('auth.login.submit')}
        </SubmitButton>
        <Link to="/zaboravljena-lozinka" className={`${linkClass} self-center text-sm`}>
          {t('auth.login.forgot')}
        </Link>
      </Form>
    </AuthLayout>
  );
}
