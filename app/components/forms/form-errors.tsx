import { ButtonLink } from '#app/components/ui/button.tsx';
import { Banner } from '#app/components/ui/banner.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import { errorSentence } from '#app/i18n/t.ts';
import { issueSentence } from '#app/lib/form-issues.ts';
import { useFixPath } from '#app/lib/use-fix-path.ts';
import type { ErrorBody } from '#app/lib/error-body.ts';

/**
 * Above a form: what was refused as a whole, how many fields are marked, and the way to mend it where there is one. Nothing
 * when the refusal is the very sentence that stands below the only marked field, which has the focus then.
 */
export function FormErrors({
  errors,
  allErrors,
  error,
}: {
  /** `form.errors` */
  errors?: readonly string[] | undefined;
  /** `form.allErrors` */
  allErrors?: Readonly<Record<string, readonly string[]>> | undefined;
  error?: ErrorBody | null | undefined;
}) {
  const t = useT();
  const fix = useFixPath(error?.params);
  const fields = Object.entries(allErrors ?? {}).filter(([name]) => name !== '');
  const marked = fields.length;
  const sentences = error
    ? [errorSentence(t, error.code, error.params)]
    : (errors ?? []).map((encoded) => issueSentence(t, encoded));
  if (sentences.length === 0 && marked === 0) return null;
  const below = marked === 1 ? (fields[0]?.[1] ?? []).map((encoded) => issueSentence(t, encoded)) : [];
  if (!fix && below.length > 0 && below.join(' ') === sentences.join(' ')) return null;
  const [first = t('errors.FORM_SUMMARY', { count: marked }), ...others] = sentences;
  return (
    <Banner
      alert
      tone="err"
      title={first}
      action={
        fix ? (
          <ButtonLink small to={fix}>
            {t('errors.page.fix')}
          </ButtonLink>
        ) : undefined
      }
    >
      {others.length > 0
        ? others.join(' ')
        : sentences.length > 0 && marked > 0
          ? t('errors.FORM_SUMMARY', { count: marked })
          : null}
    </Banner>
  );
}
