import type { ReactNode } from 'react';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Kbd } from '#app/components/ui/kbd.tsx';
import { formatCount } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';

export interface PaginationProps {
  shown: number;
  total: number;
  /** Sum of the whole list, formatted. */
  sum?: string | undefined;
  previousHref?: string | undefined;
  nextHref?: string | undefined;
  /** Shows which keys work on the list above. */
  keys?: boolean | undefined;
}

/** Foot of a list with keyset pages: how much of how much, and the ways on. */
export function Pagination({ shown, total, sum, previousHref, nextHref, keys }: PaginationProps) {
  const t = useT();
  const hint = (key: string, words: ReactNode) => (
    <span className="inline-flex items-center gap-1">
      <Kbd>{key}</Kbd> {words}
    </span>
  );
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 text-sm text-muted">
      <p className="tabular">
        {t('common.shownOf', { shown: formatCount(shown), total: formatCount(total) })}
        {sum === undefined ? null : (
          <>
            {' · '}
            {t('common.total')} <b className="font-medium text-text">{sum}</b>
          </>
        )}
      </p>
      {previousHref !== undefined || nextHref !== undefined ? (
        <nav aria-label={t('common.pages')} className="flex gap-2">
          {previousHref === undefined ? null : (
            <ButtonLink small to={previousHref} rel="prev">
              {t('common.previousPage')}
            </ButtonLink>
          )}
          {nextHref === undefined ? null : (
            <ButtonLink small to={nextHref} rel="next">
              {t('common.nextPage')}
            </ButtonLink>
          )}
        </nav>
      ) : keys ? (
        <p className="flex items-center gap-2 max-md:hidden">
          <span className="inline-flex items-center gap-1">
            <Kbd>J</Kbd>
            <Kbd>K</Kbd> {t('nav.hint.move')}
          </span>
          {hint('Enter', t('nav.hint.open'))}
          {hint('E', t('nav.hint.edit'))}
        </p>
      ) : null}
    </div>
  );
}
