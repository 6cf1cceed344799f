import { useFetcher, useParams } from '@remix-run/react';
import { Download, Paperclip, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { Field } from '#app/components/ui/field.tsx';
import { FileDrop } from '#app/components/ui/file-drop.tsx';
import { useHydrated } from '#app/components/ui/use-hydrated.ts';
import { formatBytes } from '#app/i18n/format.ts';
import { errorSentence } from '#app/i18n/t.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { inCompany } from '#app/lib/paths.ts';
import type { action } from '#app/routes/company/attachments.ts';
import type { AttachmentDto } from '#server/contracts/attachments.ts';
import { ATTACHABLE, MAX_ATTACHED_BYTES, MAX_ATTACHED_FILES } from '#server/domain/attachments/attachable.ts';

interface Props {
  /** Of the draft or the document. */
  readonly id: string;
  readonly files: readonly AttachmentDto[];
  readonly mayWrite: boolean;
  readonly isDraft?: boolean;
  readonly className?: string;
}

const ACCEPT = Object.values(ATTACHABLE)
  .map((ending) => `.${ending}`)
  .join(',');

/** Files that go with a draft or a document: each can be saved and taken off, and more are chosen or dropped. */
export function AttachmentsCard({ id, files, mayWrite, isDraft = false, className }: Props) {
  const t = useT();
  const { company = '' } = useParams();
  const adding = useFetcher<typeof action>({ key: `attach-${id}` });
  const removing = useFetcher<typeof action>({ key: `detach-${id}` });
  // With scripts the page stays as it is: what is being written in it must not be lost.
  const stays = useHydrated() ? <input type="hidden" name="stays" value="yes" /> : null;
  const form = useRef<HTMLFormElement>(null);
  const [held, setHeld] = useState(0);
  const to = inCompany(company, `prilozi/${id}`);
  const said = adding.data?.done ? t('attachments.addedFlash', { count: adding.data.done }) : '';
  const error = adding.state === 'idle' ? (adding.data?.error ?? removing.data?.error ?? null) : null;
  const gone = removing.formData?.get('documentId');
  if (!mayWrite && files.length === 0) return null;
  return (
    <Card
      title={t('attachments.title')}
      aside={files.length > 0 ? <span className="tabular">{files.length}</span> : undefined}
      className={className}
    >
      <div className="flex flex-col gap-3">
        <p className="text-sm text-muted">{t(isDraft ? 'attachments.introDraft' : 'attachments.intro')}</p>
        {files.length === 0 ? null : (
          <ul className="flex flex-col">
            {files.map(({ documentId, filename, bytes }) => (
              <li key={documentId} className="flex items-center gap-2 border-t py-2 text-sm first:border-t-0 first:pt-0">
                <Paperclip aria-hidden size={14} strokeWidth={1.75} className="shrink-0 text-muted" />
                <span
                  className={`min-w-0 grow truncate ${gone === documentId ? 'text-muted line-through' : ''}`}
                  title={filename}
                >
                  {filename}
                </span>
                <span className="tabular shrink-0 text-xs text-muted">{formatBytes(bytes)}</span>
                <a
                  href={inCompany(company, `dokumenti/${documentId}/datoteka`)}
                  aria-label={t('attachments.download', { name: filename })}
                  title={t('attachments.download', { name: filename })}
                  className="flex size-7 shrink-0 items-center justify-center rounded-sm text-muted hover:bg-sunken hover:text-text"
                >
                  <Download aria-hidden size={14} />
                </a>
                {mayWrite ? (
                  <removing.Form method="post" action={to} preventScrollReset>
                    {stays}
                    <input type="hidden" name="documentId" value={documentId} />
                    <button
                      type="submit"
                      name="intent"
                      value="remove"
                      aria-label={t('attachments.remove', { name: filename })}
                      title={t('attachments.remove', { name: filename })}
                      className="flex size-7 shrink-0 items-center justify-center rounded-sm text-muted hover:bg-sunken hover:text-text"
                    >
                      <Trash2 aria-hidden size={14} />
                    </button>
                  </removing.Form>
                ) : null}
              </li>
            ))}
          </ul>
        )}
        {mayWrite ? (
          <adding.Form
            ref={form}
            key={`${files.length}-${held}`}
            method="post"
            action={to}
            encType="multipart/form-data"
            preventScrollReset
            className="flex flex-col gap-2"
          >
            {stays}
            <input type="hidden" name="intent" value="add" />
            <Field
              label={t('attachments.add')}
              labelHidden
              id={`attach-${id}`}
              errors={error === null ? [] : [errorSentence(t, error)]}
            >
              <FileDrop
                name="file"
                accept={ACCEPT}
                multiple
                hint={t('attachments.hint', { files: MAX_ATTACHED_FILES, max: MAX_ATTACHED_BYTES / 1024 / 1024 })}
                onFiles={(chosen) => {
                  if (chosen.length === 0) return;
                  form.current?.requestSubmit();
                  // Held, and nothing was sent: an empty form takes the same file again.
                  if (!navigator.onLine) setHeld(held + 1);
                }}
              />
            </Field>
            <noscript>
              <Button type="submit" small icon={Paperclip}>
                {t('attachments.add')}
              </Button>
            </noscript>
            <p aria-live="polite" className="text-xs text-muted empty:hidden">
              {adding.state === 'idle' ? said : t('attachments.sending')}
            </p>
          </adding.Form>
        ) : null}
      </div>
    </Card>
  );
}
