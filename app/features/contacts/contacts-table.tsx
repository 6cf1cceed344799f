import { Table, type Column } from '#app/components/ui/table.tsx';
import { directoryQuery, sortedBy, type DirectoryParams } from '#app/features/directory/directory-params.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { ContactListItem } from '#server/contracts/contacts.ts';

/** Customers, one a row. */
export function ContactsTable({
  items,
  path,
  params,
}: {
  items: readonly ContactListItem[];
  path: string;
  params: DirectoryParams;
}) {
  const t = useT();
  const columns: readonly Column<ContactListItem>[] = [
    {
      id: 'name',
      header: t('contacts.column.name'),
      cell: (row) => row.name,
      slot: 'title',
      tone: 'strong',
      sortHref: path + directoryQuery(sortedBy(params, 'name')),
      ...(params.sort === 'name' ? { sorted: params.direction } : {}),
    },
    {
      id: 'kind',
      header: t('contacts.column.kind'),
      cell: (row) => t(`contacts.kindShort.${row.kind}`),
      slot: 'meta',
      tone: 'muted',
      width: 'w-[120px]',
    },
    {
      id: 'number',
      header: t('contacts.column.number'),
      cell: (row) => row.oib ?? row.vatId ?? '',
      slot: 'meta-next',
      tone: 'muted',
      width: 'w-[150px]',
    },
    { id: 'city', header: t('contacts.column.city'), cell: placeOf, slot: 'meta-next', tone: 'muted', width: 'w-[18%]' },
    {
      id: 'email',
      header: t('contacts.column.email'),
      cell: (row) => row.email ?? '',
      slot: 'hidden',
      tone: 'muted',
      width: 'w-[24%]',
    },
  ];
  return (
    <Table
      caption={t('contacts.title')}
      columns={columns}
      rows={items}
      rowKey={(row) => row.id}
      rowHref={(row) => `${path}/${row.id}`}
      rowEditHref={(row) => `${path}/${row.id}?uredi`}
    />
  );
}

/** Town, and the country where it is not the own one. */
const placeOf = ({ city, country }: ContactListItem): string =>
  [city, country === 'HR' ? null : country].filter(Boolean).join(', ');
