import { Archive, SearchX, Upload, type LucideIcon } from 'lucide-react';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { changed, directoryQuery, type DirectoryParams } from '#app/features/directory/directory-params.ts';
import { useT } from '#app/i18n/use-t.tsx';

interface DirectoryEmptyProps {
  area: 'contacts' | 'products';
  icon: LucideIcon;
  path: string;
  params: DirectoryParams;
  counts: { readonly active: number; readonly archived: number };
  mayWrite: boolean;
}

/** What to do where a list shows nothing: begin, widen the search, or look into the other view. */
export function DirectoryEmpty({ area, icon, path, params, counts, mayWrite }: DirectoryEmptyProps) {
  const t = useT();
  if (params.search !== '') {
    return (
      <EmptyState
        icon={SearchX}
        title={t(`${area}.empty.found`)}
        action={<ButtonLink to={path + directoryQuery(changed(params, { search: '' }))}>{t(`${area}.empty.showAll`)}</ButtonLink>}
      >
        {t(`${area}.empty.foundDetail`, { text: params.search })}
      </EmptyState>
    );
  }
  if (params.archived) {
    return (
      <EmptyState icon={Archive} title={t(`${area}.empty.archived`)}>
        {t(`${area}.empty.archivedDetail`)}
      </EmptyState>
    );
  }
  const begin = counts.archived === 0;
  return (
    <EmptyState
      icon={icon}
      title={t(begin ? `${area}.empty.first` : `${area}.empty.active`)}
      action={
        mayWrite ? (
          <>
            <ButtonLink variant="primary" to={`${path}/novi`}>
              {t(`${area}.new`)}
            </ButtonLink>
            <ButtonLink icon={Upload} to={`${path}/uvoz`}>
              {t(`${area}.import`)}
            </ButtonLink>
          </>
        ) : undefined
      }
    >
      {t(begin ? `${area}.empty.firstDetail` : `${area}.empty.activeDetail`)}
    </EmptyState>
  );
}
