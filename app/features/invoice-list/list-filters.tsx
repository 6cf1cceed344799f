import { Form, Link, useNavigate } from '@remix-run/react';
import { SlidersHorizontal, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button, buttonClass, ButtonLink } from '#app/components/ui/button.tsx';
import { DateInput } from '#app/components/ui/date-input.tsx';
import { Field } from '#app/components/ui/field.tsx';
import { SearchInput } from '#app/components/ui/input.tsx';
import { Select } from '#app/components/ui/select.tsx';
import { changed, listQuery, readListParams, widened, type ListParams } from '#app/features/invoice-list/list-params.ts';
import { useLevyName } from '#app/features/levies/use-levy-name.ts';
import { formatDate, formatPercent } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { InvoiceList } from '#server/contracts/invoicing.ts';
import { PAYMENT_METHODS } from '#server/domain/invoicing/document.ts';
import { LEVY_KINDS } from '#server/domain/invoicing/levies.ts';

interface FilterProps {
  path: string;
  params: ListParams;
}

/** Everything of the address that a form does not ask for itself, so that sending it loses nothing. */
function Kept({ params, without }: { params: ListParams; without: readonly string[] }) {
  const kept = [...new URLSearchParams(listQuery(changed(params, {})))].filter(([name]) => !without.includes(name));
  return kept.map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}

const TYPING_MS = 250;

/** Finds while the person types, and with Enter where no scripts run. */
export function ListSearch({ path, params }: FilterProps) {
  const t = useT();
  const navigate = useNavigate();
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    // Cleared by a link of this page: the box follows. What is being typed stays.
    if (input.current && document.activeElement !== input.current) input.current.value = params.search;
  }, [params.search]);

  const find = (form: HTMLFormElement): void => {
    const typed = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
    navigate(path + listQuery(readListParams(typed)), { replace: true, preventScrollReset: true });
  };
  return (
    <Form
      method="get"
      action={path}
      role="search"
      className="min-w-0 flex-1 basis-48 md:max-w-72"
      onChange={(event) => {
        const form = event.currentTarget;
        clearTimeout(timer.current);
        timer.current = setTimeout(() => find(form), TYPING_MS);
      }}
    >
      <Kept params={params} without={['q']} />
      <SearchInput ref={input} label={t('invoices.search')} defaultValue={params.search} className="max-w-none!" />
    </Form>
  );
}

/** Dates, payment method and label, behind a button; opens without scripts. */
export function FilterMenu({ path, params, labels }: FilterProps & { labels: readonly string[] }) {
  const t = useT();
  const details = useRef<HTMLDetailsElement>(null);
  const query = listQuery(params);
  useEffect(() => {
    if (details.current) details.current.open = false;
  }, [query]);
  useEffect(() => {
    const close = (event: Event): void => {
      const element = details.current;
      if (!element?.open) return;
      if (
        event instanceof KeyboardEvent ? event.key !== 'Escape' : event.target instanceof Node && element.contains(event.target)
      )
        return;
      element.open = false;
      if (event instanceof KeyboardEvent) element.querySelector('summary')?.focus();
    };
    document.addEventListener('pointerdown', close);
    document.addEventListener('keydown', close);
    return () => {
      document.removeEventListener('pointerdown', close);
      document.removeEventListener('keydown', close);
    };
  }, []);
  return (
    <details ref={details} className="relative">
      <summary className={buttonClass({})}>
        <SlidersHorizontal aria-hidden size={16} strokeWidth={1.75} />
        {t('common.filters')}
      </summary>
      <Form
        key={query}
        method="get"
        action={path}
        className="absolute top-full right-0 z-40 mt-1 flex w-72 max-w-[calc(100vw-32px)] flex-col gap-3.5 rounded-md border border-border-strong bg-surface p-4 shadow-pop"
      >
        <Kept params={params} without={['od', 'do', 'placanje', 'oznaka']} />
        <Field label={t('invoices.filter.from')}>
          <DateInput name="od" defaultValue={params.from ?? ''} />
        </Field>
        <Field label={t('invoices.filter.to')}>
          <DateInput name="do" defaultValue={params.to ?? ''} />
        </Field>
        <Field label={t('invoices.paymentMethod')}>
          <Select
            name="placanje"
            defaultValue={params.paymentMethod ?? ''}
            placeholder={t('invoices.filter.anyMethod')}
            options={PAYMENT_METHODS.map((value) => ({ value, label: t(`invoices.method.${value}`) }))}
          />
        </Field>
        {labels.length > 0 ? (
          <Field label={t('invoices.filter.label')}>
            <Select
              name="oznaka"
              defaultValue={params.label ?? ''}
              placeholder={t('invoices.filter.anyLabel')}
              options={labels.map((label) => ({ value: label, label }))}
            />
          </Field>
        ) : null}
        <div className="flex justify-end gap-2">
          <ButtonLink variant="ghost" to={path + listQuery(widened(params))}>
            {t('common.clear')}
          </ButtonLink>
          <Button type="submit" variant="primary">
            {t('invoices.filter.apply')}
          </Button>
        </div>
      </Form>
    </details>
  );
}

