import clsx from 'clsx';
import { Download } from 'lucide-react';
import { buttonClass } from '#app/components/ui/button.tsx';
import { CopyButton } from '#app/components/ui/copy-button.tsx';
import { Table, type Column } from '#app/components/ui/table.tsx';
import { DocumentKindLabel } from '#app/features/documents/document-kind.tsx';
import { DocumentOwner } from '#app/features/documents/document-owner.tsx';
import { documentQuery, type DocumentParams } from '#app/features/documents/document-params.ts';
import { formatBytes, formatDate, formatInstant } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { DocumentListItem } from '#server/contracts/documents.ts';
import type { InvoiceNumbers } from '#server/contracts/overview.ts';

interface DocumentsTableProps {
  items: readonly DocumentListItem[];
  numbers: InvoiceNumbers;
  /** Address of the list. */
  path: string;
  params: DocumentParams;
}

/** Kept files. Beside an open panel only what tells them apart stays. */
export function DocumentsTable({ items, numbers, path, params }: DocumentsTableProps) {
  const t = useT();
  const name: Column<DocumentListItem> = {
    id: 'name',
    header: t('documents.name'),
    slot: 'title',
    cell: (row) => (
      // A grid, because a table's column would otherwise be as wide as its longest name.
      <span className="grid" title={row.filename}>
        <span className={clsx('truncate', row.id === params.open && 'text-brand')}>{row.filename}</span>
      </span>
    ),
    tone: 'strong',
  };
  const kind: Column<DocumentListItem> = {
    id: 'kind',
    header: t('documents.kindColumn'),
    slot: 'meta',
    cell: (row) => <DocumentKindLabel kind={row.kind} />,
    width: 'w-[216px]',
  };
  const owner: Column<DocumentListItem> = {
    id: 'owner',
    header: t('documents.belongsTo'),
    slot: 'status',
    // An address would break in its middle and make its row higher than the others; the document itself shows all of it.
    cell: (row) => (
      <span className="grid">
        <span className="truncate">
          <DocumentOwner document={row} numbers={numbers} />
        </span>
      </span>
    ),
    width: 'w-[140px]',
  };
  const kept: Column<DocumentListItem> = {
    id: 'kept',
    header: t('documents.keptAt'),
    slot: 'hidden',
    cell: (row) => <span className="whitespace-nowrap">{formatInstant(row.createdAt)}</span>,
    tone: 'muted',
    width: 'w-[172px]',
  };
  const details: readonly Column<DocumentListItem>[] = [
    {
      id: 'size',
      header: t('documents.size'),
      slot: 'hidden',
      cell: (row) => formatBytes(row.bytes),
      tone: 'muted',
      align: 'end',
      width: 'w-[88px]',
    },
    {
      id: 'until',
      header: t('documents.retainUntil'),
      slot: 'hidden',
      cell: (row) => (row.retainUntil === null ? '–' : formatDate(row.retainUntil)),
      tone: 'muted',
      width: 'w-[120px]',
    },
    {
      id: 'sha',
      header: t('documents.sha256'),
      slot: 'hidden',
      cell: (row) => (
        <span className="relative z-10 inline-flex items-center gap-1">
          <code title={row.sha256} className="font-mono text-xs text-muted">
            {row.sha256.slice(0, 10)}…
          </code>
          <CopyButton value={row.sha256} what={`SHA-256, ${row.filename}`} />
        </span>
      ),
      width: 'w-[136px]',
    },
    {
      id: 'actions',
      header: t('documents.actions'),
      headerHidden: true,
      slot: 'hidden',
      align: 'end',
      cell: (row) => (
        <a
          href={`${path}/${row.id}/datoteka`}
          aria-label={t('documents.downloadFile', { name: row.filename })}
          title={t('common.download')}
          className={buttonClass({ variant: 'ghost', small: true }, 'relative z-10 w-7 !px-0')}
        >
          <Download aria-hidden size={14} strokeWidth={1.75} />
        </a>
      ),
      width: 'w-[52px]',
    },
  ];
  return (
    <Table
      caption={t('documents.title')}
      // Size, retention and digest have no room beside the names on a middling screen; the panel shows them.
      className={params.open === null ? 'md:max-xl:[&_tr>:nth-child(n+5):not(:last-child)]:hidden' : undefined}
      columns={params.open === null ? [name, kind, owner, kept, ...details] : [name, owner, kept]}
      rows={items}
      rowKey={(row) => row.id}
      rowHref={(row) => path + documentQuery({ ...params, open: row.id })}
    />
  );
}
