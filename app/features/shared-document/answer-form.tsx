import { getFormProps } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { Send } from 'lucide-react';
import { FormErrors } from '#app/components/forms/form-errors.tsx';
import { useIssueTexts } from '#app/components/forms/use-issue-texts.ts';
import { useServerForm } from '#app/components/forms/use-server-form.ts';
import { Button } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { RadioCards } from '#app/components/ui/checkbox.tsx';
import { initialText, TextAreaField, TextField } from '#app/features/form-fields/text-field.tsx';
import type { SharedView } from '#app/features/shared-document/shared-view.server.ts';

/**
 * The customer accepts or declines. Nothing is chosen beforehand, and there is one button, so that Enter in a field never accepts
 * what somebody only meant to sign.
 */
export function AnswerForm({ words }: { words: NonNullable<SharedView['answer']> }) {
  const say = useIssueTexts();
  const { form, fields, error, pending } = useServerForm<{ decision: string; name: string; remark: string }>({
    id: 'odgovor',
    defaultValue: { decision: '', name: '', remark: '' },
  });
  return (
    <Card
      title={words.title}
      aside={
        <>
          {words.until === null ? null : <span className="tabular">{words.until}</span>}
          <span className="tabular text-lg font-semibold text-text">{words.total}</span>
        </>
      }
    >
      <Form method="post" preventScrollReset {...getFormProps(form)} className="flex flex-col gap-4">
        <FormErrors errors={form.errors} allErrors={form.allErrors} error={error} />
        <RadioCards
          key={fields.decision.key}
          legend={words.choice}
          name={fields.decision.name}
          cards={words.choices}
          defaultValue={initialText(fields.decision)}
          errors={say(fields.decision.errors)}
        />
        <TextField field={fields.name} label={words.name} autoComplete="name" maxLength={120} />
        <TextAreaField field={fields.remark} label={words.remark} hint={words.remarkHint} optional rows={2} />
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button type="submit" variant="primary" icon={Send} pending={pending}>
            {words.send}
          </Button>
          <p className="text-sm text-muted">{words.final}</p>
        </div>
      </Form>
    </Card>
  );
}
