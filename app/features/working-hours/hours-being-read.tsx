import { ButtonLink } from '#app/components/ui/button.tsx';
import { Skeleton } from '#app/components/ui/skeleton.tsx';
import { useT } from '#app/i18n/use-t.tsx';

/** While the Tax Administration is asked. Where there are no scripts, nobody asks it until the link is followed. */
export function HoursBeingRead({ readTo }: { readTo: string }) {
  const t = useT();
  return (
    <section role="status" className="flex flex-col items-start gap-3 rounded-md border bg-surface p-[18px]">
      <p className="text-muted">{t('workingHours.reading')}</p>
      <Skeleton className="w-1/2" />
      <Skeleton className="w-1/3" />
      <noscript>
        <ButtonLink to={readTo}>{t('workingHours.read')}</ButtonLink>
      </noscript>
    </section>
  );
}
