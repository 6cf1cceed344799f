import { Download, Plus, Upload } from 'lucide-react';
import { buttonClass, ButtonLink } from '#app/components/ui/button.tsx';
import { changed, directoryQuery, type DirectoryParams } from '#app/features/directory/directory-params.ts';
import { useT } from '#app/i18n/use-t.tsx';

interface DirectoryActionsProps {
  area: 'contacts' | 'products';
  path: string;
  params: DirectoryParams;
  /** Something is shown that can be exported. */
  hasRows: boolean;
  mayWrite: boolean;
}

/** Export of what is shown, import, and something new. */
export function DirectoryActions({ area, path, params, hasRows, mayWrite }: DirectoryActionsProps) {
  const t = useT();
  return (
    <>
      {hasRows ? (
        <a href={`${path}/izvoz.csv${directoryQuery(changed(params, {}))}`} download className={buttonClass({})}>
          <Download aria-hidden size={16} strokeWidth={1.75} />
          {t('common.export')}
        </a>
      ) : null}
      {mayWrite ? (
        <>
          <ButtonLink icon={Upload} to={`${path}/uvoz`}>
            {t(`${area}.import`)}
          </ButtonLink>
          <ButtonLink variant="primary" icon={Plus} shortcut="n" to={`${path}/novi`}>
            {t(`${area}.new`)}
          </ButtonLink>
        </>
      ) : null}
    </>
  );
}
