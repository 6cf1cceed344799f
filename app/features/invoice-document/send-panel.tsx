import { getFormProps } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { Paperclip, Send } from 'lucide-react';
import { useState } from 'react';
import { FormErrors } from '#app/components/forms/form-errors.tsx';
import { SubmitButton } from '#app/components/forms/submit-button.tsx';
import { useServerForm } from '#app/components/forms/use-server-form.ts';
import { TextAreaField, TextField } from '#app/features/form-fields/text-field.tsx';
import { usualRecipient } from '#app/features/invoice-document/usual-recipient.ts';
import { HeldBackBanner } from '#app/features/mail-settings/held-back-banner.tsx';
import { useHeldBack } from '#app/features/mail-settings/use-held-back.ts';
import { PanelCard } from '#app/components/ui/panel-card.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import type { AttachmentDto } from '#server/contracts/attachments.ts';
import type { InvoiceDto } from '#server/contracts/invoicing.ts';
import type { SuppressionDto } from '#server/contracts/mail.ts';

interface SendPanelProps {
  invoice: Pick<InvoiceDto, 'number' | 'buyer' | 'emails'>;
  /** Written beforehand: a reminder of what is overdue, in the document's language; empty for the usual words of the mail. */
  message: string;
  /** Those of the addresses to which it may go, and to which mail is held back. */
  held: readonly SuppressionDto[];
  /** What goes along. */
  files: readonly AttachmentDto[];
  closeHref: string;
  /** Of the panel, where the document is no invoice. */
  title?: string;
}

/** Sends the document by e-mail, with the PDF attached. */
export function SendPanel({ invoice, message, held, files, closeHref, title }: SendPanelProps) {
  const t = useT();
  const to = usualRecipient(invoice);
  const [typed, setTyped] = useState(to);
  const stopped = useHeldBack(typed, held);
  const { form, fields, error, pending } = useServerForm<{ to: string; message: string }>({
    id: 'send',
    defaultValue: { to, message },
  });
  const refusedTo = error?.code === 'EMAIL_SUPPRESSED' ? String(error.params['to']).toLowerCase() : null;
  const isRefused = stopped !== undefined && stopped.address === refusedTo;
  // Said below the address, as long as it stands there.
  const isSaid = refusedTo !== null && (isRefused || (typed !== to && typed.trim().toLowerCase() !== refusedTo));
  return (
    <PanelCard id="posalji" title={title ?? t('invoices.send.title', { number: invoice.number })} closeHref={closeHref}>
      <Form method="post" preventScrollReset {...getFormProps(form)} className="flex flex-col gap-4">
        <input type="hidden" name="formId" value="send" />
        {isSaid ? null : <FormErrors errors={form.errors} error={error} />}
        <TextField
          field={fields.to}
          label={t('invoices.send.to')}
          type="email"
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => setTyped(target.value)}
        />
        <div aria-live="polite" className="empty:hidden">
          {stopped === undefined ? null : <HeldBackBanner held={stopped} refused={isRefused} />}
        </div>
        <TextAreaField
          field={fields.message}
          label={t('invoices.send.message')}
          hint={t('invoices.send.messageHint')}
          optional
          rows={5}
        />
        {files.length === 0 ? null : (
          <p className="flex gap-1.5 text-sm text-muted">
            <Paperclip aria-hidden size={14} strokeWidth={1.75} className="mt-1 shrink-0" />
            {t('attachments.sentAlong', { count: files.length, names: files.map(({ filename }) => filename).join(', ') })}
          </p>
        )}
        <SubmitButton name="intent" value="send" icon={Send} pending={pending} className="self-start">
          {t('common.send')}
        </SubmitButton>
      </Form>
    </PanelCard>
  );
}
