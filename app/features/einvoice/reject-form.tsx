import { getFormProps } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { FormErrors } from '#app/components/forms/form-errors.tsx';
import { useIssueTexts } from '#app/components/forms/use-issue-texts.ts';
import { useServerForm } from '#app/components/forms/use-server-form.ts';
import { Button, ButtonLink } from '#app/components/ui/button.tsx';
import { Field } from '#app/components/ui/field.tsx';
import { PanelCard } from '#app/components/ui/panel-card.tsx';
import { Select } from '#app/components/ui/select.tsx';
import { initialText, TextAreaField } from '#app/features/form-fields/text-field.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import { REJECTION_REASONS } from '#server/domain/einvoice/states.ts';

/** Refusing a received eRačun: the kind of reason that the law knows, and words for the seller. */
export function RejectForm({ closeHref }: { closeHref: string }) {
  const t = useT();
  const say = useIssueTexts();
  const { form, fields, error, pending } = useServerForm<{ reason: string; text: string }>({ id: 'reject' });
  return (
    <PanelCard id="odbij" title={t('einvoice.reject.title')} closeHref={closeHref}>
      <Form method="post" preventScrollReset {...getFormProps(form)} className="flex flex-col gap-4">
        <input type="hidden" name="intent" value="reject" />
        <FormErrors errors={form.errors} allErrors={form.allErrors} error={error} />
        <p className="text-sm text-muted">{t('einvoice.reject.detail')}</p>
        <Field label={t('einvoice.reject.reason')} id={fields.reason.id} errors={say(fields.reason.errors)} required>
          <Select
            key={fields.reason.key}
            name={fields.reason.name}
            // It goes to the Tax Administration and stays there: nobody is to send the first of a list.
            placeholder={t('einvoice.reject.choose')}
            defaultValue={initialText(fields.reason)}
            options={REJECTION_REASONS.map((value) => ({ value, label: t(`einvoice.reason.${value}`) }))}
          />
        </Field>
        <TextAreaField field={fields.text} label={t('einvoice.reject.text')} rows={3} />
        <div className="flex flex-wrap justify-end gap-2">
          <ButtonLink to={closeHref} replace preventScrollReset>
            {t('einvoice.cancel')}
          </ButtonLink>
          <Button type="submit" variant="danger" pending={pending}>
            {t('einvoice.reject.submit')}
          </Button>
        </div>
      </Form>
    </PanelCard>
  );
}
