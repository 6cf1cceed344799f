import { Card } from '#app/components/ui/card.tsx';
import { formatDecimal, formatInstantShort } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { RemovalDto } from '#server/contracts/cash.ts';

/** As a screen's loader hands it on. */
type Removal = Omit<RemovalDto, 'at'> & { readonly at: Date | string };

/** What was taken off open tables without being paid, with who did it; nothing where nothing was. */
export function RemovalsCard({ removals }: { removals: readonly Removal[] }) {
  const t = useT();
  if (removals.length === 0) return null;
  return (
    <Card title={t('cash.removals')} aside={<span className="tabular">{removals.length}</span>}>
      <ul className="flex flex-col gap-3 text-sm">
        {removals.map(({ id, at, table, operator, manager, lines }) => (
          <li key={id}>
            <p className="flex items-baseline justify-between gap-4">
              <span className="min-w-0 font-medium break-words">{table}</span>
              <span className="tabular shrink-0 text-muted">{formatInstantShort(at)}</span>
            </p>
            <p className="break-words">{lines.map(({ name, quantity }) => `${formatDecimal(quantity)} × ${name}`).join(', ')}</p>
            <p className="text-muted">
              {manager === operator ? t('cash.removedByManager', { manager }) : t('cash.removedBy', { operator, manager })}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
