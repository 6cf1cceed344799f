import { getFormProps } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { FormErrors } from '#app/components/forms/form-errors.tsx';
import { useIssueTexts } from '#app/components/forms/use-issue-texts.ts';
import { useServerForm } from '#app/components/forms/use-server-form.ts';
import { DateInput } from '#app/components/ui/date-input.tsx';
import { Field } from '#app/components/ui/field.tsx';
import { MoneyInput } from '#app/components/ui/money-input.tsx';
import { AddressFields } from '#app/features/form-fields/address-fields.tsx';
import { initialText, TextField } from '#app/features/form-fields/text-field.tsx';
import { SaveBar } from '#app/features/settings/save-bar.tsx';
import { useT } from '#app/i18n/use-t.tsx';

export interface PremisesValues extends Record<string, string> {
  id: string;
  code: string;
  name: string;
  street: string;
  postalCode: string;
  city: string;
  /** Decimal string, `''` for none. */
  cashMaximum: string;
  /** The last one; see `SavePremisesInput`. */
  consumptionTaxPercent: string;
  consumptionTaxFrom: string;
}

/** New premises (empty `id`), or a change of some. */
export function PremisesForm({ values, back }: { values: PremisesValues; back: string }) {
  const t = useT();
  const say = useIssueTexts();
  const { form, fields, error, pending } = useServerForm<PremisesValues>({ id: 'premises', defaultValue: values });
  return (
    <Form method="post" {...getFormProps(form)} className="flex flex-col gap-4">
      <FormErrors errors={form.errors} allErrors={form.allErrors} error={error} />
      <input type="hidden" name="form" value="premises" />
      {values.id ? <input type="hidden" name="id" value={values.id} /> : null}
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          field={fields.code}
          label={t('settings.premises.code')}
          hint={t('settings.premises.codeHint')}
          maxLength={20}
          autoCapitalize="none"
          spellCheck={false}
        />
        <TextField field={fields.name} label={t('settings.premises.name')} />
      </div>
      <AddressFields street={fields.street} postalCode={fields.postalCode} city={fields.city} />
      <Field
        label={t('settings.premises.cashMaximum')}
        id={fields.cashMaximum.id}
        errors={say(fields.cashMaximum.errors)}
        hint={t('settings.premises.cashMaximumHint')}
        optional
        className="sm:max-w-[calc(50%-8px)]"
      >
        <MoneyInput key={fields.cashMaximum.key} name={fields.cashMaximum.name} defaultValue={initialText(fields.cashMaximum)} />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label={t('levies.premises.percent')}
          id={fields.consumptionTaxPercent.id}
          errors={say(fields.consumptionTaxPercent.errors)}
          hint={t('levies.premises.percentHint')}
          optional
        >
          <MoneyInput
            key={fields.consumptionTaxPercent.key}
            name={fields.consumptionTaxPercent.name}
            defaultValue={initialText(fields.consumptionTaxPercent)}
            decimals={0}
            suffix="%"
            maxLength={8}
          />
        </Field>
        <Field
          label={t('levies.premises.from')}
          id={fields.consumptionTaxFrom.id}
          errors={say(fields.consumptionTaxFrom.errors)}
          hint={t('levies.premises.fromHint')}
          optional
        >
          <DateInput
            key={fields.consumptionTaxFrom.key}
            name={fields.consumptionTaxFrom.name}
            defaultValue={initialText(fields.consumptionTaxFrom)}
          />
        </Field>
      </div>
      <SaveBar pending={pending} cancel={back} />
    </Form>
  );
}
