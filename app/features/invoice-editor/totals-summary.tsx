import type { ReactNode } from 'react';
import { formatDecimal, formatMoney, formatPercent } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { Totals, VatGroup } from '#server/domain/invoicing/document.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';

const money = (minor: bigint): string => formatMoney(decimalFromMinor(minor));
const amount = (minor: bigint): string => formatDecimal(decimalFromMinor(minor), 2);

/** Totals of the draft as issuing would freeze them, and VAT by rate. `label` names the total, `discount` is the field of the document's discount. */
export function TotalsSummary({
  label,
  totals,
  prepaidMinor,
  inVat,
  discount,
}: {
  label: string;
  totals: Totals;
  /** What an advance paid of it, in cents. */
  prepaidMinor: bigint;
  inVat: boolean;
  discount: ReactNode;
}) {
  const t = useT();
  return (
    <div className="grid gap-x-8 gap-y-4 border-t px-[18px] py-4 md:grid-cols-[minmax(0,1fr)_300px]">
      {inVat ? (
        totals.groups.length > 0 ? (
          <Recapitulation groups={totals.groups} />
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

/** VAT by rate (EN 16931 BG-23). */
function Recapitulation({ groups }: { groups: readonly VatGroup[] }) {
  const t = useT();
  const name = ({ vatCode, ratePercent }: VatGroup): string =>
    vatCode === 'exempt' || vatCode === 'reverse_charge' || vatCode === 'outside'
      ? t(`invoices.vat.${vatCode}`)
      : formatPercent(ratePercent);
  return (
    <table className="h-fit w-full text-sm max-md:order-last">
      <caption className="sr-only">{t('invoices.recapitulation')}</caption>
      <thead>
        <tr className="text-xs text-muted">
          <th scope="col" className="pb-1 text-left font-normal">
            {t('invoices.recapitulation')}
          </th>
          <th scope="col" className="pb-1 text-right font-normal">
            {t('invoices.base')}
          </th>
          <th scope="col" className="pb-1 text-right font-normal">
            {t('invoices.vatAmount')}
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
      </tbody>
    </table>
  );
}
