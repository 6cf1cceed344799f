import { CircleStop } from 'lucide-react';
import { Button, buttonClass } from '#app/components/ui/button.tsx';
import { useT } from '#app/i18n/use-t.tsx';

/** Ends the schedule for good after one more click, which says what that means. Part of the form with its states. */
export function EndSchedule() {
  const t = useT();
  return (
    <details className="relative">
      <summary className={buttonClass({ variant: 'ghost' })}>
        <CircleStop aria-hidden size={16} strokeWidth={1.75} />
        {t('recurring.end')}
      </summary>
      <div className="absolute top-full right-0 z-40 mt-1 flex w-64 flex-col gap-3 rounded-md border border-border-strong bg-surface p-4 text-sm shadow-pop max-md:right-auto max-md:left-0">
        <p>{t('recurring.end.about')}</p>
        <Button type="submit" name="state" value="ended" variant="danger" small icon={CircleStop} className="self-start">
          {t('recurring.end.confirm')}
        </Button>
      </div>
    </details>
  );
}
