import { Download, ListTree } from 'lucide-react';
import { Card } from '#app/components/ui/card.tsx';
import { CopyButton } from '#app/components/ui/copy-button.tsx';
import { DescriptionList } from '#app/components/ui/description-list.tsx';
import { Table } from '#app/components/ui/table.tsx';
import { buttonClass, ButtonLink } from '#app/components/ui/button.tsx';
import { foreignAmount, foreignDate } from '#app/features/einvoice/tables.tsx';
import { formatDate, formatIban, formatInstantShort } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { IncomingDto } from '#server/contracts/einvoice.ts';
import { INTERMEDIARY_NAMES } from '#server/domain/einvoice/intermediaries.ts';
import { unitSymbol } from '#server/domain/catalog/units.ts';

/** What was read of the document; empty values are left out. */
export function ContentCard({ incoming }: { incoming: IncomingDto }) {
  const t = useT();
  const { header, kind } = incoming;
  const money = (text: string) => foreignAmount(text, header.currency);
  const rows = [
    { label: t('einvoice.seller'), value: header.sellerName },
    { label: t('einvoice.detail.oib'), value: header.sellerOib },
    { label: t('einvoice.date'), value: foreignDate(header.issuedOn) },
    { label: t('einvoice.dueOn'), value: foreignDate(header.dueOn) },
    { label: t('einvoice.detail.net'), value: money(header.net) },
    { label: t('einvoice.detail.vat'), value: money(header.vat) },
    { label: t('einvoice.detail.total'), value: money(header.total) },
    { label: t('einvoice.detail.payable'), value: header.payable === '' ? '' : <strong>{money(header.payable)}</strong> },
    { label: t('einvoice.detail.iban'), value: formatIban(header.iban) },
    { label: t('einvoice.detail.reference'), value: header.paymentReference },
    { label: t('einvoice.detail.responseTo'), value: header.responseTo },
    { label: t('einvoice.detail.reason'), value: header.responseReason },
    { label: t('einvoice.detail.note'), value: header.note },
    { label: t('einvoice.detail.deadline'), value: incoming.deadline === null ? '' : <Deadline {...incoming.deadline} /> },
  ].filter(({ value }) => value !== '');
  if (kind === 'unreadable') return null;
  return (
    <Card title={t('einvoice.detail.content')}>
      <DescriptionList items={rows} />
      {header.vatOnCollection ? <p className="mt-3 text-sm text-muted">{t('einvoice.detail.onCollection')}</p> : null}
    </Card>
  );
}

/** The last day, and how long it still is. */
function Deadline({ on, workingDaysLeft, isOver }: NonNullable<IncomingDto['deadline']>) {
  const t = useT();
  const left = isOver ? t('einvoice.detail.deadlineOver') : t('einvoice.detail.deadlineLeft', { count: workingDaysLeft });
  return (
    <>
      {formatDate(on)} <span className={isOver || workingDaysLeft > 1 ? 'text-muted' : 'text-warn'}>({left})</span>
    </>
  );
}

export function LinesCard({ incoming }: { incoming: IncomingDto }) {
  const t = useT();
  const { lines, currency } = incoming.header;
  if (lines.length === 0) return null;
  const rows = lines.map((line, index) => ({ ...line, key: String(index) }));
  return (
    <Card title={t('einvoice.detail.lines')} ruled flush>
      <Table
        bare
        caption={t('einvoice.detail.lines')}
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          { id: 'name', header: t('einvoice.detail.line'), cell: ({ name }) => name, slot: 'title' },
          {
            id: 'quantity',
            header: t('einvoice.detail.quantity'),
            cell: ({ quantity, unit }) => `${quantity.replace('.', ',')} ${unitSymbol(unit, t.locale)}`,
            slot: 'meta',
            align: 'end',
          },
          {
            id: 'net',
            header: t('einvoice.detail.net'),
            cell: ({ net }) => foreignAmount(net, currency),
            slot: 'amount',
            align: 'end',
          },
        ]}
      />
    </Card>
  );
}

/** The bytes as they came. */
export function FileCard({ incoming, base }: { incoming: IncomingDto; base: string }) {
  const t = useT();
  const { filename, sha256, documentId, acknowledgedAt } = incoming;
  return (
    <Card title={t('einvoice.detail.file')}>
      <div className="flex flex-col gap-3 text-sm">
        <p className="break-all">{filename}</p>
        <p className="tabular flex items-center gap-1 text-xs text-muted">
          SHA-256{' '}
          <code title={sha256} className="font-mono">
            {sha256.slice(0, 4)}…{sha256.slice(-4)}
          </code>
          <CopyButton value={sha256} what="SHA-256" />
        </p>
        <p className="text-xs text-muted">{t('einvoice.detail.unmodified')}</p>
        {acknowledgedAt === null ? null : (
          <p className="text-xs text-muted">
            {INTERMEDIARY_NAMES[incoming.intermediary]}:{' '}
            {t('einvoice.detail.acknowledged', { at: formatInstantShort(acknowledgedAt) })}
          </p>
        )}
        <div className="flex flex-wrap gap-2">
          {incoming.kind === 'unreadable' ? null : (
            <ButtonLink variant="secondary" icon={ListTree} to={`${base}/eracuni/primljeni/${incoming.id}/sadrzaj`}>
              {t('einvoice.content.open')}
            </ButtonLink>
          )}
          <a href={`${base}/dokumenti/${documentId}/datoteka`} className={buttonClass({ variant: 'secondary' })}>
            <Download aria-hidden size={16} />
            {t('einvoice.detail.download')}
          </a>
        </div>
      </div>
    </Card>
  );
}
