import { Card } from '#app/components/ui/card.tsx';
import { formatInstantShort } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { InvoiceDto } from '#server/contracts/invoicing.ts';

const TONES: Readonly<Record<string, string>> = {
  bounced: 'text-err',
  failed: 'text-err',
  complained: 'text-err',
  suppressed: 'text-err',
  unsure: 'text-warn',
  delayed: 'text-warn',
  delivered: 'text-ok',
  opened: 'text-ok',
  clicked: 'text-ok',
};

/** Mails that brought the document, the last one first. */
export function MailCard({ emails }: { emails: InvoiceDto['emails'] }) {
  const t = useT();
  if (emails.length === 0) return null;
  return (
    <Card title={t('invoices.mails')} className="max-lg:order-5">
      <ul className="flex flex-col gap-2">
        {emails.map(({ id, to, status, createdAt }) => (
          <li key={id} className="text-sm">
            <p className="flex items-baseline justify-between gap-3">
              <span className="min-w-0 truncate" title={to}>
                {to}
              </span>
              <time dateTime={new Date(createdAt).toISOString()} className="tabular shrink-0 text-xs text-muted">
                {formatInstantShort(createdAt)}
              </time>
            </p>
            <p className={`text-xs ${TONES[status] ?? 'text-muted'}`}>{t.dynamic(`invoices.mail.${status}`) ?? status}</p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
