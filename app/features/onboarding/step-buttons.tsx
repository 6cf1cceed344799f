import { SubmitButton } from '#app/components/forms/submit-button.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { useT } from '#app/i18n/use-t.tsx';

/** Forward and back. Back keeps what was typed and judges nothing; it comes second, so that Enter goes forward. */
export function StepButtons({ submit, pending, first }: { submit: string; pending: boolean; first?: boolean }) {
  const t = useT();
  return (
    <div className="flex flex-row-reverse items-center justify-between gap-3 border-t pt-5">
      <SubmitButton pending={pending}>{submit}</SubmitButton>
      {first ? null : (
        <Button type="submit" name="intent" value="back" formNoValidate variant="ghost">
          {t('common.back')}
        </Button>
      )}
    </div>
  );
}
