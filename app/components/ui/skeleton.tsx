import clsx from 'clsx';
import { useT } from '#app/i18n/use-t.tsx';

/** A grey bar in the place of words to come. Size it by classes. */
export const Skeleton = ({ className }: { className?: string }) => (
  <span aria-hidden className={clsx('block h-3.5 animate-pulse rounded-xs bg-sunken', className)} />
);

/** Rows of a table to come; as high as the rows that follow, so that nothing jumps. */
export function TableSkeleton({ rows = 8 }: { rows?: number }) {
  const t = useT();
  return (
    <div role="status" aria-label={t('common.loading')} className="overflow-clip rounded-md border bg-surface">
      <div className="h-[34px]" />
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="flex h-10 items-center gap-6 border-t px-[18px]">
          <Skeleton className="w-16" />
          <Skeleton className="w-1/4" />
          <Skeleton className="w-20" />
          <Skeleton className="ml-auto w-20" />
        </div>
      ))}
    </div>
  );
}
