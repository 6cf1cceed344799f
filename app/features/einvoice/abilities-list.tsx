import { Check, Minus } from 'lucide-react';
import { useT } from '#app/i18n/use-t.tsx';
import type { EInvoiceAbilities } from '#server/contracts/einvoice.ts';

const ORDER = [
  'status',
  'lookUp',
  'fiscalStatus',
  'canReceive',
  'creditNote',
  'inbound',
  'accept',
  'reject',
  'markPaid',
  'reportPayment',
  'lookUpReport',
  'reportNotIssued',
] as const satisfies readonly (keyof EInvoiceAbilities)[];

/** What cannot be done is done at the intermediary, but for credit notes, which go as invoices below zero. */
const answerOf = (name: keyof EInvoiceAbilities, can: boolean) => {
  if (can) return 'einvoiceLife.abilities.yes';
  return name === 'creditNote' ? 'einvoiceLife.abilities.creditNote.no' : 'einvoiceLife.abilities.no';
};

/** What an intermediary does for us, and what people do there themselves. */
export function AbilitiesList({ abilities }: { abilities: EInvoiceAbilities }) {
  const t = useT();
  return (
    <section aria-label={t('einvoiceLife.abilities.title')}>
      <h3 className="mb-2 text-sm font-medium">{t('einvoiceLife.abilities.title')}</h3>
      <ul className="grid gap-x-6 gap-y-1.5 text-sm sm:grid-cols-2">
        {ORDER.map((name) => {
          const can = abilities[name];
          const Icon = can ? Check : Minus;
          return (
            <li key={name} className={can ? 'flex items-start gap-2' : 'flex items-start gap-2 text-muted'}>
              <Icon aria-hidden size={16} className={can ? 'mt-0.5 shrink-0 text-ok' : 'mt-0.5 shrink-0'} />
              <span>
                {t(`einvoiceLife.abilities.${name}`)}
                <span className={can ? 'sr-only' : 'text-xs'}> ({t(answerOf(name, can))})</span>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
