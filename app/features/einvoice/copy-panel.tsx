import { getFormProps } from '@conform-to/react';
import { Form, Link } from '@remix-run/react';
import { Send } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { FormErrors } from '#app/components/forms/form-errors.tsx';
import { useIssueTexts } from '#app/components/forms/use-issue-texts.ts';
import { useServerForm } from '#app/components/forms/use-server-form.ts';
import { Button, ButtonLink } from '#app/components/ui/button.tsx';
import { Field } from '#app/components/ui/field.tsx';
import { Input } from '#app/components/ui/input.tsx';
import { PanelCard } from '#app/components/ui/panel-card.tsx';
import { Select } from '#app/components/ui/select.tsx';
import { CopyLines, type CopyLineValues, offeredLines } from '#app/features/einvoice/copy-lines.tsx';
import { linkClass } from '#app/features/form-fields/link-class.ts';
import { initialText, TextAreaField, TextField } from '#app/features/form-fields/text-field.tsx';
import { formatDate } from '#app/i18n/format.ts';
import { errorSentence } from '#app/i18n/t.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { CopiesDto } from '#server/contracts/einvoice-copies.ts';
import type { InvoiceDto } from '#server/contracts/invoicing.ts';
import { COPY_TERM_KEYS, type CopyTermKey } from '#server/domain/einvoice/copy/copy-content.ts';
import { COPY_REFUSALS } from '#server/domain/einvoice/copy/may-copy.ts';
import { isPaidOnTheSpot } from '#server/domain/invoicing/document.ts';
import { isCorrectionKind } from '#server/domain/invoicing/kinds.ts';
import {
  processesFor,
  REASON_LENGTH,
  REFERENCE_KEYS,
  TERM_LENGTH,
  usualProcess,
} from '#server/domain/invoicing/einvoice-terms.ts';

interface CopyPanelProps {
  invoice: Pick<InvoiceDto, 'number' | 'kind' | 'prepaid' | 'paymentMethod' | 'lines' | 'einvoice'>;
  copies: CopiesDto;
  /** Why the buyer sent it back, in his words; empty where nobody knows. */
  why: string;
  closeHref: string;
  cancelHref: string;
}

/** Corrects data without effect on VAT: what the eRačun says of them now, what it is to say, and why. */
export function CopyPanel({ invoice, copies, why, closeHref, cancelHref }: CopyPanelProps) {
  const t = useT();
  const { obstacle, until } = copies;
  return (
    <PanelCard id="ispravi" title={t('einvoiceCopy.title', { number: invoice.number })} closeHref={closeHref}>
      <div className="flex flex-col gap-4">
        {obstacle === null ? (
          <CopyForm invoice={invoice} copies={copies} why={why} closeHref={closeHref} />
        ) : (
          <p className="text-sm">{errorSentence(t, COPY_REFUSALS[obstacle], { number: invoice.number, until })}</p>
        )}
        <p className="border-t pt-3 text-xs text-muted">
          {t('einvoiceCopy.elsewhere')}{' '}
          <Link to={cancelHref} replace preventScrollReset className={linkClass}>
            {t('einvoiceCopy.elsewhereAction')}
          </Link>
        </p>
      </div>
    </PanelCard>
  );
}

// No interface: what a form is made of has an index.
type CopyValues = { einvoice: Partial<Record<CopyTermKey, string>>; note: string; reason: string; lines: CopyLineValues[] };

/** Fields of the form; complaints about anything else are said above it. */
const FIELDS = ['note', 'reason', ...COPY_TERM_KEYS.map((key) => `einvoice.${key}`)];
const OF_LINE = /^lines\[\d+\]\.references\./;

