import { getFormProps } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { FormErrors } from '#app/components/forms/form-errors.tsx';
import { SubmitButton } from '#app/components/forms/submit-button.tsx';
import { useIssueTexts } from '#app/components/forms/use-issue-texts.ts';
import { useServerForm } from '#app/components/forms/use-server-form.ts';
import { DateInput } from '#app/components/ui/date-input.tsx';
import { Field } from '#app/components/ui/field.tsx';
import { MoneyInput } from '#app/components/ui/money-input.tsx';
import { Select } from '#app/components/ui/select.tsx';
import { openAsCharged } from '#app/features/invoice-document/open-charged.ts';
import { initialText, TextField } from '#app/features/form-fields/text-field.tsx';
import { PanelCard } from '#app/components/ui/panel-card.tsx';
import { formatMoney } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { InvoiceDto } from '#server/contracts/invoicing.ts';
import { PAYMENT_METHODS } from '#server/domain/invoicing/document.ts';

interface PaymentPanelProps {
  invoice: Pick<InvoiceDto, 'open' | 'total' | 'inCurrency' | 'paymentMethod'>;
  today: string;
  closeHref: string;
}

/** Enters a payment: all that is open unless the person says less. */
export function PaymentPanel({ invoice, today, closeHref }: PaymentPanelProps) {
  const t = useT();
  const say = useIssueTexts();
  const { open, paymentMethod } = invoice;
  const owed = openAsCharged(invoice);
  const { form, fields, error, pending } = useServerForm<{ amount: string; paidOn: string; paymentMethod: string; note: string }>(
    {
      id: 'payment',
      defaultValue: { amount: open, paidOn: today, paymentMethod, note: '' },
    },
  );
  return (
    <PanelCard id="uplata" title={t('invoices.payment.title')} closeHref={closeHref}>
      <Form method="post" preventScrollReset {...getFormProps(form)} className="flex flex-col gap-4">
        <input type="hidden" name="formId" value="payment" />
        <FormErrors
          errors={error?.code === 'INPUT_INVALID' ? [] : form.errors}
          error={error?.code === 'INPUT_INVALID' ? null : error}
        />
        <div className="grid grid-cols-2 gap-4">
          <Field
            label={t('invoices.payment.amount')}
            id={fields.amount.id}
            errors={say(fields.amount.errors)}
            hint={
              invoice.inCurrency === undefined
                ? t('invoices.payment.openHint', { open: formatMoney(open) })
                : t('invoices.inCurrency.openHint', { open: formatMoney(open), charged: formatMoney(owed.amount, owed.currency) })
            }
            required
          >
            <MoneyInput key={fields.amount.key} name={fields.amount.name} defaultValue={initialText(fields.amount)} />
          </Field>
          <Field label={t('invoices.payment.paidOn')} id={fields.paidOn.id} errors={say(fields.paidOn.errors)} required>
            <DateInput key={fields.paidOn.key} name={fields.paidOn.name} defaultValue={initialText(fields.paidOn)} max={today} />
          </Field>
        </div>
        <Field label={t('invoices.paymentMethod')} id={fields.paymentMethod.id} errors={say(fields.paymentMethod.errors)}>
          <Select
            key={fields.paymentMethod.key}
            name={fields.paymentMethod.name}
            defaultValue={initialText(fields.paymentMethod)}
            options={PAYMENT_METHODS.map((value) => ({ value, label: t(`invoices.method.${value}`) }))}
          />
        </Field>
        <TextField field={fields.note} label={t('invoices.payment.note')} optional maxLength={300} />
        <SubmitButton name="intent" value="pay" pending={pending} className="self-start">
          {t('invoices.payment.save')}
        </SubmitButton>
      </Form>
    </PanelCard>
  );
}
