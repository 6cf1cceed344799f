import { Link, useParams } from '@remix-run/react';
import clsx from 'clsx';
import { ArrowRight } from 'lucide-react';
import { Card } from '#app/components/ui/card.tsx';
import { formatCount, formatDate, formatMoney } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { inCompany } from '#app/lib/paths.ts';
import type { EInvoicePulse } from '#server/contracts/overview.ts';

interface Figure {
  readonly key: 'stuck' | 'toFix' | 'toReport' | 'toDecide';
  readonly count: number;
  readonly to: string;
  readonly detail: string;
  readonly tone: 'err' | 'warn' | 'plain';
}

/** How eRačuni stand: what is stuck, to be mended, to be reported, and what came, with the nearest deadlines. */
export function EInvoicePulseCard({ pulse, className }: { pulse: EInvoicePulse; className?: string }) {
  const t = useT();
  const { company = '' } = useParams();
  const { stuck, toFix, toReport, toReportAmount, failed, late, reportDueOn, toDecide, receipts, receiptDue } = pulse;
  const receipt =
    receiptDue === null || receipts === 0
      ? ''
      : t(receiptDue.isOver ? 'dashboard.pulse.receiptOver' : 'dashboard.pulse.receipt', { on: formatDate(receiptDue.on) });
  const figures: readonly Figure[] = [
    { key: 'stuck', count: stuck, to: 'eracuni?prikaz=attention', detail: '', tone: stuck > 0 ? 'err' : 'plain' },
    { key: 'toFix', count: toFix, to: 'eracuni?prikaz=attention', detail: '', tone: toFix > 0 ? 'err' : 'plain' },
    {
      key: 'toReport',
      count: toReport,
      to: 'eracuni/prijave',
      detail:
        reportDueOn === null
          ? ''
          : t('dashboard.pulse.reportDetail', { amount: formatMoney(toReportAmount), on: formatDate(reportDueOn) }),
      tone: failed + late > 0 ? 'err' : 'plain',
    },
    {
      key: 'toDecide',
      count: toDecide,
      to: 'eracuni?smjer=primljeni&prikaz=open',
      detail: receipt,
      tone: receiptDue?.isOver ? 'err' : toDecide > 0 ? 'warn' : 'plain',
    },
  ];
  return (
    <Card
      title={t('dashboard.pulse.title')}
      className={className}
      aside={
        <Link to={inCompany(company, 'eracuni')} prefetch="intent" className="link inline-flex items-center gap-1 text-sm">
          {t('dashboard.pulse.all')}
          <ArrowRight aria-hidden size={14} />
        </Link>
      }
    >
      <ul className="grid grid-cols-2 gap-4 lg:grid-cols-4">
        {figures.map(({ key, count, to, detail, tone }) => (
          <li key={key}>
            <Link to={inCompany(company, to)} prefetch="intent" className="block rounded-sm hover:bg-sunken">
              <span className="block text-sm text-muted">{t(`dashboard.pulse.${key}`)}</span>
              <span
                className={clsx(
                  'tabular block text-xl font-semibold',
                  tone === 'err' && 'text-err',
                  tone === 'warn' && 'text-warn',
                )}
              >
                {formatCount(count)}
              </span>
              {detail === '' ? null : <span className="block text-xs text-muted">{detail}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