function CopyForm({ invoice, copies, why: asked, closeHref }: Omit<CopyPanelProps, 'cancelHref'>) {
  const t = useT();
  const say = useIssueTexts();
  // What was refused is mended; else one begins from what the buyer has.
  const { content, reason } = copies.open ?? { content: copies.content, reason: asked };
  const { form, fields, error, pending } = useServerForm<CopyValues>({
    id: 'copy',
    defaultValue: { einvoice: { ...content.terms }, note: content.note, reason, lines: [...offeredLines(invoice.lines, copies)] },
  });
  const terms = fields.einvoice.getFieldset();
  const { process, processMark: mark, reason: why } = terms;
  const [chosen, setChosen] = useState(process === undefined ? '' : initialText(process));
  const others = Object.entries(form.allErrors).filter(([name]) => name !== '' && !FIELDS.includes(name) && !OF_LINE.test(name));
  const { kind, prepaid, paymentMethod, lines } = invoice;
  const facts = {
    kind,
    isFinal: /[1-9]/.test(prepaid) && kind === 'invoice',
    isPaidOnTheSpot: isPaidOnTheSpot(paymentMethod),
    terms: { ...invoice.einvoice, ...content.terms },
    lines,
  };
  const usual = usualProcess(facts);
  // Beside the button, and brought into sight: the form is long, and its head is not there when it is sent.
  const complaints = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error !== null) complaints.current?.scrollIntoView({ block: 'nearest' });
  }, [error]);
  const saysWhy = kind === 'storno' || isCorrectionKind(kind);
  return (
    <Form method="post" preventScrollReset {...getFormProps(form)} className="flex flex-col gap-4">
      <input type="hidden" name="formId" value="copy" />
      <div className="flex flex-col gap-2 text-sm text-muted">
        <p>{t('einvoiceCopy.intro')}</p>
        <p>{t('einvoiceCopy.until', { on: formatDate(copies.until) })}</p>
      </div>
      <fieldset className="flex flex-col gap-3">
        <legend className="mb-2 text-sm font-medium">{t('einvoiceCopy.references')}</legend>
        <div className="grid grid-cols-1 gap-x-4 gap-y-3 sm:grid-cols-2">
          {REFERENCE_KEYS.map((key) => {
            const field = terms[key];
            return field === undefined ? null : (
              <Field key={key} label={t(`einvoiceTerms.${key}`)} id={field.id} errors={say(field.errors)}>
                <Input
                  key={field.key}
                  name={field.name}
                  defaultValue={initialText(field)}
                  maxLength={TERM_LENGTH}
                  autoComplete="off"
                />
              </Field>
            );
          })}
        </div>
        {process === undefined || mark === undefined ? null : (
          <div className="grid grid-cols-1 gap-3">
            <Field label={t('einvoiceTerms.process')} id={process.id} errors={say(process.errors)}>
              <Select
                key={process.key}
                name={process.name}
                defaultValue={initialText(process)}
                onChange={({ target }) => setChosen(target.value)}
                options={[
                  { value: '', label: t('einvoiceTerms.usual', { process: usual }) },
                  ...processesFor(facts).map((value) => ({ value, label: t(`einvoiceTerms.process.${value}`) })),
                ]}
              />
            </Field>
            {chosen === 'P99' ? (
              <TextField field={mark} label={t('einvoiceTerms.processMark')} maxLength={TERM_LENGTH} autoComplete="off" />
            ) : null}
          </div>
        )}
      </fieldset>
      {saysWhy && why !== undefined ? (
        <TextField
          field={why}
          label={t('einvoiceCopy.key.reason')}
          hint={t('einvoiceCopy.whyHint')}
          maxLength={REASON_LENGTH}
          autoComplete="off"
          optional
        />
      ) : null}
      <CopyLines field={fields.lines} lines={invoice.lines} />
      <TextAreaField field={fields.note} label={t('einvoiceCopy.note')} hint={t('einvoiceCopy.noteHint')} optional rows={3} />
      <TextField
        field={fields.reason}
        label={t('einvoiceCopy.reason')}
        hint={t('einvoiceCopy.reasonHint')}
        maxLength={300}
        autoComplete="off"
      />
      <div ref={complaints} className="flex flex-col gap-2 empty:hidden">
        <FormErrors errors={form.errors} allErrors={form.allErrors} error={error} />
        {others.length === 0 ? null : (
          <ul className="list-disc pl-4 text-sm text-err">
            {others.flatMap(([name, errors]) => say(errors).map((sentence) => <li key={name + sentence}>{sentence}</li>))}
          </ul>
        )}
      </div>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" name="intent" value="einvoice-copy" variant="primary" icon={Send} pending={pending}>
          {t('einvoiceCopy.submit')}
        </Button>
        <ButtonLink variant="ghost" to={closeHref} replace preventScrollReset>
          {t('common.cancel')}
        </ButtonLink>
      </div>
    </Form>
  );
}
