import { getFormProps } from '@conform-to/react';
import { Form } from '@remix-run/react';
import clsx from 'clsx';
import { FormErrors } from '#app/components/forms/form-errors.tsx';
import { useIssueTexts } from '#app/components/forms/use-issue-texts.ts';
import { useServerForm } from '#app/components/forms/use-server-form.ts';
import { Card } from '#app/components/ui/card.tsx';
import { Checkbox } from '#app/components/ui/checkbox.tsx';
import { DateInput } from '#app/components/ui/date-input.tsx';
import { Field } from '#app/components/ui/field.tsx';
import { linkClass } from '#app/features/form-fields/link-class.ts';
import { initialText, TextAreaField, TextField, type FormField } from '#app/features/form-fields/text-field.tsx';
import { SaveBar } from '#app/features/settings/save-bar.tsx';
import { formatMoney, formatPercent } from '#app/i18n/format.ts';
import type { Translate } from '#app/i18n/t.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { RemindersDto } from '#server/contracts/reminders.ts';
import { MOST_STEPS } from '#server/domain/reminders/schedule.ts';

interface StepValues extends Record<string, string> {
  afterDays: string;
  hr: string;
  en: string;
}

/** The schedule: on or off, pause, interest, and what each reminder says. */
export function ScheduleForm({ reminders, mayManage }: { reminders: RemindersDto; mayManage: boolean }) {
  const t = useT();
  const say = useIssueTexts();
  const { active, pausedUntil, withInterest, withCompensation, steps, emailOn } = reminders;
  const written = steps.map(({ afterDays, text }) => ({ afterDays: String(afterDays), ...text }));
  const { form, fields, error, pending } = useServerForm<{ pausedUntil: string; steps: StepValues[] }>({
    id: 'schedule',
    defaultValue: { pausedUntil: pausedUntil ?? '', steps: [...written, { afterDays: '', hr: '', en: '' }].slice(0, MOST_STEPS) },
  });
  const rows = fields.steps.getFieldList();
  return (
    <Card title={t('reminders.schedule')}>
      <Form method="post" preventScrollReset {...getFormProps(form)}>
        <fieldset disabled={!mayManage} className="flex flex-col gap-5">
          <FormErrors errors={form.errors} allErrors={form.allErrors} error={error} />
          <Checkbox
            name="active"
            label={t('reminders.active')}
            hint={t('reminders.activeHint')}
            defaultChecked={active}
            disabled={!emailOn}
          />
          <Checkbox
            name="withInterest"
            label={t('reminders.withInterest')}
            hint={ratesHint(t, reminders.rates)}
            defaultChecked={withInterest}
          />
          <Checkbox
            name="withCompensation"
            label={t('reminders.withCompensation', { amount: formatMoney(reminders.compensation) })}
            hint={t('reminders.withCompensationHint')}
            defaultChecked={withCompensation}
          />
          <Field
            label={t('reminders.pausedUntil')}
            id={fields.pausedUntil.id}
            errors={say(fields.pausedUntil.errors)}
            hint={t('reminders.pausedUntilHint')}
            optional
            className="max-w-56"
          >
            <DateInput
              key={fields.pausedUntil.key}
              name={fields.pausedUntil.name}
              defaultValue={initialText(fields.pausedUntil)}
            />
          </Field>
          {rows.map((row, index) => {
            const step = row.getFieldset();
            const isNew = index >= steps.length;
            const body = <StepFields afterDays={step.afterDays} hr={step.hr} en={step.en} isNew={isNew} />;
            const title = t('reminders.step', { number: index + 1 });
            return isNew ? (
              <details key={row.key} open={!row.valid} className="border-t pt-4">
                <summary className={clsx(linkClass, 'w-fit text-sm')}>{t('reminders.newStep')}</summary>
                <div className="mt-4">{body}</div>
              </details>
            ) : (
              <fieldset key={row.key} className="border-t pt-4">
                <legend className="float-left mb-3 w-full text-base font-semibold">{title}</legend>
                <div className="clear-both">{body}</div>
              </fieldset>
            );
          })}
          {mayManage ? <SaveBar pending={pending} /> : null}
        </fieldset>
      </Form>
    </Card>
  );
}

/** Today's rates, and whether they are those of this half-year. */
function ratesHint(t: Translate, { business, other }: RemindersDto['rates']): string | undefined {
  if (business === null || other === null) return undefined;
  const rates = { business: formatPercent(business.percent), other: formatPercent(other.percent) };
  const isKnown = business.isKnown && other.isKnown;
  return t(isKnown ? 'reminders.withInterestHint' : 'reminders.withInterestEstimated', rates);
}

function StepFields({ afterDays, hr, en, isNew }: { afterDays: FormField; hr: FormField; en: FormField; isNew: boolean }) {
  const t = useT();
  return (
    <div className="flex flex-col gap-4">
      <TextField
        field={afterDays}
        label={t('reminders.days')}
        hint={isNew ? undefined : t('reminders.daysHint')}
        inputMode="numeric"
        autoComplete="off"
        optional={isNew}
        fieldClass="max-w-56"
      />
      <div className="grid gap-4 md:grid-cols-2">
        <TextAreaField field={hr} label={t('reminders.textHr')} rows={6} optional={isNew} />
        <TextAreaField field={en} label={t('reminders.textEn')} rows={6} optional={isNew} />
      </div>
    </div>
  );
}
