import { Link, useParams } from '@remix-run/react';
import clsx from 'clsx';
import { fiscalReasons } from '#app/features/invoice-timeline/fiscal-reasons.ts';
import { formatInstant, formatMoney } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { inCompany } from '#app/lib/paths.ts';
import type { InspectedReceipt } from '#server/contracts/inspection.ts';

/** Documents with what the Tax Administration knows them by, or why it does not yet. */
export function ReceiptList({ label, receipts }: { label: string; receipts: readonly InspectedReceipt[] }) {
  const { company = '' } = useParams();
  return (
    <ul aria-label={label}>
      {receipts.map((receipt) => (
        <li key={receipt.id} className="break-inside-avoid border-t px-[18px] py-2.5 first:border-t-0">
          <div className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
            <Link
              to={inCompany(company, `racuni/${receipt.id}`)}
              className="tabular min-w-16 rounded-xs md:min-w-24 font-medium hover:underline"
            >
              {receipt.number}
            </Link>
            <span className="tabular grow text-sm text-muted">{formatInstant(receipt.issuedAt)}</span>
            <span className="tabular font-medium">{formatMoney(receipt.total)}</span>
          </div>
          <Marks fiscal={receipt.fiscal} />
        </li>
      ))}
    </ul>
  );
}

function Marks({ fiscal }: Pick<InspectedReceipt, 'fiscal'>) {
  const t = useT();
  if (fiscal === null) return <p className="mt-1 text-sm text-muted">{t('inspection.notFiscal')}</p>;
  const { zki, jir, status, deadlineAt, isLate, lastErrorKind, lastErrorCodes } = fiscal;
  const state = t(status === 'stopped' ? 'inspection.stopped' : 'inspection.waits');
  const deadline = t(isLate ? 'inspection.late' : 'inspection.deadline', { at: formatInstant(deadlineAt) });
  const reasons = lastErrorKind === null ? [] : fiscalReasons(t, lastErrorKind, lastErrorCodes);
  return (
    <dl className="mt-1 grid grid-cols-[2rem_minmax(0,1fr)] gap-x-1.5 text-sm max-md:text-xs">
      <dt className="text-muted">ZKI</dt>
      <dd className="tabular break-all">{zki}</dd>
      <dt className="text-muted">JIR</dt>
      <dd className={clsx(jir === null ? (isLate || status === 'stopped' ? 'text-err' : 'text-warn') : 'tabular break-all')}>
        {jir ?? [`${state}, ${deadline}.`, ...reasons].join(' ')}
      </dd>
    </dl>
  );
}
