import { getFormProps } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { Ban } from 'lucide-react';
import { FormErrors } from '#app/components/forms/form-errors.tsx';
import { useServerForm } from '#app/components/forms/use-server-form.ts';
import { RadioCards } from '#app/components/ui/checkbox.tsx';
import { Button, ButtonLink } from '#app/components/ui/button.tsx';
import { TextAreaField } from '#app/features/form-fields/text-field.tsx';
import { PanelCard } from '#app/components/ui/panel-card.tsx';
import { formatMoney } from '#app/i18n/format.ts';
import type { Translate } from '#app/i18n/t.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { InvoiceEInvoiceDto, OutgoingDto } from '#server/contracts/einvoice.ts';
import type { InvoiceDto } from '#server/contracts/invoicing.ts';
import { NEGATIVE_TYPE, REASON_LENGTH } from '#server/domain/invoicing/einvoice-terms.ts';

/** Cancels the document by a new one. It cannot be undone, so the panel says exactly what will happen. */
export function CancelPanel({
  invoice,
  einvoice,
  closeHref,
}: {
  invoice: Pick<InvoiceDto, 'number' | 'total' | 'fiscal' | 'paid' | 'lines'>;
  /** How it went as eRačun, and what the company's intermediary can. */
  einvoice: Pick<InvoiceEInvoiceDto, 'abilities'> & { readonly sent: Pick<OutgoingDto, 'status'> | null };
  closeHref: string;
}) {
  const t = useT();
  const { number, total, fiscal, paid } = invoice;
  const { sent } = einvoice;
  const { form, fields, error, pending } = useServerForm<{ reason: string }>({ id: 'cancel', defaultValue: { reason: '' } });
  const consequences = [
    t('invoices.cancel.newDocument', { total: formatMoney(total.startsWith('-') ? total.slice(1) : `-${total}`) }),
    ...(fiscal ? [t('invoices.cancel.fiscal')] : []),
    ...einvoiceConsequence(t, sent),
    t('invoices.cancel.stays', { number }),
    ...(/[1-9]/.test(paid) ? [t('invoices.cancel.paid', { paid: formatMoney(paid) })] : []),
    t('invoices.cancel.final'),
  ];
  return (
    <PanelCard id="storniraj" title={t('invoices.cancel.title', { number })} closeHref={closeHref}>
      <Form method="post" preventScrollReset {...getFormProps(form)} className="flex flex-col gap-4">
        <input type="hidden" name="formId" value="cancel" />
        <FormErrors errors={form.errors} error={error} />
        <ul className="flex list-disc flex-col gap-1 pl-4 text-sm text-muted">
          {consequences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        {sent === null ? null : <StornoTypes einvoice={einvoice} hasKpd={invoice.lines.every(({ kpd }) => kpd !== null)} />}
        <TextAreaField
          field={fields.reason}
          label={t('invoices.cancel.reason')}
          hint={t('invoices.cancel.reasonHint')}
          optional
          rows={2}
          maxLength={REASON_LENGTH}
        />
        <div className="flex flex-wrap gap-3">
          <Button type="submit" name="intent" value="cancel" variant="danger" icon={Ban} pending={pending}>
            {t('invoices.cancel.do', { number })}
          </Button>
          <ButtonLink variant="ghost" to={closeHref} replace preventScrollReset>
            {t('common.cancel')}
          </ButtonLink>
        </div>
      </Form>
    </PanelCard>
  );
}

/** As what the storno of an eRačun goes: what takes back is a credit note, unless its buyer or the intermediary takes none. */
function StornoTypes({ einvoice, hasKpd }: { einvoice: Pick<InvoiceEInvoiceDto, 'abilities'>; hasKpd: boolean }) {
  const t = useT();
  const isOnly = hasKpd && einvoice.abilities?.creditNote === false;
  const negativeHint = isOnly
    ? t('invoices.cancel.type.384.only')
    : t(hasKpd ? 'invoices.cancel.type.384.note' : 'invoices.cancel.type.384.noKpd');
  return (
    <RadioCards
      legend={t('invoices.cancel.type')}
      name="einvoiceType"
      columns={1}
      defaultValue={isOnly ? NEGATIVE_TYPE : '381'}
      cards={[
        { value: '381', label: t('invoices.cancel.type.381'), hint: t('invoices.cancel.type.381.note') },
        { value: NEGATIVE_TYPE, label: t('invoices.cancel.type.384'), hint: negativeHint, disabled: !hasKpd },
      ]}
    />
  );
}

function einvoiceConsequence(t: Translate, sent: Pick<OutgoingDto, 'status'> | null): readonly string[] {
  if (sent?.status === 'sent') return [t('einvoice.cancel.sent')];
  if (sent?.status === 'queued' || sent?.status === 'sending' || sent?.status === 'unsure')
    return [t('einvoice.cancel.onItsWay')];
  return [];
}
