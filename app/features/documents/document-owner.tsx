import { Link, useParams } from '@remix-run/react';
import { invoiceIdOf } from '#app/features/documents/document-params.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { inCompany } from '#app/lib/paths.ts';
import type { DocumentListItem } from '#server/contracts/documents.ts';
import type { InvoiceNumbers } from '#server/contracts/overview.ts';

/** What a file belongs to: a document by its number, or the company; of a received one how it came. */
export function DocumentOwner({ document, numbers }: { document: DocumentListItem; numbers: InvoiceNumbers }) {
  const t = useT();
  const { company = '' } = useParams();
  const { received } = document;
  if (received !== null) {
    const words = t(`documents.source.${received.source}`);
    return <span className="text-muted">{received.sender === null ? words : `${words}: ${received.sender}`}</span>;
  }
  if (document.subject.startsWith('einvoice:')) return <span className="text-muted">{t('documents.receivedEInvoice')}</span>;
  const invoiceId = invoiceIdOf(document);
  if (invoiceId === null) return <span className="text-muted">{t('documents.company')}</span>;
  return (
    <Link
      to={inCompany(company, `racuni/${invoiceId}`)}
      prefetch="intent"
      className="tabular relative z-10 max-md:text-xs rounded-xs text-brand underline-offset-2 hover:underline"
    >
      {t('documents.invoice', { number: numbers[invoiceId] ?? '' }).trim()}
    </Link>
  );
}
