import { getFormProps } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { useRef, useState, type ChangeEvent } from 'react';
import { FormErrors } from '#app/components/forms/form-errors.tsx';
import { useIssueTexts } from '#app/components/forms/use-issue-texts.ts';
import type { useKeptTyping } from '#app/components/forms/use-kept-typing.ts';
import { useServerForm } from '#app/components/forms/use-server-form.ts';
import { Card } from '#app/components/ui/card.tsx';
import { RadioCards } from '#app/components/ui/checkbox.tsx';
import { Field } from '#app/components/ui/field.tsx';
import { Textarea } from '#app/components/ui/input.tsx';
import { Select, type SelectOption } from '#app/components/ui/select.tsx';
import {
  CONTACT_FIELDS,
  type ContactField,
  type ContactPrefill,
  contactValues,
  type ContactValues,
} from '#app/features/contacts/contact-values.ts';
import { EditConflict } from '#app/features/directory/edit-conflict.tsx';
import { PlainField } from '#app/features/directory/plain-field.tsx';
import { initialText, TextField, type FormField } from '#app/features/form-fields/text-field.tsx';
import { SaveBar } from '#app/features/settings/save-bar.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import { BUYER_KINDS, type ContactDto } from '#server/contracts/contacts.ts';

interface ContactFormProps {
  /** Null for a new one. */
  contact: ContactDto | null;
  countries: readonly SelectOption[];
  /** What is known of a new one. */
  prefill?: ContactPrefill;
  /** Hears what is written; see `useKeptTyping`. */
  listen?: ReturnType<typeof useKeptTyping>['listen'];
  /** Mail to its address is held back. */
  emailHeld?: boolean;
  mayWrite: boolean;
  cancel: string;
  /** The cursor begins in the first field. */
  focus: boolean;
}

/** Countries whose firms read Croatian. */
const CROATIAN_READERS: ReadonlySet<string> = new Set(['HR', 'BA', 'ME', 'RS']);

