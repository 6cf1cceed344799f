import { Link } from '@remix-run/react';
import clsx from 'clsx';
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { useT } from '#app/i18n/use-t.tsx';

/** Where a cell goes when the row becomes a card on a phone. `meta-next` continues the line of `meta` after a dot. */
export type CellSlot = 'title' | 'amount' | 'meta' | 'meta-next' | 'status' | 'actions' | 'hidden';

export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  readonly slot?: CellSlot;
  readonly align?: 'start' | 'end';
  readonly tone?: 'muted' | 'strong';
  /** A width class (`w-28`); the others share the rest. */
  readonly width?: string;
  /** Leads to the same list in this order. */
  readonly sortHref?: string;
  readonly sorted?: 'asc' | 'desc';
  readonly headerHidden?: boolean;
}

export interface TableProps<Row> {
  /** Names the table for screen readers. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Makes the row a link; the link's text is the cell of `linkColumn` (the first one by default). */
  rowHref?: ((row: Row) => string) | undefined;
  linkColumn?: string | undefined;
  /** Where `E` goes from a row. */
  rowEditHref?: ((row: Row) => string) | undefined;
  /** Adds a checkbox named `name` with the row's key as value; `form` is the id of the form that takes them. */
  select?: { readonly name: string; readonly form: string; readonly label: (row: Row) => string } | undefined;
  dense?: boolean | undefined;
  /** Drops the outer border where the table fills a card. */
  bare?: boolean | undefined;
  className?: string | undefined;
}

/**
 * Rows of things. 40 px high (36 dense), header sticks below the demo band, cards on a phone. `J` and `K` move between
 * rows, `Enter` opens, `E` edits (see `use-shortcuts.ts`).
 */
export function Table<Row>({
  caption,
  columns,
  rows,
  rowKey,
  rowHref,
  linkColumn,
  select,
  rowEditHref,
  ...look
}: TableProps<Row>) {
  const t = useT();
  const linked = linkColumn ?? columns[0]?.id;
  return (
    <div className={clsx('min-w-0 bg-surface', !look.bare && 'overflow-clip rounded-md border', look.className)}>
      <table role="table" className="table-cards w-full border-collapse text-left">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr role="row" className="h-[34px]">
            {select ? (
              <th scope="col" className={clsx(headClass, 'w-[46px] pl-[18px]')}>
                <span className="sr-only">{t('common.selected', { count: 0 })}</span>
              </th>
            ) : null}
            {columns.map((column) => (
              <HeaderCell key={column.id} column={column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const key = rowKey(row);
            const href = rowHref?.(row);
            return (
              <tr
                key={key}
                role="row"
                data-row={key}
                className={clsx(
                  'relative border-t first:border-t-0 has-[[data-row-link]:focus-visible]:bg-brand-weak has-checked:bg-brand-weak',
                  look.dense ? 'md:h-9' : 'md:h-10',
                  href && 'hover:bg-sunken has-[[data-row-link]:focus-visible]:hover:bg-brand-weak',
                )}
              >
                {select ? (
                  <td role="cell" data-slot="select" className="md:pl-[18px]">
                    <input
                      type="checkbox"
                      name={select.name}
                      value={key}
                      form={select.form}
                      aria-label={t('common.selectRow', { name: select.label(row) })}
                      className="check relative z-10"
                    />
                  </td>
                ) : null}
                {columns.map((column) => (
                  <td key={column.id} role="cell" data-slot={column.slot ?? 'meta'} className={cellClass(column)}>
                    {href && column.id === linked ? (
                      <Link
                        to={href}
                        prefetch="intent"
                        data-row-link=""
                        data-row-edit={rowEditHref?.(row)}
                        className="after:absolute after:inset-0 focus-visible:shadow-none focus-visible:after:shadow-focus-inset"
                      >
                        {column.cell(row)}
                      </Link>
                    ) : (
                      column.cell(row)
                    )}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

const headClass =
  'sticky top-(--band) z-20 bg-surface px-2.5 text-xs font-medium text-muted shadow-rule first:pl-[18px] last:pr-[18px]';

const cellClass = (column: Column<never>): string =>
  clsx(
    'md:px-2.5 md:first:pl-[18px] md:last:pr-[18px]',
    column.align === 'end' && 'tabular md:text-right md:whitespace-nowrap',
    column.tone === 'muted' && 'tabular text-muted',
    column.tone === 'strong' && 'tabular md:font-medium',
    column.slot === 'actions' && '[&>*]:relative [&>*]:z-10',
  );

function HeaderCell({ column }: { column: Column<never> }) {
  const t = useT();
  const Arrow = column.sorted === 'asc' ? ArrowUp : ArrowDown;
  const sort = column.sorted === undefined ? undefined : column.sorted === 'asc' ? 'ascending' : 'descending';
  return (
    <th scope="col" aria-sort={sort} className={clsx(headClass, column.width, column.align === 'end' && 'text-right')}>
      {column.sortHref === undefined ? (
        <span className={column.headerHidden ? 'sr-only' : undefined}>{column.header}</span>
      ) : (
        <Link
          to={column.sortHref}
          preventScrollReset
          aria-label={t('common.sortBy', { name: column.header })}
          className={clsx('inline-flex items-center gap-1 hover:text-text', column.sorted && 'text-text')}
        >
          {column.header}
          {column.sorted ? <Arrow aria-hidden size={12} /> : null}
        </Link>
      )}
    </th>
  );
}