/** What narrows the list, each with the way to take it off. */
export function FilterChips({ path, params, names }: FilterProps & { names: InvoiceList['filteredBy'] }) {
  const t = useT();
  const named = (what: 'Customer' | 'Product' | 'Operator' | 'Premises', id: string, name: string | null): string => {
    if (id === 'none') return t(what === 'Product' ? 'invoices.filter.noProduct' : 'invoices.filter.noCustomer');
    return name ?? t(`invoices.filter.one${what}`);
  };
  const levyName = useLevyName();
  const vatLabel = (vat: string): string => {
    const [code = '', rate = '', percent = '', ...name] = vat.split(':');
    if (code === 'levy') {
      const kind = LEVY_KINDS.find((each) => each === rate);
      return kind === undefined ? t('levies.title') : levyName({ kind, name: name.join(':'), ratePercent: percent });
    }
    return t.dynamic(`invoices.filter.vat.${code}`) ?? t('invoices.filter.vatRate', { rate: formatPercent(rate) });
  };
  const chips: ReadonlyArray<readonly [string, Partial<ListParams>]> = [
    ...(params.from ? [[t('invoices.filter.chipFrom', { date: formatDate(params.from) }), { from: null }] as const] : []),
    ...(params.to ? [[t('invoices.filter.chipTo', { date: formatDate(params.to) }), { to: null }] as const] : []),
    ...(params.paymentMethod ? [[t(`invoices.method.${params.paymentMethod}`), { paymentMethod: null }] as const] : []),
    ...(params.contactId ? [[named('Customer', params.contactId, names.contact), { contactId: null }] as const] : []),
    ...(params.productId ? [[named('Product', params.productId, names.product), { productId: null }] as const] : []),
    ...(params.operatorId ? [[named('Operator', params.operatorId, names.operator), { operatorId: null }] as const] : []),
    ...(params.premisesId ? [[named('Premises', params.premisesId, names.premises), { premisesId: null }] as const] : []),
    ...(params.vat ? [[vatLabel(params.vat), { vat: null }] as const] : []),
    ...(params.label ? [[params.label, { label: null }] as const] : []),
  ];
  if (chips.length === 0) return null;
  return (
    <ul aria-label={t('invoices.filter.active')} className="-mt-2 flex flex-wrap gap-2">
      {chips.map(([label, without]) => (
        <li key={label}>
          <Link
            to={path + listQuery(changed(params, without))}
            preventScrollReset
            aria-label={t('invoices.filter.remove', { name: label })}
            className="tabular flex h-7 items-center gap-1.5 rounded-full border border-border-strong bg-surface pr-2 pl-2.5 text-xs hover:bg-sunken"
          >
            {label}
            <X aria-hidden size={12} className="text-muted" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
