import { Link } from '@remix-run/react';
import { Search } from 'lucide-react';
import { useFieldProps } from '#app/components/ui/field.tsx';
import { controlClass } from '#app/components/ui/input.tsx';
import type { PlainFound } from '#app/features/invoice-editor/find-plainly.server.ts';
import { PlainResults, resultClass } from '#app/features/invoice-editor/plain-results.tsx';
import { CUSTOMER_SEARCH, FIND_CUSTOMER, pickCustomerIntent, SHOWN_CUSTOMER } from '#app/features/invoice-editor/plain-wish.ts';
import { useT } from '#app/i18n/use-t.tsx';

interface PlainCustomerProps {
  chosen: { readonly value: string; readonly label: string } | null;
  found: PlainFound | null;
  /** Form of a new customer that leads back to the draft, for a name. */
  newPath: (name: string) => string;
}

/** The customer without scripts, in the place and size of the picker: a field, a button that searches by it, and the results. */
export function PlainCustomer({ chosen, found, newPath }: PlainCustomerProps) {
  const t = useT();
  const name = chosen?.label ?? '';
  const results = found?.kind === 'customer' ? found : null;
  return (
    <>
      <span className="relative flex w-full min-w-0 items-center">
        <input type="hidden" name="contactId" value={chosen?.value ?? ''} />
        <input type="hidden" name={SHOWN_CUSTOMER} value={name} />
        <input
          type="text"
          name={CUSTOMER_SEARCH}
          autoComplete="off"
          maxLength={200}
          {...useFieldProps()}
          placeholder={t('invoices.buyerPlaceholder')}
          defaultValue={results && results.text !== '' ? results.text : name}
          className={`${controlClass} pr-9`}
        />
        <button
          type="submit"
          name="intent"
          value={FIND_CUSTOMER}
          aria-label={t('invoices.find.customer')}
          title={t('invoices.find.customer')}
          className="absolute right-1 flex size-[26px] items-center justify-center rounded-xs text-muted hover:bg-sunken hover:text-text"
        >
          <Search aria-hidden size={14} />
        </button>
      </span>
      {results ? (
        <PlainResults {...results} intentOf={pickCustomerIntent}>
          {chosen ? (
            <li>
              <button type="submit" name="intent" value={pickCustomerIntent('')} className={`${resultClass} text-muted`}>
                {t('invoices.noBuyerYet')}
              </button>
            </li>
          ) : null}
          {results.text === '' ? null : (
            <li>
              <Link to={newPath(results.text)} className={`${resultClass} font-medium text-brand`}>
                {t('invoices.newCustomer', { name: results.text })}
              </Link>
            </li>
          )}
        </PlainResults>
      ) : null}
    </>
  );
}
