import clsx from 'clsx';
import type { ReactNode } from 'react';
import { useLevyName } from '#app/features/levies/use-levy-name.ts';
import { formatDecimal, formatMoney, formatPercent } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { ShiftReport } from '#server/domain/cash/shift-report.ts';

type Row = readonly [label: string, value: string];

interface ReportSlipProps {
  title: string;
  /** Whose it is and where; a line each. */
  head: readonly string[];
  facts: readonly string[];
  report: ShiftReport;
  /** What a closed shift was counted with; nothing while it is open. */
  counted?: { readonly rows: readonly Row[]; readonly explanation: string } | undefined;
  demo?: string | undefined;
}

/** An X or a Z report as it comes out of a printer of 80 mm. Black on white in every theme. */
export function ReportSlip({ title, head, facts, report, counted, demo }: ReportSlipProps) {
  const t = useT();
  const levyName = useLevyName();
  const { documents, takenBack, rates, levies, methods, operators, tips, cash } = report;
  const money = (amount: string): string => formatMoney(amount);
  return (
    <article
      data-slip
      className="tabular mx-auto flex w-[80mm] max-w-full flex-col gap-2 rounded-xs border border-[#d3d3ce] bg-[#ffffff] p-[4mm] text-xs text-[#1a1a1c] print:m-0 print:border-0"
    >
      {demo === undefined ? null : <p className="text-center font-semibold">{demo}</p>}
      <div className="text-center">
        {head.map((line, index) => (
          <p key={line} className={clsx(index === 0 && 'text-base font-semibold')}>
            {line}
          </p>
        ))}
      </div>
      <div>
        <h2 className="text-base font-semibold">{title}</h2>
        {facts.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      <Part
        rows={[
          [t('cash.report.count'), String(documents.count)],
          ...(documents.first === null || documents.last === null
            ? []
            : ([[t('cash.report.numbers'), `${documents.first} – ${documents.last}`]] as const)),
          [t('cash.report.takenBack', { count: takenBack.count }), money(takenBack.total)],
          [t('cash.report.discounts'), money(documents.discounts)],
        ]}
      >
        <Pair label={t('cash.report.total')} value={money(documents.total)} strong />
      </Part>
      <Part title={t('cash.report.rates')}>
        {rates.length === 0 ? (
          <p>{t('cash.report.nothing')}</p>
        ) : (
          <table className="w-full">
            <thead>
              <tr>
                {(['rate', 'base', 'vat'] as const).map((column, index) => (
                  <th key={column} scope="col" className={clsx('font-normal', index === 0 ? 'text-left' : 'text-right')}>
                    {t(`cash.report.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rates.map(({ vatCode, ratePercent, base, vat }) => (
                <tr key={`${vatCode} ${ratePercent}`}>
                  <td>
                    {vatCode === 'exempt' || vatCode === 'reverse_charge' || vatCode === 'outside'
                      ? t(`cash.report.untaxed.${vatCode}`)
                      : formatPercent(ratePercent)}
                  </td>
                  <td className="text-right">{formatDecimal(base, 2)}</td>
                  <td className="text-right">{formatDecimal(vat, 2)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Part>
      {levies.length === 0 ? null : (
        <Part title={t('cash.report.levies')} rows={levies.map((levy) => [levyName(levy), money(levy.amount)])} />
      )}
      <Part
        title={t('cash.report.methods')}
        rows={methods.map(({ method, count, amount }) => [`${t(`cash.method.${method}`)} (${count})`, money(amount)])}
      />
      <Part
        title={t('cash.report.operators')}
        rows={operators.map(({ mark, name, count, total }) => [`${mark} ${name} (${count})`, money(total)])}
      />
      {tips.count === 0 ? null : (
        <Part
          title={t('cash.report.tips')}
          rows={tips.methods.map(({ method, amount }) => [t(`cash.method.${method}`), money(amount)])}
        >
          <Pair label={t('cash.report.total')} value={money(tips.total)} />
        </Part>
      )}
      <Part
        title={t('cash.report.drawer')}
        rows={[
          [t('cash.report.float'), money(cash.float)],
          ...rowsOf([
            [t('cash.report.receipts'), cash.receipts],
            [t('cash.report.refunds'), cash.refunds],
            [t('cash.report.payIns'), cash.payIns],
            [t('cash.report.payOuts'), cash.payOuts],
            [t('cash.report.movedIn'), cash.movedIn],
            [t('cash.report.movedOut'), cash.movedOut],
          ]),
        ]}
      >
        <Pair label={t('cash.report.expected')} value={money(cash.expected)} strong />
        {counted?.rows.map(([label, value]) => (
          <Pair key={label} label={label} value={value} />
        ))}
        {counted === undefined || counted.explanation === '' ? null : (
          <p className="mt-1">{t('cash.report.explained', { text: counted.explanation })}</p>
        )}
      </Part>
    </article>
  );
}

/** What did not move needs no line. */
const rowsOf = (amounts: readonly Row[]): readonly Row[] =>
  amounts.filter(([, amount]) => /[1-9]/.test(amount)).map(([label, amount]) => [label, formatMoney(amount)]);

function Part({ title, rows = [], children }: { title?: string; rows?: readonly Row[]; children?: ReactNode }) {
  return (
    <section className="border-t border-dashed border-[#8a8a90] pt-2">
      {title === undefined ? null : <h3 className="mb-0.5 font-semibold">{title}</h3>}
      <div>
        {rows.map(([label, value]) => (
          <Pair key={label} label={label} value={value} />
        ))}
        {children}
      </div>
    </section>
  );
}

const Pair = ({ label, value, strong = false }: { label: string; value: string; strong?: boolean }) => (
  <p className={clsx('flex justify-between gap-2', strong && 'text-base font-semibold')}>
    <span className="min-w-0 break-words">{label}</span>
    <span className="whitespace-nowrap">{value}</span>
  </p>
);
