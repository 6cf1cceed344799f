import { getFormProps } from '@conform-to/react';
import { redirect, redirectDocument } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { FormErrors } from '#app/components/forms/form-errors.tsx';
import { SubmitButton } from '#app/components/forms/submit-button.tsx';
import { useServerForm } from '#app/components/forms/use-server-form.ts';
import { AuthLayout } from '#app/components/layout/auth-layout.tsx';
import { Button, ButtonLink } from '#app/components/ui/button.tsx';
import { CodeField } from '#app/features/form-fields/code-field.tsx';
import { linkClass } from '#app/features/form-fields/link-class.ts';
import { replyInvalidHiding } from '#app/features/form-fields/secret-replies.ts';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { tryApi } from '#app/lib/errors.ts';
import { redirectWithFlash } from '#app/lib/flash.server.ts';
import { parseForm, replyFailure } from '#app/lib/form.ts';
import { paths, safeNext } from '#app/lib/paths.ts';
import { forgetSignUp, readSignUp, signedIn } from '#app/lib/session-cookie.server.ts';
import { ResendCodeInput, VerifyEmailInput } from '#server/contracts/identity.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'auth.verify.title');

const HIDDEN = ['email', 'ticket', 'code'];

export async function loader({ request, context }: LoaderFunctionArgs) {
  if (context.session) throw redirect(paths.home);
  const waiting = await readSignUp(request);
  return { email: waiting?.email ?? null };
}

export async function action(args: ActionFunctionArgs) {
  const { request } = args;
  const waiting = await readSignUp(request);
  if (waiting === null) return redirect('/potvrda', { status: 303 });
  const body = await request.formData();
  body.set('email', waiting.email);
  body.set('ticket', waiting.ticket);
  return body.get('resend') === null ? verify(args, body, waiting.next) : resend(args, body);
}

async function verify(args: ActionFunctionArgs, form: FormData, next: string | null) {
  const { context } = args;
  const submission = parseForm(form, VerifyEmailInput);
  if (submission.status !== 'success') return replyInvalidHiding(submission, HIDDEN);
  const outcome = await tryApi(args, () => context.api.identity.verifyEmail(submission.value));
  if (!outcome.ok) return replyFailure(submission, outcome.failure, HIDDEN);
  const headers = new Headers({ 'Set-Cookie': signedIn(context, outcome.value) });
  headers.append('Set-Cookie', await forgetSignUp());
  return redirectDocument(safeNext(next), { status: 303, headers });
}

async function resend(args: ActionFunctionArgs, form: FormData) {
  const submission = parseForm(form, ResendCodeInput);
  if (submission.status !== 'success') return replyInvalidHiding(submission, HIDDEN);
  const outcome = await tryApi(args, () => args.context.api.identity.resendCode(submission.value));
  if (!outcome.ok) return replyFailure(submission, outcome.failure, HIDDEN);
  return redirectWithFlash('/potvrda', { tone: 'info', key: 'auth.verify.resent' });
}

export default function Verify() {
  const t = useT();
  const { email } = useLoaderData<typeof loader>();
  if (email === null) {
    return (
      <AuthLayout title={t('auth.verify.title')} intro={t('auth.verify.lost')}>
        <ButtonLink to={paths.signIn} variant="primary" className="w-full">
          {t('auth.login.submit')}
        </ButtonLink>
      </AuthLayout>
    );
  }
  return <CodeForm email={email} />;
}

function CodeForm({ email }: { email: string }) {
  const t = useT();
  const { form, fields, error, pending } = useServerForm<Pick<VerifyEmailInput, 'code'>>({ id: 'verify' });
  return (
    <AuthLayout
      title={t('auth.verify.title')}
      intro={t('auth.verify.intro', { email })}
      footer={
        <>
          {t('auth.verify.otherAddress')}{' '}
          <Link to={paths.register} className={linkClass}>
            {t('auth.verify.startAgain')}
          </Link>
        </>
      }
    >
      <Form method="post" {...getFormProps(form)} className="flex flex-col gap-4">
        <FormErrors errors={form.errors} allErrors={form.allErrors} error={error} />
        <CodeField field={fields.code} autoFocus />
        <SubmitButton pending={pending} className="w-full">
          {t('auth.verify.submit')}
        </SubmitButton>
      </Form>
      <Form method="post" className="mt-5 flex flex-col items-start gap-2 border-t pt-4">
        <p className="text-sm text-muted">{t('auth.verify.missing')}</p>
        <Button type="submit" name="resend" value="1" small>
          {t('auth.verify.resend')}
        </Button>
      </Form>
    </AuthLayout>
  );
}
