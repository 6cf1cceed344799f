import { Link } from '@remix-run/react';
import clsx from 'clsx';
import { Download, ExternalLink, Receipt, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { buttonClass } from '#app/components/ui/button.tsx';
import { Banner } from '#app/components/ui/banner.tsx';
import { CopyButton } from '#app/components/ui/copy-button.tsx';
import { DescriptionList } from '#app/components/ui/description-list.tsx';
import { DocumentKindLabel } from '#app/features/documents/document-kind.tsx';
import { DocumentOwner } from '#app/features/documents/document-owner.tsx';
import { formatBytes, formatDate, formatInstant } from '#app/i18n/format.ts';
import { errorSentence } from '#app/i18n/t.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { ErrorBody } from '#app/lib/error-body.ts';
import type { DocumentListItem } from '#server/contracts/documents.ts';
import type { InvoiceNumbers } from '#server/contracts/overview.ts';

/** What the open panel can show of the file: a picture on our own pages, a way to another one, or why not. */
export interface DocumentView {
  /** Address of a PDF that this page may frame. */
  readonly frame: string | null;
  /** Address of a picture that this page may show. */
  readonly picture: string | null;
  readonly failure: Pick<ErrorBody, 'code' | 'params'> | null;
}

interface DocumentPanelProps {
  document: DocumentListItem;
  numbers: InvoiceNumbers;
  view: DocumentView;
  /** Address of the file itself. */
  filePath: string;
  closeTo: string;
  /** For a received document: where it is read and becomes a cost. */
  bookPath: string | null;
  /** For a received document: how it is thrown away. */
  removal: ReactNode;
}

/** One kept file: what it is, whose, until when, how to prove it, and what it looks like. */
export function DocumentPanel({ document, numbers, view, filePath, bookPath, closeTo, removal }: DocumentPanelProps) {
  const t = useT();
  const { filename, sha256, key } = document;
  return (
    <section
      aria-labelledby="document-panel"
      className="min-w-0 overflow-clip rounded-md border bg-surface xl:sticky xl:top-[calc(var(--band)+16px)]"
    >
      <div className="flex items-center gap-3 px-[18px] py-2">
        <h2 id="document-panel" className="min-w-0 grow py-1.5 text-base font-semibold">
          {filename}
        </h2>
        <Link
          to={closeTo}
          preventScrollReset
          aria-label={t('documents.panel.close')}
          title={t('documents.panel.close')}
          className={buttonClass({ variant: 'ghost', small: true }, '-mr-1.5 w-7 !px-0')}
        >
          <X aria-hidden size={14} strokeWidth={1.75} />
        </Link>
      </div>
      <div className="flex flex-col gap-4 px-[18px] pb-[18px]">
        <DescriptionList
          items={[
            { label: t('documents.kindColumn'), value: <DocumentKindLabel kind={document.kind} /> },
            {
              label: t(document.received ? 'documents.cameBy' : 'documents.belongsTo'),
              value: <DocumentOwner document={document} numbers={numbers} />,
            },
            ...(document.received?.mailSubject
              ? [{ label: t('documents.mailSubject'), value: document.received.mailSubject }]
              : []),
            { label: t('documents.keptAt'), value: formatInstant(document.createdAt) },
            { label: t('documents.size'), value: formatBytes(document.bytes) },
            {
              label: t('documents.retainUntil'),
              value: document.retainUntil === null ? t('documents.notBooked') : formatDate(document.retainUntil),
            },
          ]}
        />
        <div className="flex flex-col gap-3 rounded-sm bg-sunken p-3 text-xs">
          <Proof label={t('documents.sha256')} value={sha256} />
          <Proof label={t('documents.storageKey')} value={key} />
        </div>
        {view.failure ? (
          <Banner tone="warn" title={t('documents.panel.off')}>
            {errorSentence(t, view.failure.code, view.failure.params)}
          </Banner>
        ) : (
          <>
            <div className="flex flex-wrap gap-2">
              {bookPath === null ? null : (
                <Link to={bookPath} className={buttonClass({ variant: 'primary' })}>
                  <Receipt aria-hidden size={16} strokeWidth={1.75} />
                  {t('documents.panel.book')}
                </Link>
              )}
              <a href={filePath} className={buttonClass({})}>
                <Download aria-hidden size={16} strokeWidth={1.75} />
                {t('common.download')}
              </a>
              <a href={`${filePath}?otvori=1`} target="_blank" rel="noreferrer" className={buttonClass({ variant: 'ghost' })}>
                <ExternalLink aria-hidden size={16} strokeWidth={1.75} />
                {t('documents.panel.newTab')}
              </a>
            </div>
            {view.frame ? (
              <iframe
                title={t('documents.panel.preview', { name: filename })}
                src={view.frame}
                loading="lazy"
                className="h-[min(560px,70dvh)] w-full rounded-sm border bg-sunken max-md:hidden"
              />
            ) : view.picture ? (
              <img
                src={view.picture}
                alt={t('documents.panel.preview', { name: filename })}
                className={clsx('rounded-sm border bg-[white]', document.kind === 'logo' ? 'max-h-40 self-start p-3' : 'w-full')}
              />
            ) : (
              <p className="text-xs text-muted">{t('documents.panel.noPreview')}</p>
            )}
            {removal}
          </>
        )}
      </div>
    </section>
  );
}

function Proof({ label, value }: { label: string; value: string }) {
  return (
    <div className="flex items-start gap-2">
      <p className="min-w-0 grow">
        <span className="block text-muted">{label}</span>
        <code className="font-mono text-[11px] break-all">{value}</code>
      </p>
      <CopyButton value={value} what={label} />
    </div>
  );
}
