import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/forms/submit-button.tsx';
import { Banner } from '#app/components/ui/banner.tsx';
import { Field } from '#app/components/ui/field.tsx';
import { FileDrop } from '#app/components/ui/file-drop.tsx';
import { Input } from '#app/components/ui/input.tsx';
import { refusalOf, type Refusal } from '#app/features/certificates/certificate-refusal.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { ErrorBody } from '#app/lib/error-body.ts';

interface AddCertificateFormProps {
  oib: string;
  error: ErrorBody | null;
  pending: boolean;
  /** Another way to a certificate stands first on the page. */
  isSecond: boolean;
}

/** The file from the issuer and its password. Whatever is refused says what to do about it. */
export function AddCertificateForm({ oib, error, pending, isSecond }: AddCertificateFormProps) {
  const t = useT();
  const refusal = error ? refusalOf(t, error) : null;
  const at = (place: Refusal['place']) =>
    refusal?.place === place ? [refusal.sentence, refusal.help ?? ''].filter(Boolean) : [];
  return (
    <Form method="post" encType="multipart/form-data" className="flex flex-col gap-4">
      {refusal?.place === 'form' ? (
        <Banner alert tone="err" title={refusal.sentence}>
          {refusal.help}
          {refusal.detail ? (
            <span className="mt-1 block text-xs text-muted">{t('certificates.technical', { detail: refusal.detail })}</span>
          ) : null}
        </Banner>
      ) : null}
      <input type="hidden" name="form" value="add" />
      <Field label={t('certificates.file')} errors={at('file')} required>
        <FileDrop name="file" accept=".p12,.pfx,application/x-pkcs12" hint={t('certificates.fileHint', { oib })} />
      </Field>
      <Field label={t('certificates.password')} errors={at('password')} hint={t('certificates.passwordHint')} required>
        <Input
          name="password"
          type="password"
          autoComplete="off"
          spellCheck={false}
          autoCapitalize="none"
          maxLength={200}
          className="sm:max-w-80"
        />
      </Field>
      <SubmitButton pending={pending} variant={isSecond ? 'secondary' : 'primary'} className="self-start">
        {t('certificates.submit')}
      </SubmitButton>
    </Form>
  );
}
