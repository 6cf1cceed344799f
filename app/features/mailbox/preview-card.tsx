import { CircleCheck, CircleSlash, Paperclip } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Card } from '#app/components/ui/card.tsx';
import { Pill } from '#app/components/ui/pill.tsx';
import { formatBytes, formatInstantShort } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { PreviewMail, RulesPreview } from '#server/contracts/mailbox.ts';

/** What rules would take out of the newest mails, before anything is taken. */
export function PreviewCard({ preview }: { preview: RulesPreview }) {
  const t = useT();
  const summary = useRef<HTMLParagraphElement>(null);
  useEffect(() => summary.current?.focus(), [preview]);
  const { looked, matched, files, more, mails } = preview;
  return (
    <Card title={t('mailbox.preview.title')} ruled flush>
      <p ref={summary} tabIndex={-1} className="px-[18px] py-3 text-sm outline-none">
        {looked === 0 ? t('mailbox.preview.none') : t('mailbox.preview.summary', { files, matched, looked })}
        {more ? ` ${t('mailbox.preview.more')}` : null}
      </p>
      {mails.length > 0 ? (
        <ul className="border-t">
          {mails.map((mail, index) => (
            <PreviewRow key={index} mail={mail} />
          ))}
        </ul>
      ) : null}
    </Card>
  );
}

function PreviewRow({ mail }: { mail: PreviewMail }) {
  const t = useT();
  const { sender, senderName, subject, receivedAt, matches, files } = mail;
  const takes = files.some(({ wanted }) => wanted);
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1.5 border-t px-[18px] py-3 first:border-t-0">
      <div className="min-w-0 flex-1 basis-72">
        <p className={takes ? 'font-medium break-words' : 'break-words text-muted'}>{subject}</p>
        <p className="text-sm break-words text-muted">
          {senderName === '' ? sender : `${senderName} · ${sender}`} · {formatInstantShort(receivedAt)}
        </p>
        {files.length > 0 ? (
          <ul className="mt-1.5 flex flex-col gap-1">
            {files.map((file, index) => (
              <li key={index} className={file.wanted ? 'flex gap-1.5 text-sm' : 'flex gap-1.5 text-sm text-muted line-through'}>
                <Paperclip aria-hidden size={14} strokeWidth={1.75} className="mt-[3px] shrink-0 text-muted" />
                <span className="min-w-0 break-words">
                  {file.filename}
                  {file.bytes === null ? null : <span className="text-muted"> · {formatBytes(file.bytes)}</span>}
                  <span className="sr-only"> · {t(file.wanted ? 'mailbox.preview.takes' : 'mailbox.preview.leaves')}</span>
                </span>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
      <Pill tone={takes ? 'ok' : 'neutral'} icon={takes ? CircleCheck : CircleSlash}>
        {t(takes ? 'mailbox.preview.takes' : matches ? 'mailbox.preview.noFiles' : 'mailbox.preview.skipped')}
      </Pill>
    </li>
  );
}
