import { ButtonLink } from '#app/components/ui/button.tsx';
import { type Column, Table } from '#app/components/ui/table.tsx';
import { formatMoney, formatTime } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { CashBookDay } from '#server/contracts/cash.ts';

interface Row {
  readonly key: string;
  readonly number: string;
  readonly words: string;
  readonly detail: string;
  readonly cameIn: string | null;
  readonly wentOut: string | null;
  /** Of a slip that may be taken back. */
  readonly revocableId: string | null;
  readonly isCorrected: boolean;
}

type JsonSlip = Omit<CashBookDay['slips'][number], 'at'> & { readonly at: string | Date };

interface BookRowsProps {
  takings: CashBookDay['takings'];
  slips: readonly JsonSlip[];
  mayBook: boolean;
  correctHref: (id: string) => string;
}

/** Entries of a day: takings of each till, then the slips as they were written. */
export function BookRows({ takings, slips, mayBook, correctHref }: BookRowsProps) {
  const t = useT();
  const something = (amount: string): string | null => (/[1-9]/.test(amount) ? amount : null);
  const rows: readonly Row[] = [
    ...takings.map(({ deviceCode, receipts, refunds, count }) => ({
      key: `till ${deviceCode}`,
      number: t('cash.takings'),
      words: t('cash.deviceLong', { code: deviceCode }),
      detail: t('cash.entries', { count }),
      cameIn: something(receipts),
      wentOut: something(refunds),
      revocableId: null,
      isCorrected: false,
    })),
    ...slips.map((slip) => ({
      key: slip.id,
      number: t(`cash.slip.${slip.slip}`, { number: `${slip.ordinal}/${slip.year}` }),
      words:
        slip.corrects === null
          ? [slip.kind === 'pay_in' || slip.kind === 'pay_out' ? '' : t(`cash.kind.${slip.kind}`), slip.purpose]
              .filter((text) => text !== '')
              .join(': ')
          : t('cash.corrects', {
              slip: t(`cash.slip.${slip.corrects.slip}`, { number: `${slip.corrects.ordinal}/${slip.corrects.year}` }),
              reason: slip.purpose,
            }),
      detail: [formatTime(slip.at), slip.operator, slip.counterparty, slip.document].filter((text) => text).join(' · '),
      cameIn: slip.slip === 'in' ? slip.amount : null,
      wentOut: slip.slip === 'out' ? slip.amount : null,
      revocableId: mayBook && slip.isRevocable ? slip.id : null,
      isCorrected: slip.isCorrected,
    })),
  ];
  const columns: readonly Column<Row>[] = [
    { id: 'number', header: t('cash.number'), slot: 'title', cell: ({ number }) => number, width: 'w-40' },
    {
      id: 'words',
      header: t('cash.description'),
      slot: 'meta',
      cell: ({ words, detail, isCorrected }) => (
        <span className="block min-w-0 py-1.5 break-words whitespace-normal">
          {words}
          {isCorrected ? <span className="text-warn"> · {t('cash.isCorrected')}</span> : null}
          <span className="block text-xs text-muted">{detail}</span>
        </span>
      ),
    },
    {
      id: 'in',
      header: t('cash.cameIn'),
      align: 'end',
      tone: 'strong',
      slot: 'amount',
      cell: ({ cameIn, wentOut }) => (
        <>
          {cameIn === null ? null : formatMoney(cameIn)}
          {/* A card of a phone has one amount. */}
          {cameIn === null && wentOut !== null ? <span className="md:hidden">{formatMoney(`-${wentOut}`)}</span> : null}
        </>
      ),
      width: 'w-32',
    },
    {
      id: 'out',
      header: t('cash.wentOut'),
      align: 'end',
      tone: 'strong',
      slot: 'hidden',
      cell: ({ wentOut }) => (wentOut === null ? null : formatMoney(wentOut)),
      width: 'w-32',
    },
    {
      id: 'actions',
      header: t('cash.correct'),
      headerHidden: true,
      slot: 'actions',
      align: 'end',
      cell: ({ revocableId, number }) =>
        revocableId === null ? null : (
          <ButtonLink small variant="ghost" to={correctHref(revocableId)} preventScrollReset>
            {t('cash.correct')}
            <span className="sr-only">: {number}</span>
          </ButtonLink>
        ),
      width: 'w-28',
    },
  ];
  if (rows.length === 0) return <p className="rounded-md border px-[18px] py-4 text-sm text-muted">{t('cash.quietDay')}</p>;
  return <Table caption={t('cash.book')} columns={columns} rows={rows} rowKey={({ key }) => key} />;
}
