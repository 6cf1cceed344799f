import { Form, useNavigation } from '@remix-run/react';
import { RefreshCw } from 'lucide-react';
import { Button } from '#app/components/ui/button.tsx';
import { formatIban, formatInstantShort, formatMoney } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { BankAccountDto } from '#server/contracts/banking.ts';

/** One account: what is on it, when it was read, and when it may be read again. */
export function AccountRow({ account, canSync }: { account: BankAccountDto; canSync: boolean }) {
  const t = useT();
  const { formData } = useNavigation();
  const { id, iban, name, currency, booked, available, syncedAt, nextSyncAt, possibleAt, failure } = account;
  const title = name === '' ? (iban === null ? currency : formatIban(iban)) : name;
  const read = syncedAt === null ? t('bank.syncedNever') : t('bank.syncedAt', { at: formatInstantShort(syncedAt) });
  const next =
    canSync && nextSyncAt !== null && syncedAt !== null ? t('bank.nextAt', { at: formatInstantShort(nextSyncAt) }) : null;
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 border-t px-[18px] py-3.5 first:border-t-0">
      <div className="min-w-0 flex-1 basis-72">
        <h3 className="font-medium break-words">
          {title} <span className="font-normal text-muted">{currency}</span>
        </h3>
        {iban === null ? null : <p className="tabular text-sm break-words text-muted">{formatIban(iban)}</p>}
        <p className="mt-0.5 text-sm text-muted">{[read, next].filter(Boolean).join(' · ')}</p>
        {failure === null ? null : <p className="mt-1 max-w-[560px] text-sm">{t(`bank.failure.${failure}`)}</p>}
        {canSync && possibleAt !== null ? (
          <p className="mt-1 max-w-[560px] text-sm">{t('bank.possibleAt', { at: formatInstantShort(possibleAt) })}</p>
        ) : null}
      </div>
      <div className="flex w-full items-start justify-between gap-4 sm:w-auto">
        <div className="tabular sm:text-right">
          <p className="font-semibold whitespace-nowrap">{booked === null ? '–' : formatMoney(booked, currency)}</p>
          {available === null ? null : (
            <p className="text-sm whitespace-nowrap text-muted">
              {t('bank.available')} {formatMoney(available, currency)}
            </p>
          )}
        </div>
        {canSync && possibleAt === null ? (
          <Form method="post">
            <input type="hidden" name="id" value={id} />
            <Button
              type="submit"
              small
              icon={RefreshCw}
              pending={formData?.get('id') === id}
              aria-label={`${t('bank.syncNow')}: ${title} ${currency}`}
            >
              {t('bank.syncNow')}
            </Button>
          </Form>
        ) : null}
      </div>
    </li>
  );
}
