import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useLoaderData, useNavigation } from '@remix-run/react';
import { ArrowLeftRight, Landmark } from 'lucide-react';
import { PageHeader } from '#app/components/layout/page-header.tsx';
import { Banner } from '#app/components/ui/banner.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { DateInput } from '#app/components/ui/date-input.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { Field } from '#app/components/ui/field.tsx';
import { MoneyInput } from '#app/components/ui/money-input.tsx';
import { Select } from '#app/components/ui/select.tsx';
import { type Column, Table } from '#app/components/ui/table.tsx';
import { formatDate, formatDecimal, formatMoney, zagrebDate } from '#app/i18n/format.ts';
import { parseDate, parseDecimal } from '#app/i18n/parse.ts';
import { errorSentence } from '#app/i18n/t.ts';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { fromApi, tryApi } from '#app/lib/errors.ts';
import type { ExchangeRate } from '#server/contracts/exchange-rates.ts';
import { toEuroMinor } from '#server/domain/exchange-rates/convert.ts';
import { DECIMAL_LIMITS, isDecimal } from '#server/domain/shared/decimal.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'exchangeRates.title');

const DEFAULT_CURRENCY = 'USD';

export async function loader(args: LoaderFunctionArgs) {
  const query = new URL(args.request.url).searchParams;
  const typed = {
    on: query.get('datum') ?? '',
    amount: query.get('iznos') ?? '',
    currency: query.get('valuta') ?? DEFAULT_CURRENCY,
  };
  const api = await fromApi(args, () => args.context.companyApi(args.params['company'] ?? ''));
  const today = zagrebDate(args.context.now());
  const on = typed.on === '' ? undefined : (parseDate(typed.on, today) ?? typed.on);
  const outcome = await tryApi(args, () => api.exchangeRates.list(on === undefined ? {} : { on }));
  if (!outcome.ok)
    return {
      typed,
      list: null,
      failure: { code: outcome.failure.body.code, params: outcome.failure.body.params },
      converted: null,
    };
  const amount = parseDecimal(typed.amount);
  const rate = outcome.value.rates.find(({ currency }) => currency === typed.currency);
  const isAmount = amount !== null && isDecimal(amount, DECIMAL_LIMITS.amount);
  const converted =
    isAmount && rate !== undefined ? { amount, rate, euro: decimalFromMinor(toEuroMinor(amount, rate.middle)) } : null;
  return { typed, list: outcome.value, failure: null, converted };
}

export default function ExchangeRates() {
  const t = useT();
  const { typed, list, failure, converted } = useLoaderData<typeof loader>();
  const pending = useNavigation().state === 'loading';
  const [first] = list?.rates ?? [];
  return (
    <>
      <PageHeader title={t('exchangeRates.title')} />
      <p className="-mt-3 max-w-[720px] text-sm text-muted">{t('exchangeRates.intro')}</p>
      <div className="flex max-w-[720px] flex-col gap-5">
        <Card>
          <Form className="flex flex-wrap items-end gap-3">
            <Field label={t('exchangeRates.on')} className="w-36">
              <DateInput name="datum" defaultValue={list?.on ?? typed.on} min="2023-01-01" />
            </Field>
            <Field label={t('exchangeRates.amount')} className="w-40 grow">
              <MoneyInput name="iznos" suffix="" defaultValue={typed.amount} />
            </Field>
            <Field label={t('exchangeRates.currency')} className="w-28">
              <Select
                name="valuta"
                defaultValue={typed.currency}
                options={(list?.rates ?? []).map(({ currency }) => ({ value: currency, label: currency }))}
              />
            </Field>
            <Button type="submit" variant="primary" icon={ArrowLeftRight} pending={pending}>
              {t('exchangeRates.convert')}
            </Button>
          </Form>
          {converted === null ? null : (
            <output className="mt-4 block">
              <span className="tabular block text-xl font-semibold">
                {t('exchangeRates.result', {
                  amount: formatMoney(converted.amount, converted.rate.currency),
                  euro: formatMoney(converted.euro),
                })}
              </span>
              <span className="text-sm text-muted">
                {t('exchangeRates.resultRate', {
                  rate: formatDecimal(converted.rate.middle, 6),
                  number: converted.rate.listNumber,
                  date: formatDate(converted.rate.appliesOn),
                })}
              </span>
            </output>
          )}
        </Card>
        {failure === null ? null : <Banner tone="warn" title={errorSentence(t, failure.code, failure.params)} />}
        {list !== null && first !== undefined && first.appliesOn !== list.on ? (
          <Banner title={t('exchangeRates.appliesOther', { asked: formatDate(list.on), date: formatDate(first.appliesOn) })} />
        ) : null}
        {list !== null && first === undefined ? (
          <EmptyState icon={Landmark} title={t('exchangeRates.empty.title')}>
            {t('exchangeRates.empty.detail')}
          </EmptyState>
        ) : null}
        {list === null || first === undefined ? null : (
          <Card
            title={t('exchangeRates.listNumber', { number: first.listNumber, date: formatDate(first.appliesOn) })}
            ruled
            flush
          >
            <Table
              bare
              dense
              caption={t('exchangeRates.title')}
              rows={list.rates}
              rowKey={({ currency }) => currency}
              columns={[
                { id: 'currency', header: t('exchangeRates.currency'), cell: ({ currency }) => currency, slot: 'title' },
                rateColumn('buying', t('exchangeRates.buying'), ({ buying }) => buying),
                rateColumn('middle', t('exchangeRates.middle'), ({ middle }) => middle),
                rateColumn('selling', t('exchangeRates.selling'), ({ selling }) => selling),
              ]}
            />
          </Card>
        )}
      </div>
    </>
  );
}

const rateColumn = (id: string, header: string, rateOf: (rate: ExchangeRate) => string): Column<ExchangeRate> => ({
  id,
  header,
  align: 'end',
  slot: id === 'middle' ? 'amount' : 'hidden',
  ...(id === 'middle' ? { tone: 'strong' } : {}),
  cell: (rate) => <span className="tabular">{formatDecimal(rateOf(rate), 6)}</span>,
});
