import { Form } from '@remix-run/react';
import { FormErrors } from '#app/components/forms/form-errors.tsx';
import { SubmitButton } from '#app/components/forms/submit-button.tsx';
import { Banner } from '#app/components/ui/banner.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { Checkbox } from '#app/components/ui/checkbox.tsx';
import { Field } from '#app/components/ui/field.tsx';
import { controlClass, Input } from '#app/components/ui/input.tsx';
import { formatDate } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { ErrorBody } from '#app/lib/error-body.ts';
import type { PremisesHours } from '#server/contracts/working-hours.ts';
import { HOURS_DAYS } from '#server/domain/fiscal/working-hours.ts';

interface HoursFormProps {
  page: Pick<PremisesHours, 'inUse' | 'regular' | 'exceptions'>;
  /** Why this form was refused. */
  error: ErrorBody | null;
  /** What was typed and refused. */
  typed: Readonly<Record<string, string>>;
  pending: boolean;
}

/** Complaints in sentences; those of fields too, for a row of times has no place below each. */
function Complaints({ error }: { error: ErrorBody | null }) {
  const t = useT();
  if (error === null) return null;
  if (error.issues.length === 0) return <FormErrors error={error} />;
  const sentences = error.issues.map(({ code, params }) => {
    const days = Object.fromEntries(Object.entries(params ?? {}).map(([name, value]) => [name, formatDate(String(value))]));
    return t.dynamic(`errors.${code}`, days) ?? code;
  });
  return <Banner alert tone="err" title={[...new Set(sentences)].join(' ')} />;
}

function Times({ suffix, label, typed }: { suffix: string; label: string; typed: HoursFormProps['typed'] }) {
  const t = useT();
  return (
    <span className="flex items-center gap-1.5">
      {(['from', 'to'] as const).map((end) => (
        <input
          key={end}
          type="time"
          name={`${end}${suffix}`}
          aria-label={t(`workingHours.time.${end}`, { what: label })}
          defaultValue={typed[`${end}${suffix}`] ?? ''}
          className={`${controlClass} tabular w-[104px]`}
        />
      ))}
    </span>
  );
}

const Everywhere = ({ inUse, typed }: { inUse: number; typed: HoursFormProps['typed'] }) => {
  const t = useT();
  return inUse > 1 ? (
    <Checkbox
      name="everywhere"
      defaultChecked={typed['everywhere'] === 'on'}
      label={t('workingHours.everywhere', { count: inUse })}
    />
  ) : null;
};

/** Regular hours: a row for each day, with a second pair where the day is divided. */
export function RegularForm({ page, error, typed, pending }: HoursFormProps) {
  const t = useT();
  const { first, last } = page.regular;
  return (
    <Card title={t('workingHours.newRegular')}>
      <Form method="post" preventScrollReset className="flex flex-col gap-4">
        <input type="hidden" name="form" value="regular" />
        <Complaints error={error} />
        <Field
          label={t('workingHours.from')}
          id="hours-from"
          hint={t('workingHours.fromHint', { first: formatDate(first), last: formatDate(last) })}
          required
        >
          <Input
            type="date"
            name="from"
            min={first}
            max={last}
            defaultValue={typed['from'] ?? first}
            className="tabular max-w-44"
          />
        </Field>
        <Checkbox
          name="byAppointment"
          defaultChecked={typed['byAppointment'] === 'on'}
          label={t('workingHours.byAppointment')}
          hint={t('workingHours.byAppointmentHint')}
        />
        <ul className="flex flex-col gap-2">
          {HOURS_DAYS.map((day) => {
            const name = t(`workingHours.day.${day}`);
            return (
              <li key={day} className="flex flex-wrap items-center gap-x-4 gap-y-1.5">
                <span className="w-28 text-sm">{name}</span>
                <Times suffix={String(day)} label={name} typed={typed} />
                <Times suffix={`${day}b`} label={t('workingHours.secondOf', { day: name })} typed={typed} />
              </li>
            );
          })}
        </ul>
        <p className="text-sm text-muted">{t('workingHours.daysHint')}</p>
        <Field label={t('workingHours.note')} id="hours-note" optional>
          <Input name="note" maxLength={200} defaultValue={typed['note'] ?? ''} />
        </Field>
        <Everywhere inUse={page.inUse} typed={typed} />
        <SubmitButton pending={pending} className="self-start">
          {t('workingHours.register')}
        </SubmitButton>
      </Form>
    </Card>
  );
}

/** A day on which the premises is open in another way. */
export function ExceptionForm({ page, error, typed, pending }: HoursFormProps) {
  const t = useT();
  const { first, last } = page.exceptions;
  return (
    <Card title={t('workingHours.newException')}>
      <Form method="post" preventScrollReset className="flex flex-col gap-4">
        <input type="hidden" name="form" value="exception" />
        <Complaints error={error} />
        <Field label={t('workingHours.on')} id="hours-on" required>
          <Input type="date" name="on" min={first} max={last} defaultValue={typed['on'] ?? ''} className="tabular max-w-44" />
        </Field>
        <div className="flex flex-wrap gap-x-4 gap-y-1.5">
          <Times suffix="1" label={t('workingHours.open')} typed={typed} />
          <Times suffix="1b" label={t('workingHours.secondOf', { day: t('workingHours.open') })} typed={typed} />
        </div>
        <Everywhere inUse={page.inUse} typed={typed} />
        <SubmitButton pending={pending} className="self-start">
          {t('workingHours.register')}
        </SubmitButton>
      </Form>
    </Card>
  );
}
