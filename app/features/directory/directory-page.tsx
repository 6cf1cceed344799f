import { useNavigation } from '@remix-run/react';
import clsx from 'clsx';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { PageHeader } from '#app/components/layout/page-header.tsx';
import { DirectoryActions } from '#app/features/directory/directory-actions.tsx';
import { DirectoryBar } from '#app/features/directory/directory-bar.tsx';
import { DirectoryEmpty } from '#app/features/directory/directory-empty.tsx';
import { DirectoryFoot } from '#app/features/directory/directory-foot.tsx';
import type { DirectoryParams } from '#app/features/directory/directory-params.ts';
import { useRights } from '#app/features/invoice-document/use-rights.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { DirectoryList } from '#server/contracts/directory.ts';

interface DirectoryPageProps {
  area: 'contacts' | 'products';
  icon: LucideIcon;
  path: string;
  params: DirectoryParams;
  list: Pick<DirectoryList<unknown>, 'items' | 'nextCursor' | 'counts'>;
  /** The rows of this page. */
  children: ReactNode;
}

/** The list of customers or of products: what can be done with it, its two views, its search, its rows and the ways on. */
export function DirectoryPage({ area, icon, path, params, list, children }: DirectoryPageProps) {
  const t = useT();
  const { mayWrite } = useRights();
  const { state, location } = useNavigation();
  const isPending = state === 'loading' && location.pathname === path;
  const { items, nextCursor, counts } = list;
  const total = params.archived ? counts.archived : counts.active;
  const hasRows = items.length > 0;
  return (
    <>
      <PageHeader
        title={t(`${area}.title`)}
        note={params.search === '' ? t(`${area}.count`, { count: total }) : undefined}
        wide
        actions={<DirectoryActions {...{ area, path, params, hasRows, mayWrite }} />}
      />
      <DirectoryBar
        path={path}
        params={params}
        counts={counts}
        words={{
          views: t(`${area}.views`),
          active: t(`${area}.active`),
          archived: t(`${area}.archived`),
          search: t(`${area}.search`),
        }}
      />
      <div
        aria-busy={isPending}
        className={clsx('flex min-w-0 flex-col gap-3', isPending && 'opacity-60 transition-opacity delay-150')}
      >
        {hasRows ? (
          <>
            {children}
            <DirectoryFoot {...{ path, params, total, nextCursor }} shown={items.length} />
          </>
        ) : (
          <DirectoryEmpty {...{ area, icon, path, params, counts, mayWrite }} />
        )}
      </div>
    </>
  );
}
