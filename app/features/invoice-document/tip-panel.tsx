import { getFormProps } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { FormErrors } from '#app/components/forms/form-errors.tsx';
import { SubmitButton } from '#app/components/forms/submit-button.tsx';
import { useIssueTexts } from '#app/components/forms/use-issue-texts.ts';
import { useServerForm } from '#app/components/forms/use-server-form.ts';
import { Field } from '#app/components/ui/field.tsx';
import { MoneyInput } from '#app/components/ui/money-input.tsx';
import { Select } from '#app/components/ui/select.tsx';
import { initialText } from '#app/features/form-fields/text-field.tsx';
import { PanelCard } from '#app/components/ui/panel-card.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import { PAYMENT_METHODS, type PaymentMethod } from '#server/domain/invoicing/document.ts';

/** A tip that was left with a receipt. */
export function TipPanel({ paidBy, closeHref }: { paidBy: PaymentMethod; closeHref: string }) {
  const t = useT();
  const say = useIssueTexts();
  const { form, fields, error, pending } = useServerForm<{ amount: string; paymentMethod: string }>({
    id: 'tip',
    defaultValue: { amount: '', paymentMethod: paidBy },
  });
  const isOfField = error?.code === 'INPUT_INVALID';
  return (
    <PanelCard id="napojnica" title={t('invoices.tip')} closeHref={closeHref}>
      <Form method="post" preventScrollReset {...getFormProps(form)} className="flex flex-col gap-4">
        <input type="hidden" name="formId" value="tip" />
        <FormErrors errors={isOfField ? [] : form.errors} error={isOfField ? null : error} />
        <p className="text-sm text-muted">{t('invoices.tip.about')}</p>
        <div className="grid grid-cols-2 gap-4">
          <Field label={t('invoices.tip.amount')} id={fields.amount.id} errors={say(fields.amount.errors)} required>
            <MoneyInput key={fields.amount.key} name={fields.amount.name} defaultValue={initialText(fields.amount)} />
          </Field>
          <Field label={t('invoices.tip.method')} id={fields.paymentMethod.id} errors={say(fields.paymentMethod.errors)}>
            <Select
              key={fields.paymentMethod.key}
              name={fields.paymentMethod.name}
              defaultValue={initialText(fields.paymentMethod)}
              options={PAYMENT_METHODS.map((value) => ({ value, label: t(`invoices.method.${value}`) }))}
            />
          </Field>
        </div>
        <SubmitButton name="intent" value="tip" pending={pending} className="self-start">
          {t('invoices.tip.save')}
        </SubmitButton>
      </Form>
    </PanelCard>
  );
}
