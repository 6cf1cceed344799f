import { Download, ExternalLink } from 'lucide-react';
import type { ReactNode } from 'react';
import { buttonClass } from '#app/components/ui/button.tsx';
import { Banner } from '#app/components/ui/banner.tsx';
import type { DocumentView } from '#app/features/documents/document-panel.tsx';
import { errorSentence } from '#app/i18n/t.ts';
import { useT } from '#app/i18n/use-t.tsx';

/** A page with the file beside a form. */
export const SPLIT = 'grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_minmax(0,560px)]';

interface DocumentPreviewProps {
  filename: string;
  view: DocumentView;
  filePath: string;
  /** What else is known of the file, below it. */
  children?: ReactNode;
}

/** The file itself, as large as the screen lets it be; a phone opens a PDF on its own. */
export function DocumentPreview({ filename, view, filePath, children }: DocumentPreviewProps) {
  const t = useT();
  const name = t('documents.panel.preview', { name: filename });
  return (
    <section
      aria-label={name}
      className="flex min-w-0 flex-col gap-3 overflow-clip rounded-md border bg-surface p-3 xl:sticky xl:top-[calc(var(--band)+16px)]"
    >
      {view.failure ? (
        <Banner tone="warn" title={t('documents.panel.off')}>
          {errorSentence(t, view.failure.code, view.failure.params)}
        </Banner>
      ) : view.frame ? (
        <iframe
          title={name}
          src={view.frame}
          className="h-[min(980px,calc(100dvh-190px))] w-full rounded-sm border bg-sunken max-md:hidden"
        />
      ) : view.picture ? (
        <img
          src={view.picture}
          alt={name}
          className="max-h-[calc(100dvh-180px)] self-center rounded-sm border bg-[white] object-contain"
        />
      ) : (
        <p className="text-sm text-muted">{t('documents.panel.noPreview')}</p>
      )}
      {children}
      <div className="flex flex-wrap gap-2">
        <a href={filePath} className={buttonClass({ small: true })}>
          <Download aria-hidden size={14} strokeWidth={1.75} />
          {t('common.download')}
        </a>
        <a
          href={`${filePath}?otvori=1`}
          target="_blank"
          rel="noreferrer"
          className={buttonClass({ variant: 'ghost', small: true })}
        >
          <ExternalLink aria-hidden size={14} strokeWidth={1.75} />
          {t('documents.panel.newTab')}
        </a>
      </div>
    </section>
  );
}
