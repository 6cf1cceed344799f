import { getFormProps } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { CalendarClock, Check, Trash2 } from 'lucide-react';
import { FormErrors } from '#app/components/forms/form-errors.tsx';
import { SubmitButton } from '#app/components/forms/submit-button.tsx';
import { useIssueTexts } from '#app/components/forms/use-issue-texts.ts';
import { useServerForm } from '#app/components/forms/use-server-form.ts';
import { IconButton } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { DateInput } from '#app/components/ui/date-input.tsx';
import { Field } from '#app/components/ui/field.tsx';
import { MoneyInput } from '#app/components/ui/money-input.tsx';
import { Pill } from '#app/components/ui/pill.tsx';
import { initialText } from '#app/features/form-fields/text-field.tsx';
import { formatDate, formatMoney } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { ProductPrices } from '#server/contracts/product-prices.ts';
import type { PriceMode } from '#server/domain/invoicing/document.ts';
import { addDays } from '#server/domain/shared/plain-date.ts';

interface PriceCardProps {
  prices: ProductPrices;
  /** How a new one is meant; null of a seller outside VAT. */
  priceMode: PriceMode | null;
  mayWrite: boolean;
}

/** What a product costs from which day on: prices to come can be added and dropped, the others are its history. */
export function PriceCard({ prices, priceMode, mayWrite }: PriceCardProps) {
  const t = useT();
  const { items, today } = prices;
  const holds = items.find(({ isPlanned }) => !isPlanned)?.id;
  return (
    <Card title={t('products.prices')} aside={priceMode === null ? undefined : <Mode priceMode={priceMode} />}>
      <div className="flex flex-col gap-4">
        <p className="text-sm text-muted">{t('products.pricesAbout')}</p>
        {items.length === 0 ? null : (
          <ul aria-label={t('products.prices')} className="tabular -my-1">
            {items.map((item) => (
              <li key={item.id} className="flex min-h-11 items-center gap-2 border-b py-1 last:border-b-0">
                <span className="min-w-0 grow">
                  <span className="block font-medium">{formatMoney(item.price)}</span>
                  <span className="block text-xs text-muted">
                    {t('products.priceFrom', { day: formatDate(item.validFrom) })}
                    {priceMode === null || item.priceMode === priceMode ? '' : ` · ${t(`products.priceMode.${item.priceMode}`)}`}
                  </span>
                </span>
                {item.isPlanned ? <Pill icon={CalendarClock}>{t('products.pricePlanned')}</Pill> : null}
                {item.id === holds ? (
                  <Pill tone="ok" icon={Check}>
                    {t('products.priceHolds')}
                  </Pill>
                ) : null}
                {item.isPlanned && mayWrite ? (
                  <Form method="post" preventScrollReset>
                    <input type="hidden" name="priceId" value={item.id} />
                    <IconButton
                      type="submit"
                      name="intent"
                      value="drop-price"
                      icon={Trash2}
                      label={t('products.priceDrop', { price: formatMoney(item.price), day: formatDate(item.validFrom) })}
                    />
                  </Form>
                ) : null}
              </li>
            ))}
          </ul>
        )}
        {mayWrite ? <PlanForm key={items.map(({ id }) => id).join()} from={addDays(today, 1)} /> : null}
      </div>
    </Card>
  );
}

function Mode({ priceMode }: { priceMode: PriceMode }) {
  const t = useT();
  return <span className="text-sm text-muted">{t(`products.priceMode.${priceMode}`)}</span>;
}

function PlanForm({ from }: { from: string }) {
  const t = useT();
  const say = useIssueTexts();
  const { form, fields, error, pending } = useServerForm<{ price: string; validFrom: string }>({
    id: 'planned-price',
    defaultValue: { price: '', validFrom: from },
  });
  const isOfField = error?.code === 'PRODUCT_PRICE_DAY_PAST';
  return (
    <Form method="post" preventScrollReset {...getFormProps(form)} className="flex flex-col gap-3">
      <input type="hidden" name="formId" value="planned-price" />
      <FormErrors errors={isOfField ? [] : form.errors} error={isOfField ? null : error} />
      <div className="grid grid-cols-2 gap-3">
        <Field label={t('products.priceNew')} id={fields.price.id} errors={say(fields.price.errors)} required>
          <MoneyInput key={fields.price.key} name={fields.price.name} defaultValue={initialText(fields.price)} />
        </Field>
        <Field label={t('products.priceDay')} id={fields.validFrom.id} errors={say(fields.validFrom.errors)} required>
          <DateInput
            key={fields.validFrom.key}
            name={fields.validFrom.name}
            defaultValue={initialText(fields.validFrom)}
            min={from}
          />
        </Field>
      </div>
      <SubmitButton name="intent" value="plan-price" pending={pending} variant="secondary" className="self-start">
        {t('products.pricePlan')}
      </SubmitButton>
    </Form>
  );
}
