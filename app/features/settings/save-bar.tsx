import { SubmitButton } from '#app/components/forms/submit-button.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { useT } from '#app/i18n/use-t.tsx';

/** Saving, and the way out without saving. */
export function SaveBar({ pending, cancel, label }: { pending: boolean; cancel?: string; label?: string }) {
  const t = useT();
  return (
    <div className="flex items-center gap-3">
      <SubmitButton pending={pending}>{label ?? t('common.save')}</SubmitButton>
      {cancel === undefined ? null : (
        <ButtonLink to={cancel} variant="ghost">
          {t('common.cancel')}
        </ButtonLink>
      )}
    </div>
  );
}
