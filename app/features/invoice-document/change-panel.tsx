import { getFormProps } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { FormErrors } from '#app/components/forms/form-errors.tsx';
import { SubmitButton } from '#app/components/forms/submit-button.tsx';
import { useIssueTexts } from '#app/components/forms/use-issue-texts.ts';
import { useServerForm } from '#app/components/forms/use-server-form.ts';
import { Field } from '#app/components/ui/field.tsx';
import { Select } from '#app/components/ui/select.tsx';
import { initialText, TextField } from '#app/features/form-fields/text-field.tsx';
import { PanelCard } from '#app/components/ui/panel-card.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import type { FiscalDto } from '#server/contracts/fiscal-state.ts';
import { PAYMENT_METHODS } from '#server/domain/invoicing/document.ts';

/** Another payment method or buyer's OIB of a receipt, on the day of its issue. */
export function ChangePanel({ fiscal, closeHref }: { fiscal: Pick<FiscalDto, 'paymentMethod' | 'buyerOib'>; closeHref: string }) {
  const t = useT();
  const say = useIssueTexts();
  const { form, fields, error, pending } = useServerForm<{ paymentMethod: string; buyerOib: string }>({
    id: 'change-data',
    defaultValue: { paymentMethod: fiscal.paymentMethod, buyerOib: fiscal.buyerOib ?? '' },
  });
  const isOfField = error?.code === 'INPUT_INVALID';
  return (
    <PanelCard id="placanje" title={t('invoices.changeData.title')} closeHref={closeHref}>
      <Form method="post" preventScrollReset {...getFormProps(form)} className="flex flex-col gap-4">
        <input type="hidden" name="formId" value="change-data" />
        <FormErrors errors={isOfField ? [] : form.errors} error={isOfField ? null : error} />
        <p className="text-sm text-muted">{t('invoices.changeData.about')}</p>
        <Field label={t('invoices.paymentMethod')} id={fields.paymentMethod.id} errors={say(fields.paymentMethod.errors)}>
          <Select
            key={fields.paymentMethod.key}
            name={fields.paymentMethod.name}
            defaultValue={initialText(fields.paymentMethod)}
            options={PAYMENT_METHODS.map((value) => ({ value, label: t(`invoices.method.${value}`) }))}
          />
        </Field>
        <TextField
          field={fields.buyerOib}
          label={t('invoices.changeData.buyerOib')}
          hint={t('invoices.changeData.buyerOibHint')}
          optional
          inputMode="numeric"
          maxLength={11}
        />
        <SubmitButton name="intent" value="change-data" pending={pending} className="self-start">
          {t('invoices.changeData.save')}
        </SubmitButton>
      </Form>
    </PanelCard>
  );
}
