import { Form } from '@remix-run/react';
import { Button } from '#app/components/ui/button.tsx';
import { DateInput } from '#app/components/ui/date-input.tsx';
import { Field } from '#app/components/ui/field.tsx';
import { Tabs } from '#app/components/ui/tabs.tsx';
import { salesQuery, type SalesParams } from '#app/features/reports/report-params.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { PERIOD_PRESETS, presetOf, presetPeriod } from '#server/domain/reports/period.ts';

/** The days of a report: a calendar period with one click, or any days. */
export function PeriodBar({ path, params, today }: { path: string; params: SalesParams; today: string }) {
  const t = useT();
  const preset = presetOf(params.period, today);
  const tabs = PERIOD_PRESETS.map((each) => ({
    to: path + salesQuery({ ...params, period: presetPeriod(each, today) }, today),
    label: t(`reports.preset.${each}`),
    current: each === preset,
  }));
  const { from, to } = params.period;
  return (
    <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <Tabs label={t('reports.period')} tabs={tabs} />
      <Form key={`${from} ${to}`} method="get" action={path} preventScrollReset className="flex flex-wrap items-end gap-2">
        <input type="hidden" name="po" value={params.by} />
        <Field label={t('reports.from')} className="w-36">
          <DateInput name="od" defaultValue={from} />
        </Field>
        <Field label={t('reports.to')} className="w-36">
          <DateInput name="do" defaultValue={to} />
        </Field>
        <Button type="submit">{t('reports.show')}</Button>
      </Form>
    </div>
  );
}
