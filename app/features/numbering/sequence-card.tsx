import { getFormProps } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { FormErrors } from '#app/components/forms/form-errors.tsx';
import { useIssueTexts } from '#app/components/forms/use-issue-texts.ts';
import { useServerForm } from '#app/components/forms/use-server-form.ts';
import { Banner } from '#app/components/ui/banner.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { DateInput } from '#app/components/ui/date-input.tsx';
import { Field } from '#app/components/ui/field.tsx';
import { initialText, TextField } from '#app/features/form-fields/text-field.tsx';
import { SaveBar } from '#app/features/settings/save-bar.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import type { NumberSequenceDto } from '#server/contracts/numbering.ts';

/** One sequence: where it stands, and until its first document the last number from elsewhere. */
export function SequenceCard({ sequence, mayManage }: { sequence: NumberSequenceDto; mayManage: boolean }) {
  const t = useT();
  const { premisesCode, premisesName, deviceCode, last, year, isBegun, imported } = sequence;
  const title =
    deviceCode === null
      ? t('numbering.place', { code: premisesCode, name: premisesName })
      : t('numbering.device', { premises: premisesCode, device: deviceCode });
  return (
    <Card title={title}>
      {imported === null ? null : (
        <Banner tone="warn" title={t('numbering.imported', { number: imported.number })}>
          {isBegun
            ? t('numbering.importedBegun', { last: String(last), number: imported.number })
            : t('numbering.importedBefore')}
        </Banner>
      )}
      {isBegun ? (
        <p className="text-sm text-muted">{t('numbering.begun', { year: String(year), last: String(last) })}</p>
      ) : (
        <div className="flex flex-col gap-4">
          <p className="text-sm text-muted">
            {t('numbering.next', { number: `${last + 1}/${premisesCode}/${deviceCode ?? '…'}` })}
          </p>
          {mayManage ? <SequenceForm key={`${last}`} sequence={sequence} /> : null}
        </div>
      )}
    </Card>
  );
}

function SequenceForm({ sequence }: { sequence: NumberSequenceDto }) {
  const t = useT();
  const say = useIssueTexts();
  const { premisesId, deviceId, last, lastOn, imported } = sequence;
  const id = `sequence-${deviceId ?? premisesId}`;
  const { form, fields, error, pending } = useServerForm<{ last: string; lastOn: string }>({
    id,
    defaultValue: { last: String(imported?.ordinal ?? last), lastOn: lastOn ?? '' },
  });
  return (
    <Form method="post" preventScrollReset {...getFormProps(form)} className="flex flex-col gap-4">
      <input type="hidden" name="formId" value={id} />
      <input type="hidden" name="premisesId" value={premisesId} />
      <input type="hidden" name="deviceId" value={deviceId ?? ''} />
      <FormErrors errors={form.errors} error={error} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          field={fields.last}
          label={t('numbering.last')}
          hint={t('numbering.lastHint')}
          inputMode="numeric"
          maxLength={7}
        />
        <Field label={t('numbering.lastOn')} id={fields.lastOn.id} errors={say(fields.lastOn.errors)} optional>
          <DateInput key={fields.lastOn.key} name={fields.lastOn.name} defaultValue={initialText(fields.lastOn)} />
        </Field>
      </div>
      <SaveBar pending={pending} label={t('numbering.save')} />
    </Form>
  );
}
