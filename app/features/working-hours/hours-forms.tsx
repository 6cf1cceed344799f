import { Form } from '@remix-run/react';
import clsx from 'clsx';
import { FormErrors } from '#app/components/forms/form-errors.tsx';
import { SubmitButton } from '#app/components/forms/submit-button.tsx';
import { Banner } from '#app/components/ui/banner.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { Checkbox } from '#app/components/ui/checkbox.tsx';
import { DateInput } from '#app/components/ui/date-input.tsx';
import { Field } from '#app/components/ui/field.tsx';
import { controlClass, Input } from '#app/components/ui/input.tsx';
import { useHydrated } from '#app/components/ui/use-hydrated.ts';
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

interface TimesProps {
  suffix: string;
  label: string;
  typed: HoursFormProps['typed'];
  className?: string;
}

/** From when to when. Text and no field of a time: browsers show that one in their own language's form, and know no 24:00. */
function Times({ suffix, label, typed, className }: TimesProps) {
  const t = useT();
  const time = (end: 'from' | 'to') => (
    <span className="w-[68px]">
      <input
        type="text"
        autoComplete="off"
        maxLength={5}
        name={`${end}${suffix}`}
        aria-label={t(`workingHours.time.${end}`, { what: label })}
        defaultValue={typed[`${end}${suffix}`] ?? ''}
        className={`${controlClass} tabular text-center`}
      />
    </span>
  );
  return (
    <span className={clsx('items-center gap-1.5', className ?? 'flex')}>
      {time('from')}
      <span aria-hidden className="text-muted">
        –
      </span>
      {time('to')}
    </span>
  );
}

/** The second pair shows where hours are divided; CSS does it, so it does without scripts too. */
const SECOND = 'hidden group-has-[input[name=twice]:checked]/hours:flex';
const TIMES_OF_A_DAY = ['from', 'to'].flatMap((end) => ['', 'b'].map((part) => [end, part] as const));

/** Copies the times of Monday to the days until Friday. */
function copyMonday(form: HTMLFormElement | null): void {
  const field = (name: string) => form?.elements.namedItem(name);
  for (const day of [2, 3, 4, 5])
    for (const [end, part] of TIMES_OF_A_DAY) {
      const [monday, other] = [field(`${end}1${part}`), field(`${end}${day}${part}`)];
      if (monday instanceof HTMLInputElement && other instanceof HTMLInputElement) other.value = monday.value;
    }
}

const DividedHours = ({ typed }: { typed: HoursFormProps['typed'] }) => {
  const t = useT();
  return <Checkbox name="twice" defaultChecked={typed['twice'] === 'on'} label={t('workingHours.twice')} />;
};

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
  const hydrated = useHydrated();
  const { first, last } = page.regular;
  return (
    <Card title={t('workingHours.newRegular')}>
      <Form method="post" preventScrollReset className="group/hours flex flex-col gap-4">
        <input type="hidden" name="form" value="regular" />
        <Complaints error={error} />
        <Field
          label={t('workingHours.from')}
          id="hours-from"
          hint={t('workingHours.fromHint', { first: formatDate(first), last: formatDate(last) })}
          required
        >
          <DateInput name="from" min={first} max={last} defaultValue={typed['from'] ?? first} className="max-w-44" />
        </Field>
        <Checkbox
          name="byAppointment"
          defaultChecked={typed['byAppointment'] === 'on'}
          label={t('workingHours.byAppointment')}
          hint={t('workingHours.byAppointmentHint')}
        />
        <DividedHours typed={typed} />
        <ul className="flex flex-col gap-2">
          {HOURS_DAYS.map((day) => {
            const name = t(`workingHours.day.${day}`);
            return (
              <li key={day} className="flex flex-wrap items-center gap-x-4 gap-y-1.5">
                <span className="w-24 text-sm">{name}</span>
                <Times suffix={String(day)} label={name} typed={typed} />
                <Times suffix={`${day}b`} label={t('workingHours.secondOf', { day: name })} typed={typed} className={SECOND} />
                {day === 1 && hydrated && (
                  <Button small variant="ghost" onClick={(event) => copyMonday(event.currentTarget.form)}>
                    {t('workingHours.copyMonday')}
                  </Button>
                )}
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
      <Form method="post" preventScrollReset className="group/hours flex flex-col gap-4">
        <input type="hidden" name="form" value="exception" />
        <Complaints error={error} />
        <Field label={t('workingHours.on')} id="hours-on" required>
          <DateInput name="on" min={first} max={last} defaultValue={typed['on'] ?? ''} className="max-w-44" />
        </Field>
        <DividedHours typed={typed} />
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5">
          <span className="w-24 text-sm">{t('workingHours.open')}</span>
          <Times suffix="1" label={t('workingHours.open')} typed={typed} />
          <Times
            suffix="1b"
            label={t('workingHours.secondOf', { day: t('workingHours.open') })}
            typed={typed}
            className={SECOND}
          />
        </div>
        <Everywhere inUse={page.inUse} typed={typed} />
        <SubmitButton pending={pending} className="self-start">
          {t('workingHours.register')}
        </SubmitButton>
      </Form>
    </Card>
  );
}
