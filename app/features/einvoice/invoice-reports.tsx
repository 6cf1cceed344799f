import { Form, Link, useNavigation } from '@remix-run/react';
import { Landmark, Undo2, X } from 'lucide-react';
import { Button } from '#app/components/ui/button.tsx';
import { ReportPill } from '#app/features/einvoice/report-pill.tsx';
import { formatDate, formatInstantShort, formatMoney, zagrebDate } from '#app/i18n/format.ts';
import type { Translate } from '#app/i18n/t.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { ClosingDto, ReportDto } from '#server/contracts/einvoice-reports.ts';

/** When a report goes out or went, as people say it. */
export function whenOf(t: Translate, { status, reportedAt, nextAttemptAt }: ReportDto): string {
  if (reportedAt !== null) return t('einvoiceReports.reported', { at: formatInstantShort(reportedAt) });
  if (status === 'planned' && nextAttemptAt !== null)
    return t('einvoiceReports.goesOn', { date: formatDate(zagrebDate(nextAttemptAt)) });
  return '';
}

interface InvoiceReportsProps {
  reports: readonly ReportDto[];
  /** What closed something of the invoice without money. */
  closings: readonly ClosingDto[];
  base: string;
  mayBook: boolean;
}

/** What is or was told to the Tax Administration about the payments of an invoice, and what may be told if a person says so. */
export function InvoiceReports({ reports, closings, base, mayBook }: InvoiceReportsProps) {
  const t = useT();
  const shown = reports.filter(({ status }) => status !== 'dropped');
  if (shown.length === 0 && closings.length === 0) return null;
  return (
    <section className="flex flex-col gap-2 border-t pt-3" aria-label={t('einvoiceReports.card.title')}>
      <h3 className="font-medium">{t('einvoiceReports.card.title')}</h3>
      {shown.length === 0 ? null : (
        <ul className="flex flex-col gap-2">
          {shown.map((report) => (
            <li key={report.id} className="flex flex-wrap items-baseline justify-between gap-x-2 gap-y-1">
              <span className="tabular">
                {formatMoney(report.amount ?? '0')} <span className="text-muted">· {formatDate(report.happenedOn)}</span>
              </span>
              <ReportPill status={report.status} />
              <span className="w-full text-xs text-muted">
                {report.takesBack ? `${t('einvoiceReports.kind.takesBack')}. ` : ''}
                {report.closedBy === null ? '' : `${t('einvoiceReports.closing.by', { number: report.closedBy.number })} `}
                {report.failure === null || report.status === 'reported'
                  ? whenOf(t, report)
                  : t(`einvoice.failure.${report.failure}`)}
              </span>
              {mayBook && report.closedBy !== null && isUntold(report) ? (
                <ClosingButton id={report.closedBy.id} number={report.closedBy.number} wish="drop" />
              ) : null}
              {mayBook && report.closedBy !== null && report.status === 'reported' && !report.isTakenBack ? (
                <ClosingButton id={report.closedBy.id} number={report.closedBy.number} wish="takeBack" />
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {closings.map(({ id, number, kind, amount }) => (
        <div key={id} className="flex flex-col items-start gap-2">
          <p>{t(`einvoiceReports.closing.${kind}`, { number, amount: formatMoney(amount) })}</p>
          <p className="text-xs text-muted">{t('einvoiceReports.closing.why')}</p>
          {mayBook ? <ClosingButton id={id} number={number} wish="tell" /> : null}
        </div>
      ))}
      <Link to={`${base}/eracuni/prijave`} className="link text-xs">
        {t('einvoiceReports.card.all')}
      </Link>
    </section>
  );
}

const isUntold = ({ status, failure }: ReportDto): boolean =>
  status === 'planned' || status === 'held' || (status === 'failed' && failure !== 'unsure');

const ICONS = { tell: Landmark, drop: X, takeBack: Undo2 } as const;

/** Has a closing told, or not told after all, or taken back where it was. */
function ClosingButton({ id, number, wish }: { id: string; number: string; wish: keyof typeof ICONS }) {
  const t = useT();
  const { formData } = useNavigation();
  const pending = formData?.get('intent') === 'einvoice-closing' && formData.get('closedBy') === id;
  const words = t(`einvoiceReports.closing.${wish}`);
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="closedBy" value={id} />
      <input type="hidden" name="wish" value={wish} />
      <Button
        type="submit"
        small
        name="intent"
        value="einvoice-closing"
        icon={ICONS[wish]}
        pending={pending}
        aria-label={`${words}: ${number}`}
      >
        {words}
      </Button>
    </Form>
  );
}
