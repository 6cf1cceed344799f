import { Form, Link } from '@remix-run/react';
import { Button } from '#app/components/ui/button.tsx';
import { formatInstantShort } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { InvoiceEInvoiceDto } from '#server/contracts/einvoice.ts';

interface ResponsesProps {
  responses: InvoiceEInvoiceDto['responses'];
  base: string;
  mayWrite: boolean;
}

/** What access points answered; each was an own message in the inbox. Where a refusal does not tell which document it is about, a person says. */
export function Responses({ responses, base, mayWrite }: ResponsesProps) {
  const t = useT();
  if (responses.length === 0) return null;
  return (
    <section className="flex flex-col gap-1 border-t pt-3" aria-label={t('einvoiceLife.response.title')}>
      <h3 className="font-medium">{t('einvoiceLife.response.title')}</h3>
      <ul className="flex flex-col gap-2">
        {responses.map(({ id, receivedAt, code, reason, about }) => (
          <li key={id} className="flex flex-col gap-1">
            <p className="break-words">
              <Link to={`${base}/eracuni/primljeni/${id}`} className="link">
                {code === 'RE' ? t('einvoiceLife.response.refused') : t('einvoiceLife.response.other', { code })}
              </Link>{' '}
              <span className="text-muted">
                {formatInstantShort(receivedAt)} {reason}
              </span>
            </p>
            {about === 'earlier' ? <p className="text-xs text-muted">{t('einvoiceCopy.response.earlier')}</p> : null}
            {about === 'unknown' && code === 'RE' ? <WhichForm id={id} mayWrite={mayWrite} /> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function WhichForm({ id, mayWrite }: { id: string; mayWrite: boolean }) {
  const t = useT();
  return (
    <Form method="post" preventScrollReset className="flex flex-col gap-2">
      <input type="hidden" name="intent" value="einvoice-response" />
      <input type="hidden" name="responseId" value={id} />
      <p className="text-warn">{t('einvoiceCopy.response.unknown')}</p>
      {mayWrite ? (
        <div className="flex flex-wrap gap-2">
          <Button type="submit" small name="about" value="present">
            {t('einvoiceCopy.response.aboutCopy')}
          </Button>
          <Button type="submit" small name="about" value="earlier">
            {t('einvoiceCopy.response.aboutEarlier')}
          </Button>
        </div>
      ) : null}
    </Form>
  );
}
