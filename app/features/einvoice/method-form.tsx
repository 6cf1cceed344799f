import { Form } from '@remix-run/react';
import { Button, ButtonLink } from '#app/components/ui/button.tsx';
import { Field } from '#app/components/ui/field.tsx';
import { PanelCard } from '#app/components/ui/panel-card.tsx';
import { Select } from '#app/components/ui/select.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import type { ReportDto } from '#server/contracts/einvoice-reports.ts';
import { PAYMENT_REPORT_METHODS } from '#server/domain/einvoice/states.ts';

/** How a payment is told: the three ways that the Tax Administration knows. */
export function MethodForm({ report, closeHref }: { report: ReportDto; closeHref: string }) {
  const t = useT();
  return (
    <PanelCard id="nacin" title={t('einvoiceReports.method.title', { number: report.number })} closeHref={closeHref}>
      <Form method="post" preventScrollReset className="flex flex-col gap-4">
        <input type="hidden" name="id" value={report.id} />
        <p className="text-sm text-muted">{t('einvoiceReports.method.detail')}</p>
        <Field label={t('einvoiceReports.method')} className="max-w-[280px]">
          <Select
            name="reportMethod"
            defaultValue={report.method ?? 'T'}
            options={PAYMENT_REPORT_METHODS.map((value) => ({ value, label: t(`einvoice.method.${value}`) }))}
          />
        </Field>
        <div className="flex flex-wrap gap-2">
          <Button type="submit" name="intent" value="method" variant="primary">
            {t('einvoiceReports.method.save')}
          </Button>
          <ButtonLink to={closeHref} replace preventScrollReset>
            {t('einvoice.cancel')}
          </ButtonLink>
        </div>
      </Form>
    </PanelCard>
  );
}
