import { CircleAlert, CircleCheck, CircleSlash, Copy, FileUp, RotateCcw, X, type LucideIcon } from 'lucide-react';
import { Button, IconButton } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { ProgressBar } from '#app/components/ui/progress-bar.tsx';
import type { Upload, UploadState } from '#app/features/documents/use-uploads.ts';
import { formatBytes } from '#app/i18n/format.ts';
import { errorSentence } from '#app/i18n/t.ts';
import { useT } from '#app/i18n/use-t.tsx';

const LOOKS: Readonly<Record<UploadState, { readonly icon: LucideIcon; readonly tone: string }>> = {
  waiting: { icon: FileUp, tone: 'text-muted' },
  sending: { icon: FileUp, tone: 'text-brand' },
  checking: { icon: FileUp, tone: 'text-brand' },
  kept: { icon: CircleCheck, tone: 'text-ok' },
  duplicate: { icon: Copy, tone: 'text-warn' },
  failed: { icon: CircleAlert, tone: 'text-err' },
  cancelled: { icon: CircleSlash, tone: 'text-muted' },
};

interface UploadListProps {
  uploads: readonly Upload[];
  isBusy: boolean;
  onCancel: (key: string) => void;
  onRetry: (key: string) => void;
  onClear: () => void;
}

/** Files on their way, each with how far it is, what became of it, and what can be done about it. */
export function UploadList({ uploads, isBusy, onCancel, onRetry, onClear }: UploadListProps) {
  const t = useT();
  const clear = (
    <Button small variant="ghost" onClick={onClear}>
      {t('documents.upload.clear')}
    </Button>
  );
  return (
    <Card title={t('documents.upload.title')} aside={isBusy ? undefined : clear} ruled flush>
      <ul>
        {uploads.map((upload) => (
          <Row key={upload.key} upload={upload} onCancel={onCancel} onRetry={onRetry} />
        ))}
      </ul>
    </Card>
  );
}

function Row({ upload, onCancel, onRetry }: { upload: Upload } & Pick<UploadListProps, 'onCancel' | 'onRetry'>) {
  const t = useT();
  const { key, name, bytes, sent, state, failure, sameAs } = upload;
  const { icon: Icon, tone } = LOOKS[state];
  const isGoing = state === 'waiting' || state === 'sending' || state === 'checking';
  const words = failure
    ? errorSentence(t, failure.code, failure.params)
    : state === 'sending'
      ? t('documents.upload.sending', { sent: formatBytes(Math.min(sent, bytes)), bytes: formatBytes(bytes) })
      : t(`documents.upload.${state}`, { name: sameAs ?? '' });
  return (
    <li className="flex items-start gap-3 border-t px-[18px] py-3 first:border-t-0">
      <Icon aria-hidden size={16} strokeWidth={1.75} className={`mt-0.5 shrink-0 ${tone}`} />
      <div className="min-w-0 grow">
        <p className="truncate font-medium" title={name}>
          {name}
        </p>
        <p className="tabular text-sm text-muted">{words}</p>
        {state === 'sending' || state === 'checking' ? (
          <div className="mt-2">
            <ProgressBar value={Math.min(sent, bytes)} max={bytes} label={t('documents.upload.progress', { name })} />
          </div>
        ) : null}
      </div>
      {isGoing ? (
        <IconButton icon={X} small label={t('documents.upload.cancel', { name })} onClick={() => onCancel(key)} />
      ) : state === 'failed' || state === 'cancelled' ? (
        <Button small variant="secondary" icon={RotateCcw} onClick={() => onRetry(key)}>
          {t('documents.upload.retry')}
        </Button>
      ) : null}
    </li>
  );
}
