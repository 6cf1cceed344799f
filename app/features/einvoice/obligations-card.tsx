import { Check, Clock } from 'lucide-react';
import { Card } from '#app/components/ui/card.tsx';
import { Pill } from '#app/components/ui/pill.tsx';
import { formatDate } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { EInvoiceObligation } from '#server/domain/fiscal/einvoice-obligations.ts';

/** What the law asks of the company in eRačun, since or from when, why, and where it says so. */
export function ObligationsCard({
  obligations,
  inVat,
}: {
  readonly obligations: readonly EInvoiceObligation[];
  readonly inVat: boolean;
}) {
  const t = useT();
  return (
    <Card
      title={t('einvoiceSetup.duties.title')}
      aside={t(inVat ? 'einvoiceSetup.duties.inVat' : 'einvoiceSetup.duties.outsideVat')}
      ruled
      flush
    >
      <ul>
        {obligations.map(({ kind, required, since, reason, source }) => (
          <li
            key={kind}
            className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1.5 border-t px-[18px] py-3 first:border-t-0"
          >
            <div className="min-w-0 flex-1 basis-72">
              <p className="text-sm font-medium">{t(`einvoiceSetup.duty.${kind}`)}</p>
              <p className="text-xs text-muted">{t(`einvoiceSetup.duty.${kind}.note`)}</p>
              <p className="mt-0.5 text-xs text-muted">{`${source} · ${t(`einvoiceSetup.reason.${reason}`)}`}</p>
            </div>
            <div className="flex items-center gap-3">
              {since === null ? null : (
                <span className="tabular text-xs text-muted">{t('einvoiceSetup.duties.since', { day: formatDate(since) })}</span>
              )}
              <Pill tone={required ? 'ok' : 'neutral'} icon={required ? Check : Clock}>
                {t(required ? 'einvoiceSetup.duties.required' : 'einvoiceSetup.duties.later')}
              </Pill>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
