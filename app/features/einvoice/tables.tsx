import { Table, type Column } from '#app/components/ui/table.tsx';
import { BusinessPill, ExchangePill, FiscalPill, IncomingPill, TakenBackPill } from '#app/features/einvoice/pills.tsx';
import { formatDate, formatMoney } from '#app/i18n/format.ts';
import type { Translate } from '#app/i18n/t.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { IncomingListItem, OutgoingDto } from '#server/contracts/einvoice.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** A date as it stands in a document that somebody else wrote. */
export const foreignDate = (text: string): string => (DAY.test(text) ? formatDate(text) : text);
/** An amount as it stands in a document that somebody else wrote. */
export const foreignAmount = (text: string, currency: string): string =>
  /^-?\d{1,13}(\.\d{1,6})?$/.test(text) && /^[A-Z]{3}$/.test(currency) ? formatMoney(text, currency) : text;

/** How the exchange stands; on a phone, which has one place for all three, also what the others say that matters. */
function Exchange({ sent }: { sent: OutgoingDto }) {
  return (
    <span className="inline-flex flex-wrap gap-1 max-md:justify-end">
      <ExchangePill sent={sent} />
      <TakenBackPill takenBack={sent.takenBack} />
      {sent.fiscal === 'failed' ? (
        <span className="md:hidden">
          <FiscalPill state={sent.fiscal} isAnswered={sent.isAnswered} />
        </span>
      ) : null}
      {sent.business === 'none' ? null : (
        <span className="md:hidden">
          <BusinessPill state={sent.business} isAnswered={sent.isAnswered} />
        </span>
      )}
    </span>
  );
}

/** Sent ones with their three states; each leads to its invoice. */
export function SentTable({ items, base }: { items: readonly OutgoingDto[]; base: string }) {
  const t = useT();
  const columns: readonly Column<OutgoingDto>[] = [
    { id: 'number', header: t('einvoice.number'), cell: ({ number }) => number, slot: 'title', tone: 'strong' },
    { id: 'buyer', header: t('einvoice.buyer'), cell: ({ buyerName }) => buyerName, slot: 'meta' },
    { id: 'date', header: t('einvoice.date'), cell: ({ issuedOn }) => formatDate(issuedOn), slot: 'meta-next', tone: 'muted' },
    { id: 'exchange', header: t('einvoice.exchange'), cell: (sent) => <Exchange sent={sent} />, slot: 'status' },
    {
      id: 'fiscal',
      header: t('einvoice.fiscal'),
      cell: ({ fiscal, isAnswered }) => <FiscalPill state={fiscal} isAnswered={isAnswered} />,
      slot: 'hidden',
    },
    {
      id: 'business',
      header: t('einvoice.business'),
      cell: ({ channel, business, isAnswered }) =>
        channel === 'report' ? '–' : <BusinessPill state={business} isAnswered={isAnswered} />,
      slot: 'hidden',
    },
    {
      id: 'total',
      header: t('einvoice.amount'),
      cell: ({ total }) => formatMoney(total),
      slot: 'amount',
      align: 'end',
      tone: 'strong',
    },
  ];
  return (
    <Table
      caption={t('einvoice.sent')}
      columns={columns}
      rows={items}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `${base}/racuni/${id}`}
    />
  );
}

const titleOf = (t: Translate, item: IncomingListItem): string =>
  item.isCopy ? t('einvoiceCopy.received.mark', { number: plainTitle(t, item) }) : plainTitle(t, item);

const plainTitle = (t: Translate, { number, kind }: IncomingListItem): string =>
  kind === 'invoice' && number !== '' ? number : [t(`einvoice.kind.${kind}`), number].filter((part) => part !== '').join(' ');

/** On a phone with the deadline below it. */
function IncomingState({ item }: { item: IncomingListItem }) {
  return (
    <span className="inline-flex flex-col gap-1 max-md:items-end">
      <IncomingPill item={item} />
      {item.deadline === null ? null : (
        <span className="text-xs md:hidden">
          <Deadline item={item} />
        </span>
      )}
    </span>
  );
}

/** By when the receipt is fiscalized, counted down in working days. */
function Deadline({ item: { deadline, fiscal, kind } }: { item: IncomingListItem }) {
  const t = useT();
  if (deadline === null)
    return <span className="text-muted">{fiscal === 'done' && kind !== 'response' ? t('einvoiceLife.deadline.done') : '–'}</span>;
  const { isOver, workingDaysLeft } = deadline;
  const on = formatDate(deadline.on);
  return (
    <span className={isOver ? 'text-err' : workingDaysLeft <= 1 ? 'text-warn' : 'text-muted'}>
      {isOver ? t('einvoiceLife.deadline.over', { on }) : t('einvoiceLife.deadline.left', { on, count: workingDaysLeft })}
    </span>
  );
}

/** Received ones. */
export function ReceivedTable({ items, base }: { items: readonly IncomingListItem[]; base: string }) {
  const t = useT();
  const columns: readonly Column<IncomingListItem>[] = [
    { id: 'number', header: t('einvoice.number'), cell: (item) => titleOf(t, item), slot: 'title', tone: 'strong' },
    { id: 'seller', header: t('einvoice.seller'), cell: ({ sellerName }) => sellerName, slot: 'meta' },
    { id: 'date', header: t('einvoice.date'), cell: ({ issuedOn }) => foreignDate(issuedOn), slot: 'meta-next', tone: 'muted' },
    { id: 'due', header: t('einvoice.dueOn'), cell: ({ dueOn }) => foreignDate(dueOn) || '–', slot: 'hidden', tone: 'muted' },
    { id: 'deadline', header: t('einvoiceLife.deadline'), cell: (item) => <Deadline item={item} />, slot: 'hidden' },
    { id: 'state', header: t('einvoice.status'), cell: (item) => <IncomingState item={item} />, slot: 'status' },
    {
      id: 'payable',
      header: t('einvoice.amount'),
      cell: ({ payable, currency }) => foreignAmount(payable, currency),
      slot: 'amount',
      align: 'end',
      tone: 'strong',
    },
  ];
  return (
    <Table
      caption={t('einvoice.received')}
      columns={columns}
      rows={items}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `${base}/eracuni/primljeni/${id}`}
    />
  );
}
