import { Link } from '@remix-run/react';
import { ReportPill } from '#app/features/einvoice/report-pill.tsx';
import { formatDate, formatInstantShort, formatMoney, zagrebDate } from '#app/i18n/format.ts';
import type { Translate } from '#app/i18n/t.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { ReportDto } from '#server/contracts/einvoice-reports.ts';

/** When a report goes out or went, as people say it. */
export function whenOf(t: Translate, { status, reportedAt, nextAttemptAt }: ReportDto): string {
  if (reportedAt !== null) return t('einvoiceReports.reported', { at: formatInstantShort(reportedAt) });
  if (status === 'planned' && nextAttemptAt !== null)
    return t('einvoiceReports.goesOn', { date: formatDate(zagrebDate(nextAttemptAt)) });
  return '';
}

/** What is or was told to the Tax Administration about the payments of an invoice. */
export function InvoiceReports({ reports, base }: { reports: readonly ReportDto[]; base: string }) {
  const t = useT();
  const shown = reports.filter(({ status }) => status !== 'dropped');
  if (shown.length === 0) return null;
  return (
    <section className="flex flex-col gap-2 border-t pt-3" aria-label={t('einvoiceReports.card.title')}>
      <h3 className="font-medium">{t('einvoiceReports.card.title')}</h3>
      <ul className="flex flex-col gap-2">
        {shown.map((report) => (
          <li key={report.id} className="flex flex-wrap items-baseline justify-between gap-x-2 gap-y-1">
            <span className="tabular">
              {formatMoney(report.amount ?? '0')} <span className="text-muted">· {formatDate(report.happenedOn)}</span>
            </span>
            <ReportPill status={report.status} />
            <span className="w-full text-xs text-muted">
              {report.failure === null || report.status === 'reported'
                ? whenOf(t, report)
                : t(`einvoice.failure.${report.failure}`)}
            </span>
          </li>
        ))}
      </ul>
      <Link to={`${base}/eracuni/prijave`} className="link text-xs">
        {t('einvoiceReports.card.all')}
      </Link>
    </section>
  );
}
