import { Form, useNavigation } from '@remix-run/react';
import { CircleAlert, Eye } from 'lucide-react';
import { SubmitButton } from '#app/components/forms/submit-button.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { Checkbox } from '#app/components/ui/checkbox.tsx';
import { Field } from '#app/components/ui/field.tsx';
import { Textarea } from '#app/components/ui/input.tsx';
import { Select } from '#app/components/ui/select.tsx';
import { errorSentence } from '#app/i18n/t.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { RulesReply, RulesValues } from '#app/features/mailbox/rules-values.ts';
import type { MailFolderDto } from '#server/contracts/mailbox.ts';
import { FILE_GROUPS } from '#server/domain/mailbox/mail-rules.ts';

interface RulesFormProps {
  values: RulesValues;
  complaints: RulesReply['complaints'];
  folders: readonly MailFolderDto[];
  /** The list of folders could not be asked for. */
  foldersMissing: boolean;
  isNew: boolean;
}

/** What is taken out of a mailbox: shown beforehand by one button, kept by the other. */
export function RulesForm({ values, complaints, folders, foldersMissing, isNew }: RulesFormProps) {
  const t = useT();
  const { state, formData } = useNavigation();
  const sent = state === 'idle' ? undefined : formData?.get('intent');
  const say = (field: keyof RulesValues) => (complaints[field] ? [errorSentence(t, complaints[field])] : []);
  const wrongFiles = say('files');
  return (
    <Form method="post" className="flex flex-col gap-5" noValidate>
      <p className="max-w-[640px] text-sm text-muted">{t('mailbox.rules.intro')}</p>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label={t('mailbox.rules.senders')} hint={t('mailbox.rules.sendersHint')} errors={say('senders')} optional>
          <Textarea name="senders" rows={4} defaultValue={values.senders} spellCheck={false} autoCapitalize="none" />
        </Field>
        <Field label={t('mailbox.rules.words')} hint={t('mailbox.rules.wordsHint')} errors={say('subjectWords')} optional>
          <Textarea name="subjectWords" rows={4} defaultValue={values.subjectWords} />
        </Field>
        <fieldset className="min-w-0" aria-describedby={wrongFiles.length > 0 ? 'files-error' : undefined}>
          <legend className="mb-1.5 text-sm font-medium">{t('mailbox.rules.files')}</legend>
          <div className="flex flex-col gap-2">
            {FILE_GROUPS.map((group) => (
              <Checkbox
                key={group}
                name="files"
                value={group}
                label={t(`mailbox.rules.file.${group}`)}
                defaultChecked={values.files.includes(group)}
                aria-invalid={wrongFiles.length > 0 || undefined}
              />
            ))}
          </div>
          {wrongFiles.length > 0 ? (
            <p id="files-error" className="mt-1.5 flex gap-1.5 text-sm text-err">
              <CircleAlert aria-hidden size={14} className="mt-0.5 shrink-0" />
              <span>{wrongFiles.join(' ')}</span>
            </p>
          ) : null}
        </fieldset>
        <Field
          label={t('mailbox.rules.folder')}
          hint={t(foldersMissing ? 'mailbox.rules.foldersBusy' : 'mailbox.rules.folderHint')}
          errors={say('folder')}
        >
          <Select
            name="folder"
            defaultValue={values.folder}
            options={folders.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
      </div>
      {folders.map(({ id, name }) => (
        <input key={id} type="hidden" name={`name:${id}`} value={name} />
      ))}
      {isNew ? null : <p className="text-sm text-muted">{t('mailbox.rules.again')}</p>}
      <div className="flex flex-wrap justify-end gap-2">
        <Button type="submit" name="intent" value="preview" icon={Eye} pending={sent === 'preview'}>
          {t('mailbox.rules.preview')}
        </Button>
        <SubmitButton name="intent" value="save" pending={sent === 'save'}>
          {t(isNew ? 'mailbox.rules.start' : 'mailbox.rules.save')}
        </SubmitButton>
      </div>
    </Form>
  );
}
