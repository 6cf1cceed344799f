import { Trash2 } from 'lucide-react';
import { Button, buttonClass } from '#app/components/ui/button.tsx';
import { useT } from '#app/i18n/use-t.tsx';

/** Throws the draft away after one more click, which says what goes. Part of the editor's form. */
export function DeleteDraft() {
  const t = useT();
  return (
    <details className="relative">
      <summary
        aria-label={t('invoices.deleteDraft')}
        title={t('invoices.deleteDraft')}
        className={buttonClass({ variant: 'ghost' }, 'w-[34px] px-0!')}
      >
        <Trash2 aria-hidden size={16} strokeWidth={1.75} />
      </summary>
      <div className="absolute top-full right-0 z-40 mt-1 flex w-64 flex-col gap-3 rounded-md border border-border-strong bg-surface p-4 text-sm shadow-pop max-md:right-auto max-md:left-0">
        <p>{t('invoices.deleteDraft.about')}</p>
        <Button type="submit" name="intent" value="delete" formNoValidate variant="danger" small icon={Trash2}>
          {t('invoices.deleteDraft')}
        </Button>
      </div>
    </details>
  );
}
