import { Form, useNavigation } from '@remix-run/react';
import { Paperclip } from 'lucide-react';
import { Button } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { useT } from '#app/i18n/use-t.tsx';

/** Whether the printed document goes inside each eRačun, and the button that changes it. */
export function PdfChoice({ attachesPdf, mayManage }: { attachesPdf: boolean; mayManage: boolean }) {
  const t = useT();
  const pending = useNavigation().formData?.get('form') === 'attaches-pdf';
  return (
    <Card title={t('einvoiceTerms.pdf.title')}>
      <div className="flex flex-wrap items-center justify-between gap-3 text-sm">
        <p className="min-w-0 flex-1 basis-64 text-muted">{t(attachesPdf ? 'einvoiceTerms.pdf.on' : 'einvoiceTerms.pdf.off')}</p>
        {mayManage ? (
          <Form method="post" preventScrollReset>
            <input type="hidden" name="form" value="attaches-pdf" />
            <input type="hidden" name="attachesPdf" value={attachesPdf ? '' : 'on'} />
            <Button type="submit" icon={Paperclip} pending={pending}>
              {t(attachesPdf ? 'einvoiceTerms.pdf.leaveOut' : 'einvoiceTerms.pdf.attach')}
            </Button>
          </Form>
        ) : null}
      </div>
    </Card>
  );
}
