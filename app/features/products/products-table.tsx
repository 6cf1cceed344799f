import { Table, type Column } from '#app/components/ui/table.tsx';
import { directoryQuery, sortedBy, type DirectoryParams } from '#app/features/directory/directory-params.ts';
import { vatLabel } from '#app/features/products/vat-label.ts';
import { formatMoney } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { ProductList, ProductListItem } from '#server/contracts/products.ts';
import { unitSymbol } from '#server/domain/catalog/units.ts';
import { rateOf } from '#server/domain/invoicing/vat-code.ts';

interface ProductsTableProps {
  list: Pick<ProductList, 'items' | 'rates' | 'sellerInVat'>;
  path: string;
  params: DirectoryParams;
}

/** Products, one a row; the column of VAT only for a seller who charges it. */
export function ProductsTable({ list, path, params }: ProductsTableProps) {
  const t = useT();
  const vat: Column<ProductListItem> = {
    id: 'vat',
    header: t('products.column.vat'),
    cell: (row) => (
      <>
        {vatLabel(t, row.vatCode, list.rates, true)}
        {row.priceMode === 'gross' && rateOf(row.vatCode, list.rates) !== '0' ? ` ${t('products.vatIncluded')}` : null}
      </>
    ),
    slot: 'meta-next',
    tone: 'muted',
    width: 'w-[140px]',
  };
  const columns: readonly Column<ProductListItem>[] = [
    {
      id: 'name',
      header: t('products.column.name'),
      cell: (row) => row.name,
      slot: 'title',
      tone: 'strong',
      sortHref: path + directoryQuery(sortedBy(params, 'name')),
      ...(params.sort === 'name' ? { sorted: params.direction } : {}),
    },
    {
      id: 'unit',
      header: t('products.column.unit'),
      cell: (row) => unitSymbol(row.unit, t.locale),
      slot: 'meta',
      tone: 'muted',
      width: 'w-[110px]',
    },
    {
      id: 'code',
      header: t('products.column.code'),
      cell: (row) => row.code ?? '',
      slot: 'meta-next',
      tone: 'muted',
      width: 'w-[150px]',
    },
    ...(list.sellerInVat ? [vat] : []),
    {
      id: 'price',
      header: t('products.column.price'),
      cell: (row) => formatMoney(row.price),
      align: 'end',
      tone: 'strong',
      slot: 'amount',
      width: 'w-[150px]',
    },
  ];
  return (
    <Table
      caption={t('products.title')}
      columns={columns}
      rows={list.items}
      rowKey={(row) => row.id}
      rowHref={(row) => `${path}/${row.id}`}
      rowEditHref={(row) => `${path}/${row.id}?uredi`}
    />
  );
}
