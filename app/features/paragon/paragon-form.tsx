import { getFormProps } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { FormErrors } from '#app/components/forms/form-errors.tsx';
import { SubmitButton } from '#app/components/forms/submit-button.tsx';
import { useIssueTexts } from '#app/components/forms/use-issue-texts.ts';
import { useServerForm } from '#app/components/forms/use-server-form.ts';
import { Card } from '#app/components/ui/card.tsx';
import { DateInput } from '#app/components/ui/date-input.tsx';
import { Field } from '#app/components/ui/field.tsx';
import { MoneyInput } from '#app/components/ui/money-input.tsx';
import { Select } from '#app/components/ui/select.tsx';
import { initialText, TextField } from '#app/features/form-fields/text-field.tsx';
import { ParagonLines } from '#app/features/paragon/paragon-lines.tsx';
import { EMPTY_PARAGON_LINE, type ParagonValues } from '#app/features/paragon/paragon-values.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { ParagonsDto } from '#server/contracts/paragon.ts';
import { TILL_METHODS } from '#server/domain/till/split-payment.ts';

interface ParagonFormProps {
  /** Of the receipt that comes of it. */
  nextId: string;
  known: Pick<ParagonsDto, 'devices' | 'operators' | 'catalog' | 'today' | 'oldestDay'>;
  /** What the paper before had: of one power cut most are alike. */
  before: { readonly deviceId: string; readonly operatorId: string; readonly writtenOn: string };
}

/** Enters one paper receipt, as it stands in the book. */
export function ParagonForm({ nextId, known, before }: ParagonFormProps) {
  const t = useT();
  const say = useIssueTexts();
  const { devices, operators, catalog, today, oldestDay } = known;
  const { form, fields, error, pending } = useServerForm<ParagonValues>({
    id: 'paragon',
    defaultValue: {
      ...before,
      number: '',
      writtenAt: '',
      paymentMethod: 'cash',
      buyerOib: '',
      total: '',
      lines: [EMPTY_PARAGON_LINE],
    },
  });
  const select = (
    name: 'deviceId' | 'operatorId' | 'paymentMethod',
    options: readonly { readonly value: string; readonly label: string }[],
  ) => {
    const field = fields[name];
    return (
      <Field label={t(`paragon.${name}`)} id={field.id} errors={say(field.errors)} required>
        <Select key={field.key} name={field.name} defaultValue={initialText(field)} options={options} />
      </Field>
    );
  };
  return (
    <Form method="post" {...getFormProps(form)} className="flex min-w-0 flex-col gap-5">
      {/* Enter presses the first button of a form: it shall save and not take a line away. */}
      <button type="submit" hidden />
      <input type="hidden" name="id" value={nextId} />
      <FormErrors
        errors={error?.code === 'INPUT_INVALID' ? [] : form.errors}
        allErrors={form.allErrors}
        error={error?.code === 'INPUT_INVALID' ? null : error}
      />
      <Card title={t('paragon.paper')}>
        <div className="flex flex-col gap-4">
          <div className="grid gap-4 sm:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)_minmax(0,0.8fr)]">
            <TextField
              field={fields.number}
              label={t('paragon.number')}
              hint={t('paragon.numberHint')}
              maxLength={100}
              autoComplete="off"
              autoFocus
              className="tabular"
            />
            <Field label={t('paragon.writtenOn')} id={fields.writtenOn.id} errors={say(fields.writtenOn.errors)} required>
              <DateInput
                key={fields.writtenOn.key}
                name={fields.writtenOn.name}
                defaultValue={initialText(fields.writtenOn)}
                min={oldestDay}
                max={today}
              />
            </Field>
            <TextField
              field={fields.writtenAt}
              label={t('paragon.writtenAt')}
              placeholder="08:15"
              maxLength={5}
              inputMode="numeric"
              autoComplete="off"
              className="tabular"
            />
          </div>
          <div className="grid gap-4 sm:grid-cols-2">
            {select(
              'deviceId',
              devices.map(({ id, code, premisesCode, premisesName }) => ({
                value: id,
                label: `${premisesCode}/${code} · ${premisesName}`,
              })),
            )}
            {select(
              'operatorId',
              operators.map(({ id, mark, name }) => ({ value: id, label: mark === '' ? name : `${mark} · ${name}` })),
            )}
            {select(
              'paymentMethod',
              TILL_METHODS.map((value) => ({ value, label: t(`till.method.${value}`) })),
            )}
            <TextField
              field={fields.buyerOib}
              label={t('paragon.buyerOib')}
              hint={t('paragon.buyerOibHint')}
              optional
              maxLength={20}
              inputMode="numeric"
              autoComplete="off"
              className="tabular"
            />
          </div>
        </div>
      </Card>
      <Card title={t('paragon.lines')}>
        <ParagonLines form={form} field={fields.lines} catalog={catalog} />
        <div className="mt-4 flex justify-end border-t pt-4">
          <Field
            label={t('paragon.total')}
            id={fields.total.id}
            errors={say(fields.total.errors)}
            hint={t('paragon.totalHint')}
            required
            className="w-full sm:w-64"
          >
            <MoneyInput key={fields.total.key} name={fields.total.name} defaultValue={initialText(fields.total)} />
          </Field>
        </div>
      </Card>
      <SubmitButton pending={pending} className="self-start max-sm:w-full">
        {t('paragon.enter')}
      </SubmitButton>
    </Form>
  );
}
