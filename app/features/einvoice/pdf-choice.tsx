import { Form, useNavigation } from '@remix-run/react';
import { Mail, Paperclip } from 'lucide-react';
import { Button } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { useT } from '#app/i18n/use-t.tsx';

const CHOICES = {
  /** The printed document goes inside each eRačun. */
  'attaches-pdf': { words: 'pdf', icon: Paperclip },
  /** The printed document goes by mail to who cannot receive one. */
  'mails-not-issued': { words: 'mail', icon: Mail },
} as const;

interface PdfChoiceProps {
  name: keyof typeof CHOICES;
  isOn: boolean;
  mayManage: boolean;
}

/** Where the printed document goes by itself, and the button that changes it; the action reads `form` and `on`. */
export function PdfChoice({ name, isOn, mayManage }: PdfChoiceProps) {
  const t = useT();
  const pending = useNavigation().formData?.get('form') === name;
  const { words, icon } = CHOICES[name];
  return (
    <Card title={t(`einvoiceTerms.${words}.title`)}>
      <div className="flex flex-wrap items-center justify-between gap-3 text-sm">
        <p className="min-w-0 flex-1 basis-64 text-muted">
          {t(isOn ? `einvoiceTerms.${words}.on` : `einvoiceTerms.${words}.off`)}
        </p>
        {mayManage ? (
          <Form method="post" preventScrollReset>
            <input type="hidden" name="form" value={name} />
            <input type="hidden" name="on" value={isOn ? '' : 'on'} />
            <Button type="submit" icon={icon} pending={pending}>
              {t(isOn ? `einvoiceTerms.${words}.leaveOut` : `einvoiceTerms.${words}.attach`)}
            </Button>
          </Form>
        ) : null}
      </div>
    </Card>
  );
}
