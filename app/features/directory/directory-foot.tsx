import { Kbd } from '#app/components/ui/kbd.tsx';
import { Pagination } from '#app/components/ui/pagination.tsx';
import { directoryQuery, type DirectoryParams } from '#app/features/directory/directory-params.ts';
import { useT } from '#app/i18n/use-t.tsx';

interface DirectoryFootProps {
  path: string;
  params: DirectoryParams;
  shown: number;
  total: number;
  nextCursor: string | null;
}

/** How much of how much, the ways on, and the keys of the rows. */
export function DirectoryFoot({ path, params, shown, total, nextCursor }: DirectoryFootProps) {
  const t = useT();
  const { trail } = params;
  const hints = [
    { keys: ['J', 'K'], words: t('nav.hint.move') },
    { keys: ['Enter'], words: t('nav.hint.open') },
    { keys: ['E'], words: t('nav.hint.edit') },
  ];
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
      <div className="grow">
        <Pagination
          shown={shown}
          total={total}
          previousHref={trail.length > 0 ? path + directoryQuery({ ...params, trail: trail.slice(0, -1) }) : undefined}
          nextHref={nextCursor === null ? undefined : path + directoryQuery({ ...params, trail: [...trail, nextCursor] })}
        />
      </div>
      <p className="flex items-center gap-2 text-sm text-muted max-md:hidden">
        {hints.map(({ keys, words }) => (
          <span key={words} className="inline-flex items-center gap-1">
            {keys.map((key) => (
              <Kbd key={key}>{key}</Kbd>
            ))}{' '}
            {words}
          </span>
        ))}
      </p>
    </div>
  );
}
