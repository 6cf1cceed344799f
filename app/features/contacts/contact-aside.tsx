import { Link } from '@remix-run/react';
import { FileText } from 'lucide-react';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { DescriptionList } from '#app/components/ui/description-list.tsx';
import { ArchiveForm } from '#app/features/directory/archive-form.tsx';
import { formatCount, formatDate, formatInstant, formatMoney } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { ContactPage } from '#server/contracts/contacts.ts';

/** What was invoiced to a customer, the way to those documents, and putting the customer away. */
export function ContactAside({
  contact,
  totals,
  invoicesPath,
  openingPath,
  mayWrite,
}: ContactPage & { invoicesPath: string; openingPath: string; mayWrite: boolean }) {
  const t = useT();
  const hasOpening = /[1-9]/.test(totals.opening);
  const isOverdue = /[1-9]/.test(totals.overdue);
  const items = [
    { label: t('contacts.totals.documents'), value: formatCount(totals.documents) },
    { label: t('contacts.totals.invoiced'), value: formatMoney(totals.invoiced) },
    { label: t('contacts.totals.open'), value: <b className="font-medium">{formatMoney(totals.open)}</b> },
    ...(isOverdue
      ? [{ label: t('contacts.totals.overdue'), value: <b className="font-medium text-err">{formatMoney(totals.overdue)}</b> }]
      : []),
    ...(hasOpening
      ? [
          {
            label: t('contacts.totals.opening'),
            value: (
              <Link to={`${openingPath}?kupac=${contact.id}`} className="underline underline-offset-2">
                {formatMoney(totals.opening)}
              </Link>
            ),
          },
        ]
      : []),
    ...(totals.lastIssuedOn === null ? [] : [{ label: t('contacts.totals.last'), value: formatDate(totals.lastIssuedOn) }]),
  ];
  return (
    <div className="flex min-w-0 flex-col gap-5">
      <Card title={t('contacts.invoices')}>
        {totals.documents === 0 && !hasOpening ? (
          <p className="text-sm text-muted">{t('contacts.noInvoices')}</p>
        ) : (
          <div className="flex flex-col gap-4">
            <DescriptionList items={items} />
            <ButtonLink icon={FileText} to={`${invoicesPath}?kupac=${contact.id}`}>
              {t('contacts.showInvoices')}
            </ButtonLink>
          </div>
        )}
      </Card>
      <Card>
        <div className="flex flex-col gap-4">
          <DescriptionList
            items={[
              { label: t('contacts.since.created'), value: formatInstant(contact.createdAt) },
              { label: t('contacts.since.updated'), value: formatInstant(contact.updatedAt) },
            ]}
          />
          {mayWrite ? <ArchiveForm area="contacts" archived={contact.archived} /> : null}
        </div>
      </Card>
    </div>
  );
}
