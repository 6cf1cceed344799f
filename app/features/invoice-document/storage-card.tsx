import { Download } from 'lucide-react';
import { Card } from '#app/components/ui/card.tsx';
import { CopyButton } from '#app/components/ui/copy-button.tsx';
import { DescriptionList } from '#app/components/ui/description-list.tsx';
import { formatBytes, formatDate } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { InvoiceDto } from '#server/contracts/invoicing.ts';

/** Files that are kept of the document, each with its SHA-256 and the way to download it. */
export function StorageCard({ documents, path }: { documents: InvoiceDto['documents']; path: string }) {
  const t = useT();
  const keptUntil = documents
    .map(({ retainUntil }) => retainUntil)
    .sort()
    .at(-1);
  return (
    <Card title={t('invoices.storage')} className="max-lg:order-6">
      {keptUntil === undefined ? (
        <p className="text-sm text-muted">{t('invoices.storage.none')}</p>
      ) : (
        <div className="flex flex-col gap-3">
          <DescriptionList items={[{ label: t('invoices.storage.until'), value: formatDate(keptUntil) }]} />
          <ul className="flex flex-col gap-2">
            {documents.map(({ id, kind, variant, sha256, bytes, filename }) => (
              <li key={id} className="flex items-start gap-2 border-t pt-2 text-sm">
                <div className="min-w-0 grow">
                  <p>
                    {t.dynamic(`invoices.file.${kind}.${ofCopy(filename, variant)}`) ??
                      t.dynamic(`invoices.file.${kind}`) ??
                      filename}
                  </p>
                  <p className="tabular flex items-center gap-1 text-xs text-muted">
                    {formatBytes(bytes)} · SHA-256{' '}
                    <code title={sha256} className="font-mono">
                      {sha256.slice(0, 4)}…{sha256.slice(-4)}
                    </code>
                    <CopyButton value={sha256} what={`SHA-256, ${filename}`} />
                  </p>
                </div>
                <a
                  href={`${path}/dokumenti/${id}`}
                  aria-label={t('invoices.storage.download', { name: filename })}
                  title={t('invoices.storage.download', { name: filename })}
                  className="flex size-7 shrink-0 items-center justify-center rounded-sm text-muted hover:bg-sunken hover:text-text"
                >
                  <Download aria-hidden size={14} />
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Card>
  );
}

/** Prints of corrected copies are kept under the copy, their messages under the reference of the intermediary, with a name of their own. */
const ofCopy = (filename: string, variant: string): string =>
  variant.startsWith('copy:') || filename.endsWith('-ispravak.xml') ? 'copy' : variant;
