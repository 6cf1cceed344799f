import { Form, Link } from '@remix-run/react';
import clsx from 'clsx';
import { FileCode2, Pause, Play, Send } from 'lucide-react';
import { Button, ButtonLink } from '#app/components/ui/button.tsx';
import { type Column, Table } from '#app/components/ui/table.tsx';
import { whenOf } from '#app/features/einvoice/invoice-reports.tsx';
import { ReportPill } from '#app/features/einvoice/report-pill.tsx';
import { formatDate, formatMoney } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { ReportDto } from '#server/contracts/einvoice-reports.ts';

interface ReportTableProps {
  items: readonly ReportDto[];
  base: string;
  /** What was told has no buttons but the message. */
  done: boolean;
  mayBook: boolean;
}

const hrefOf = (base: string, { invoiceId, incomingId }: ReportDto): string =>
  invoiceId === null ? `${base}/eracuni/primljeni/${incomingId ?? ''}` : `${base}/racuni/${invoiceId}`;

/** Reports with what is told, when, and what a person may do about each. */
export function ReportTable({ items, base, done, mayBook }: ReportTableProps) {
  const t = useT();
  const columns: readonly Column<ReportDto>[] = [
    {
      id: 'number',
      header: t('einvoiceReports.about'),
      cell: ({ number }) => <Whole>{number}</Whole>,
      slot: 'title',
      tone: 'strong',
    },
    { id: 'who', header: t('einvoiceReports.who'), cell: ({ name }) => name, slot: 'meta' },
    { id: 'what', header: t('einvoiceReports.what'), cell: (report) => <What report={report} />, slot: 'meta-next' },
    {
      id: 'due',
      header: done ? t('einvoiceReports.reportedAt') : t('einvoiceReports.due'),
      cell: (report) =>
        done ? (
          whenOf(t, report)
        ) : (
          <span className={clsx('whitespace-nowrap', report.isLate && 'text-err')}>{formatDate(report.dueOn)}</span>
        ),
      slot: done ? 'meta-next' : 'hidden',
      tone: 'muted',
    },
    { id: 'status', header: t('einvoiceReports.status'), cell: (report) => <State report={report} />, slot: 'status' },
    {
      id: 'amount',
      header: t('einvoiceReports.amount'),
      cell: (report) => <Amount report={report} />,
      slot: 'amount',
      align: 'end',
      tone: 'strong',
    },
    {
      id: 'actions',
      header: t('einvoiceReports.actions'),
      headerHidden: true,
      cell: (report) => (done ? <Message report={report} base={base} /> : mayBook ? <Actions report={report} /> : null),
      slot: 'actions',
      align: 'end',
    },
  ];
  return (
    <Table
      caption={t(done ? 'einvoiceReports.view.done' : 'einvoiceReports.view.due')}
      columns={columns}
      rows={items}
      rowKey={({ id }) => id}
      rowHref={(report) => hrefOf(base, report)}
    />
  );
}

/** A number or a date is not broken over lines. */
const Whole = ({ children }: { children: string }) => <span className="whitespace-nowrap">{children}</span>;

function What({ report }: { report: ReportDto }) {
  const t = useT();
  const { kind, takesBack, closedBy, happenedOn, method, reason } = report;
  const how = method === null ? (reason === null ? '' : t(`einvoice.reason.${reason}`)) : t(`einvoice.method.${method}`);
  const what = takesBack
    ? 'einvoiceReports.kind.takesBack'
    : closedBy === null
      ? (`einvoiceReports.kind.${kind}` as const)
      : 'einvoiceReports.kind.closing';
  return (
    <>
      {t(what)} <Whole>{formatDate(happenedOn)}</Whole>
      {how === '' ? null : <span className="block text-xs text-muted max-md:inline"> {how}</span>}
    </>
  );
}

function Amount({ report: { amount, of } }: { report: ReportDto }) {
  const t = useT();
  if (amount === null) return '–';
  return (
    <>
      {formatMoney(amount)}
      {of === null ? null : (
        <span className="block text-xs font-normal text-muted">{t('einvoiceReports.partOf', { total: formatMoney(of) })}</span>
      )}
    </>
  );
}

function State({ report }: { report: ReportDto }) {
  const t = useT();
  const { status, failure, errors } = report;
  const when = status === 'reported' ? '' : whenOf(t, report);
  return (
    <span className="flex flex-col items-start gap-1 py-1.5 max-md:items-end max-md:py-0">
      <ReportPill status={status} />
      {status === 'reported' ? null : (
        <span className={clsx('text-xs md:hidden', report.isLate ? 'text-err' : 'text-muted')}>
          {t('einvoiceReports.dueBy', { date: formatDate(report.dueOn) })}
        </span>
      )}
      {when === '' ? null : <span className="text-xs text-muted max-md:hidden">{when}</span>}
      {failure === null || status === 'reported' ? null : (
        <span className={clsx('max-w-[320px] text-xs', status === 'failed' ? 'text-err' : 'text-muted')}>
          {t(`einvoice.failure.${failure}`)} {errors.join(' ')}
        </span>
      )}
    </span>
  );
}

function Actions({ report }: { report: ReportDto }) {
  const t = useT();
  const { id, status, failure, kind, takesBack } = report;
  if (status === 'sending' || status === 'unsure') return null;
  return (
    <Form method="post" preventScrollReset className="flex flex-wrap justify-end gap-1.5">
      <input type="hidden" name="id" value={id} />
      {status === 'failed' ? (
        <>
          <Button type="submit" small name="intent" value={failure === 'unsure' ? 'resolve-no' : 'now'} icon={Send}>
            {t(failure === 'unsure' ? 'einvoiceReports.notRecorded' : 'einvoiceReports.again')}
          </Button>
          <Button type="submit" small variant="ghost" name="intent" value="resolve-yes">
            {t('einvoiceReports.wasRecorded')}
          </Button>
        </>
      ) : (
        <>
          <Button type="submit" small name="intent" value="now" icon={Send}>
            {t('einvoiceReports.now')}
          </Button>
          {status === 'held' ? (
            <Button type="submit" small variant="ghost" name="intent" value="release" icon={Play}>
              {t('einvoiceReports.release')}
            </Button>
          ) : (
            <Button type="submit" small variant="ghost" name="intent" value="hold" icon={Pause}>
              {t('einvoiceReports.hold')}
            </Button>
          )}
        </>
      )}
      {kind === 'payment' && !takesBack && failure !== 'unsure' ? (
        <ButtonLink small variant="ghost" to={`?nacin=${id}`} replace preventScrollReset>
          {t('einvoiceReports.change')}
        </ButtonLink>
      ) : null}
    </Form>
  );
}

function Message({ report, base }: { report: ReportDto; base: string }) {
  const t = useT();
  const { id, hasMessage, requestId, number } = report;
  if (!hasMessage) return <span className="text-xs text-muted">{t('einvoiceReports.byHand')}</span>;
  return (
    <Link
      to={`${base}/eracuni/prijave/${id}/poruka`}
      reloadDocument
      title={requestId === null ? undefined : t('einvoiceReports.request', { id: requestId })}
      aria-label={t('einvoiceReports.messageOf', { number })}
      className="link inline-flex items-center gap-1 text-xs"
    >
      <FileCode2 aria-hidden size={14} />
      {t('einvoiceReports.message')}
    </Link>
  );
}
