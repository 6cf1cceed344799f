import type { ReactNode } from 'react';
import { useLevyName } from '#app/features/levies/use-levy-name.ts';
import { formatDecimal, formatMoney, formatPercent } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { Totals, VatGroup } from '#server/domain/invoicing/document.ts';
import { type Levy, levyKey } from '#server/domain/invoicing/levies.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';

const amount = (minor: bigint): string => formatDecimal(decimalFromMinor(minor), 2);

/** Totals of the draft as issuing would freeze them, and VAT by rate. `label` names the total, `discount` is the field of the document's discount. */
export function TotalsSummary({
  label,
  totals,
  currency,
  euroMinor,
  prepaidMinor,
  inVat,
  discount,
}: {
  label: string;
  totals: Totals;
  /** ISO code of what the amounts are in. */
  currency: string;
  /** The total in euro, in cents; null where that is what it is in, and where there is no rate. */
  euroMinor: bigint | null;
  /** What an advance paid of it, in cents. */
  prepaidMinor: bigint;
  inVat: boolean;
  discount: ReactNode;
}) {
  const t = useT();
  const levyName = useLevyName();
  const { levies = [] } = totals;
  const money = (minor: bigint): string => formatMoney(decimalFromMinor(minor), currency);
  const taxes = levies.filter(({ ratePercent }) => ratePercent !== '');
  return (
    <div className="grid gap-x-8 gap-y-4 border-t px-[18px] py-4 md:grid-cols-[minmax(0,1fr)_300px]">
      {inVat ? (
        totals.groups.length > 0 ? (
          <Recapitulation groups={totals.groups} taxes={taxes} />
        ) : (
          <span className="max-md:hidden" />
        )
      ) : (
        <p className="text-sm text-muted max-md:order-last">{t('invoices.outsideVat')}</p>
      )}
      <dl className="flex flex-col gap-1.5">
        <Row label={t('invoices.linesTotal')} value={money(totals.linesMinor)} />
        <div className="flex items-center justify-between gap-4">
          <dt className="text-sm text-muted">{t('invoices.documentDiscount')}</dt>
          <dd className="flex items-center gap-3">
            <span className="w-[86px]">{discount}</span>
            {totals.discountMinor === 0n ? null : (
              <span className="tabular min-w-20 text-right text-sm">{money(-totals.discountMinor)}</span>
            )}
          </dd>
        </div>
        {inVat ? (
          <>
            <Row label={t('invoices.base')} value={money(totals.baseMinor)} />
            <Row label={t('invoices.vatAmount')} value={money(totals.vatMinor)} />
          </>
        ) : null}
        {!inVat && levies.length > 0 ? <Row label={t('levies.without')} value={money(totals.baseMinor)} /> : null}
        {levies.map((levy) => (
          <Row key={levyKey(levy)} label={levyName(levy)} value={money(levy.amountMinor)} />
        ))}
        {prepaidMinor === 0n ? null : (
          <>
            <Row label={t('invoices.total')} value={money(totals.totalMinor)} />
            <Row label={t('invoices.prepaid')} value={money(-prepaidMinor)} />
          </>
        )}
        <div className="mt-1 flex items-baseline justify-between gap-4 border-t border-text pt-2">
          <dt className="font-semibold">{label}</dt>
          <dd className="tabular text-lg font-semibold">{money(totals.totalMinor - prepaidMinor)}</dd>
        </div>
        {euroMinor === null ? null : (
          <Row label={t('invoices.inCurrency.euro')} value={formatMoney(decimalFromMinor(euroMinor))} />
        )}
      </dl>
    </div>
  );
}

const Row = ({ label, value }: { label: string; value: string }) => (
  <div className="flex items-baseline justify-between gap-4 text-sm">
    <dt className="text-muted">{label}</dt>
    <dd className="tabular">{value}</dd>
  </div>
);

/** VAT by rate (EN 16931 BG-23), then the other taxes that have the same base. */
function Recapitulation({ groups, taxes }: { groups: readonly VatGroup[]; taxes: readonly Levy[] }) {
  const t = useT();
  const levyName = useLevyName();
  const title = t(taxes.length === 0 ? 'invoices.recapitulation' : 'levies.taxes');
  const name = ({ vatCode, ratePercent }: VatGroup): string =>
    vatCode === 'exempt' || vatCode === 'reverse_charge' || vatCode === 'outside'
      ? t(`invoices.vat.${vatCode}`)
      : taxes.length === 0
        ? formatPercent(ratePercent)
        : `${t('invoices.vatAmount')} ${formatPercent(ratePercent)}`;
  return (
    <table className="h-fit w-full text-sm max-md:order-last">
      <caption className="sr-only">{title}</caption>
      <thead>
        <tr className="text-xs text-muted">
          <th scope="col" className="pb-1 text-left font-normal">
            {title}
          </th>
          <th scope="col" className="pb-1 text-right font-normal">
            {t('invoices.base')}
          </th>
          <th scope="col" className="pb-1 text-right font-normal">
            {t(taxes.length === 0 ? 'invoices.vatAmount' : 'levies.tax')}
          </th>
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => (
          <tr key={`${group.vatCode} ${group.exemptionReason ?? ''}`} className="border-t">
            <th scope="row" className="py-1 pr-2 text-left font-normal">
              {name(group)}
            </th>
            <td className="tabular py-1 text-right">{amount(group.baseMinor)}</td>
            <td className="tabular py-1 text-right">{amount(group.vatMinor)}</td>
          </tr>
        ))}
        {taxes.map((levy) => (
          <tr key={levyKey(levy)} className="border-t">
            <th scope="row" className="py-1 pr-2 text-left font-normal">
              {levyName(levy)}
            </th>
            <td className="tabular py-1 text-right">{amount(levy.baseMinor)}</td>
            <td className="tabular py-1 text-right">{amount(levy.amountMinor)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