/** Everything about a customer in one form. */
export function ContactForm({
  contact,
  countries,
  prefill,
  listen,
  emailHeld = false,
  mayWrite,
  cancel,
  focus,
}: ContactFormProps) {
  const t = useT();
  const say = useIssueTexts();
  const stored = contactValues(contact, prefill);
  const { form, fields, error, pending } = useServerForm<ContactValues>({ id: 'contact', defaultValue: stored });
  const [kind, setKind] = useState<string | null>(null);
  /** Which numbers a customer must have follows from the kind: complaints about them go when another kind is chosen. */
  const isOtherKind = kind !== null && kind !== initialText(fields.kind);
  const number = (field: 'oib' | 'vatId'): FormField => {
    const { key, id, name, formId, initialValue, errors } = fields[field];
    return { key, id, name, formId, initialValue, errors: isOtherKind ? undefined : errors };
  };
  const { oib: _oib, vatId: _vatId, ...otherErrors } = form.allErrors;
  const isConflict = error?.code === 'CONTACT_CHANGED_ELSEWHERE';
  const shown = (field: ContactField, value: string): string => {
    if (field === 'kind') return t.dynamic(`contacts.kind.${value}`) ?? value;
    if (field === 'country') return countries.find((country) => country.value === value)?.label ?? value;
    return field === 'documentLocale' ? (t.dynamic(`nav.language.${value}`) ?? value) : value;
  };
  const languageChosen = useRef(contact !== null);
  /** A new customer from abroad gets invoices in English, unless the person has said otherwise. */
  const onSelect = ({ currentTarget }: ChangeEvent<HTMLSelectElement>): void => {
    const language = currentTarget.form?.elements.namedItem(fields.documentLocale.name);
    if (currentTarget === language) languageChosen.current = true;
    else if (!languageChosen.current && language instanceof HTMLSelectElement)
      language.value = CROATIAN_READERS.has(currentTarget.value) ? 'hr' : 'en';
  };
  const select = (field: 'country' | 'documentLocale', options: readonly SelectOption[]) => (
    <Field label={t(`contacts.${field}`)} id={fields[field].id} errors={say(fields[field].errors)} required>
      <Select
        key={fields[field].key}
        name={fields[field].name}
        defaultValue={initialText(fields[field])}
        options={options}
        onChange={onSelect}
      />
    </Field>
  );
  return (
    <Form method="post" {...getFormProps(form)} {...listen} className="min-w-0">
      <fieldset disabled={!mayWrite} className="flex min-w-0 flex-col gap-5">
        {isConflict ? (
          <EditConflict
            area="contacts"
            differences={CONTACT_FIELDS.filter((field) => initialText(fields[field]) !== stored[field]).map((field) => ({
              label: t(`contacts.${field}`),
              now: shown(field, stored[field]),
            }))}
          />
        ) : (
          <FormErrors errors={form.errors} allErrors={isOtherKind ? otherErrors : form.allErrors} error={error} />
        )}
        {/* After a conflict the person has seen what changed: saving again is meant for the present version. Its name is none of
            conform's fields, as it would put back what was sent before. */}
        <input type="hidden" name="basis" value={isConflict ? stored.version : initialText(fields.version)} />
        <Card title={t('contacts.group.who')}>
          <div className="flex flex-col gap-4">
            <RadioCards
              key={fields.kind.key}
              legend={t('contacts.kind')}
              name={fields.kind.name}
              defaultValue={initialText(fields.kind)}
              errors={say(fields.kind.errors)}
              columns={3}
              onChange={setKind}
              cards={BUYER_KINDS.map((value) => ({
                value,
                label: t(`contacts.kind.${value}`),
                hint: t(`contacts.kind.${value}Hint`),
              }))}
            />
            <TextField
              field={fields.name}
              label={t('contacts.name')}
              hint={t('contacts.nameHint')}
              maxLength={160}
              autoComplete="off"
              autoFocus={focus}
              {...(contact ? { 'data-shortcut': 'e' } : {})}
            />
            <div className="grid gap-4 sm:grid-cols-2">
              <PlainField
                field={number('oib')}
                label={t('contacts.oib')}
                hint={t('contacts.oibHint')}
                inputMode="numeric"
                maxLength={20}
                className="tabular"
              />
              <PlainField
                field={number('vatId')}
                label={t('contacts.vatId')}
                hint={t('contacts.vatIdHint')}
                maxLength={40}
                spellCheck={false}
                className="tabular"
              />
            </div>
          </div>
        </Card>
        <Card title={t('contacts.group.address')}>
          <div className="flex flex-col gap-4">
            <PlainField field={fields.street} label={t('contacts.street')} hint={t('contacts.addressHint')} maxLength={120} />
            <div className="grid gap-4 sm:grid-cols-[120px_minmax(0,1fr)_minmax(0,1fr)]">
              <PlainField field={fields.postalCode} label={t('contacts.postalCode')} maxLength={12} className="tabular" />
              <PlainField field={fields.city} label={t('contacts.city')} maxLength={80} />
              {select('country', countries)}
            </div>
          </div>
        </Card>
        <Card title={t('contacts.group.contact')}>
          <div className="grid gap-4 sm:grid-cols-2">
            <PlainField
              field={fields.email}
              label={t('contacts.email')}
              hint={t(emailHeld ? 'contacts.emailHeldHint' : 'contacts.emailHint')}
              type="email"
              maxLength={254}
            />
            <PlainField field={fields.phone} label={t('contacts.phone')} type="tel" maxLength={40} />
          </div>
        </Card>
        <Card title={t('contacts.group.documents')}>
          <div className="flex flex-col gap-4">
            <div className="grid gap-4 sm:grid-cols-2">
              <PlainField
                field={fields.paymentTermDays}
                label={t('contacts.paymentTermDays')}
                hint={t('contacts.paymentTermHint')}
                inputMode="numeric"
                maxLength={3}
                className="tabular"
              />
              {select('documentLocale', [
                { value: 'hr', label: t('nav.language.hr') },
                { value: 'en', label: t('nav.language.en') },
              ])}
            </div>
            <Field label={t('contacts.note')} id={fields.note.id} errors={say(fields.note.errors)} hint={t('contacts.noteHint')}>
              <Textarea key={fields.note.key} name={fields.note.name} defaultValue={initialText(fields.note)} maxLength={2000} />
            </Field>
          </div>
        </Card>
        {mayWrite ? <SaveBar pending={pending} cancel={cancel} label={t('contacts.save')} /> : null}
      </fieldset>
    </Form>
  );
}
