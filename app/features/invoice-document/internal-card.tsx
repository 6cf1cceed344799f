import { getFormProps } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { FormErrors } from '#app/components/forms/form-errors.tsx';
import { useServerForm } from '#app/components/forms/use-server-form.ts';
import { Button } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { Label } from '#app/components/ui/label.tsx';
import { TextAreaField, TextField } from '#app/features/form-fields/text-field.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import type { InvoiceDto } from '#server/contracts/invoicing.ts';

/** Note and labels of a document, for the company's own people. */
export function InternalCard({ internal, mayWrite }: { internal: InvoiceDto['internal']; mayWrite: boolean }) {
  const t = useT();
  const { note, labels } = internal;
  const { form, fields, error, pending } = useServerForm<{ note: string; labels: string }>({
    id: 'internal',
    defaultValue: { note, labels: labels.join(', ') },
  });
  if (!mayWrite && note === '' && labels.length === 0) return null;
  return (
    <Card title={t('invoices.internal')} className="max-lg:order-6">
      {mayWrite ? (
        <Form method="post" preventScrollReset {...getFormProps(form)} className="flex flex-col items-start gap-4 *:w-full">
          <input type="hidden" name="formId" value="internal" />
          <FormErrors errors={form.errors} error={error} />
          <TextField
            field={fields.labels}
            label={t('invoices.internal.labels')}
            hint={t('invoices.internal.labelsHint')}
            optional
            autoComplete="off"
          />
          <TextAreaField
            field={fields.note}
            label={t('invoices.internal.note')}
            hint={t('invoices.internal.noteHint')}
            optional
            rows={3}
          />
          <Button small type="submit" name="intent" value="internal" pending={pending} className="w-auto!">
            {t('common.save')}
          </Button>
        </Form>
      ) : (
        <div className="flex flex-col gap-2 text-sm">
          <p className="flex flex-wrap gap-1.5">
            {labels.map((label) => (
              <Label key={label} text={label} />
            ))}
          </p>
          <p className="whitespace-pre-line">{note}</p>
        </div>
      )}
    </Card>
  );
}
