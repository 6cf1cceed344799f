import { Kbd } from '#app/components/ui/kbd.tsx';
import { Pagination, type PaginationProps } from '#app/components/ui/pagination.tsx';
import { formatCount } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';

type FootProps = Pick<PaginationProps, 'shown' | 'sum' | 'previousHref' | 'nextHref'> & {
  /** Documents in all; null where only those shown were counted. */
  total: number | null;
  /** `E` opens the editor from a row. */
  editable: boolean;
};

/** How much of how much, the ways on, and the keys of the rows. */
export function ListFoot({ editable, total, ...foot }: FootProps) {
  const t = useT();
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
      <div className="grow">
        {total === null ? (
          <p className="tabular text-sm text-muted">{t('invoices.draftsShown', { count: formatCount(foot.shown) })}</p>
        ) : (
          <Pagination {...foot} total={total} />
        )}
      </div>
      <p className="flex items-center gap-2 text-sm text-muted max-md:hidden">
        <span className="inline-flex items-center gap-1">
          <Kbd>J</Kbd>
          <Kbd>K</Kbd> {t('nav.hint.move')}
        </span>
        <Hint name="Enter" words={t('nav.hint.open')} />
        {editable ? <Hint name="E" words={t('nav.hint.edit')} /> : null}
      </p>
    </div>
  );
}

const Hint = ({ name, words }: { name: string; words: string }) => (
  <span className="inline-flex items-center gap-1">
    <Kbd>{name}</Kbd> {words}
  </span>
);
