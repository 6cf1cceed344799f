import { Table, type Column } from '#app/components/ui/table.tsx';
import { formatDate, formatMoney } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { PendingReminder, ReminderLogEntry } from '#server/contracts/reminders.ts';

/** What the schedule is about to send, or why it will not. */
export function PendingTable({ rows, path }: { rows: readonly PendingReminder[]; path: string }) {
  const t = useT();
  const columns: readonly Column<PendingReminder>[] = [
    { ...numberColumn(t('invoices.column.number')), cell: (row) => row.number },
    {
      id: 'buyer',
      header: t('invoices.buyer'),
      cell: (row) => (
        <>
          {row.buyerName}
          {row.obstacle === null ? null : (
            <span className="block text-xs text-err">{t(`reminders.obstacle.${row.obstacle}`)}</span>
          )}
          {row.to === null ? null : <span className="block text-xs break-all text-muted">{row.to}</span>}
        </>
      ),
      slot: 'title',
    },
    {
      id: 'step',
      header: t('reminders.column'),
      cell: (row) => (
        <>
          {t('reminders.step', { number: row.step })}
          <span className="block text-xs text-muted">
            {row.obstacle === null ? t('reminders.goesOut', { date: formatDate(row.on) }) : t('reminders.staysHere')}
          </span>
        </>
      ),
      slot: 'status',
      width: 'w-[156px]',
    },
    {
      id: 'open',
      header: t('reminders.open'),
      cell: (row) => (
        <>
          {formatMoney(row.open)}
          <span className="block text-xs font-normal text-muted">{t('reminders.due', { date: formatDate(row.dueOn) })}</span>
          {row.interest === null ? null : (
            <span className="block text-xs font-normal text-muted">
              {t('reminders.interest', { amount: formatMoney(row.interest) })}
              {row.isEstimated ? ' *' : ''}
            </span>
          )}
        </>
      ),
      align: 'end',
      tone: 'strong',
      slot: 'amount',
      width: 'w-[150px]',
    },
  ];
  return (
    <Table
      bare
      caption={t('reminders.pending')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.invoiceId}
      rowHref={(row) => `${path}/${row.invoiceId}`}
    />
  );
}

const numberColumn = (header: string) =>
  ({ id: 'number', header, tone: 'strong', slot: 'meta', width: 'w-[110px]' }) satisfies Omit<Column<never>, 'cell'>;

/** Reminders that went out, the last first, with what became of the mail. */
export function ReminderLog({ rows, path }: { rows: readonly ReminderLogEntry[]; path: string }) {
  const t = useT();
  const columns: readonly Column<ReminderLogEntry>[] = [
    { ...numberColumn(t('invoices.column.number')), cell: (row) => row.number },
    { id: 'buyer', header: t('invoices.buyer'), cell: (row) => row.buyerName, slot: 'title' },
    {
      id: 'step',
      header: t('reminders.column'),
      cell: (row) => t('reminders.step', { number: row.step }),
      slot: 'amount',
      width: 'w-[110px]',
    },
    {
      id: 'sentOn',
      header: t('reminders.sentOn'),
      cell: (row) => formatDate(row.sentOn),
      tone: 'muted',
      slot: 'meta-next',
      width: 'w-[120px]',
    },
    {
      id: 'mail',
      header: t('reminders.mail'),
      cell: (row) => (
        <>
          {row.status === 'needless' ? t('reminders.needless') : (t.dynamic(`invoices.mail.${row.status}`) ?? row.status)}
          <span className="block text-xs break-all text-muted">{row.to}</span>
        </>
      ),
      slot: 'status',
    },
  ];
  return (
    <Table
      bare
      caption={t('reminders.log')}
      columns={columns}
      rows={rows}
      rowKey={(row) => `${row.invoiceId}:${row.step}`}
      rowHref={(row) => `${path}/${row.invoiceId}`}
    />
  );
}
