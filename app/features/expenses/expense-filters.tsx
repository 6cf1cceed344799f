import { Form, useNavigate } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { Button } from '#app/components/ui/button.tsx';
import { SearchInput } from '#app/components/ui/input.tsx';
import { Select } from '#app/components/ui/select.tsx';
import { useHydrated } from '#app/components/ui/use-hydrated.ts';
import { expenseQuery, readExpenseParams, type ExpenseParams } from '#app/features/expenses/expense-params.ts';
import { formatMonth } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';

interface ExpenseFiltersProps {
  path: string;
  params: ExpenseParams;
  /** Months that have costs, newest first. */
  months: readonly string[];
}

const TYPING_MS = 250;

/** Search and month: at work as soon as they change, and with a button where no scripts run. */
export function ExpenseFilters({ path, params, months }: ExpenseFiltersProps) {
  const t = useT();
  const navigate = useNavigate();
  const hydrated = useHydrated();
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const form = useRef<HTMLFormElement>(null);
  const { search, month } = params;
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    // Changed by a link of this page: the controls follow. What is being typed stays.
    const { q, mjesec } = (form.current?.elements ?? {}) as { q?: HTMLInputElement; mjesec?: HTMLSelectElement };
    if (q && document.activeElement !== q) q.value = search;
    if (mjesec) mjesec.value = month ?? '';
  }, [search, month]);
  const find = (from: HTMLFormElement): void => {
    const typed = new URLSearchParams([...new FormData(from)].map(([name, value]) => [name, String(value)]));
    navigate(path + expenseQuery(readExpenseParams(typed)), { replace: true, preventScrollReset: true });
  };
  // A month from an old link, whose costs are gone, is still what is asked for.
  const offered = month === null || months.includes(month) ? months : [month, ...months];
  return (
    <Form
      ref={form}
      method="get"
      action={path}
      role="search"
      className="flex min-w-0 flex-wrap items-center gap-2 max-md:w-full"
      onChange={(event) => {
        const from = event.currentTarget;
        clearTimeout(timer.current);
        timer.current = setTimeout(() => find(from), event.target instanceof HTMLSelectElement ? 0 : TYPING_MS);
      }}
      onSubmit={() => clearTimeout(timer.current)}
    >
      <SearchInput label={t('expenses.search')} defaultValue={search} className="max-w-none! flex-1 basis-52 md:w-72" />
      <Select
        name="mjesec"
        aria-label={t('expenses.month')}
        defaultValue={month ?? ''}
        placeholder={t('expenses.anyMonth')}
        options={offered.map((value) => ({ value, label: formatMonth(value, t.locale) }))}
        className="w-44! shrink-0 max-md:w-full!"
      />
      {hydrated ? null : <Button type="submit">{t('expenses.filter')}</Button>}
    </Form>
  );
}
