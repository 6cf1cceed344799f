import { Link, useParams } from '@remix-run/react';
import { Inbox, TriangleAlert } from 'lucide-react';
import { Card } from '#app/components/ui/card.tsx';
import { CopyButton } from '#app/components/ui/copy-button.tsx';
import { formatInstant } from '#app/i18n/format.ts';
import { errorSentence } from '#app/i18n/t.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { inCompany } from '#app/lib/paths.ts';
import type { InboundEmailDto } from '#server/contracts/mail.ts';

/** The company's own address for documents, and what came to it of late. */
export function InboundCard({ address, mails }: { address: string | null; mails: readonly InboundEmailDto[] }) {
  const t = useT();
  const { company = '' } = useParams();
  if (address === null)
    return (
      <Card title={t('mail.inbound')}>
        <p className="text-sm text-muted">{t('mail.inboundOff')}</p>
      </Card>
    );
  return (
    <Card title={t('mail.inbound')} flush>
      <div className="flex flex-col gap-3 px-[18px] pb-[18px]">
        <p className="text-sm text-muted">{t('mail.inboundDetail')}</p>
        <div className="flex flex-wrap items-center gap-3 rounded-sm bg-sunken p-3">
          <code className="min-w-0 grow basis-60 font-mono text-sm break-all">{address}</code>
          <CopyButton value={address} label={t('mail.copyAddress')} />
        </div>
      </div>
      <h3 className="border-t px-[18px] pt-3 text-sm font-medium">{t('mail.inboundLast')}</h3>
      {mails.length === 0 ? (
        <p className="flex items-center gap-2 px-[18px] pt-1 pb-[18px] text-sm text-muted">
          <Inbox aria-hidden size={16} strokeWidth={1.75} />
          {t('mail.inboundNone')}
        </p>
      ) : (
        <>
          <ul className="pt-2">
            {mails.map((mail) => (
              <Mail key={mail.id} mail={mail} />
            ))}
          </ul>
          <p className="border-t px-[18px] py-3 text-sm">
            <Link
              to={`${inCompany(company, 'dokumenti')}?vrsta=received`}
              prefetch="intent"
              className="rounded-xs text-brand underline-offset-2 hover:underline"
            >
              {t('mail.toDocuments')}
            </Link>
          </p>
        </>
      )}
    </Card>
  );
}

function Mail({ mail: { sender, subject, receivedAt, kept, skipped } }: { mail: InboundEmailDto }) {
  const t = useT();
  return (
    <li className="border-t px-[18px] py-3 first:border-t-0">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5">
        <p className="min-w-0 flex-1 basis-60 truncate font-medium" title={subject}>
          {subject === '' ? t('mail.noSubject') : subject}
        </p>
        <time dateTime={new Date(receivedAt).toISOString()} className="tabular shrink-0 text-xs text-muted">
          {formatInstant(receivedAt)}
        </time>
      </div>
      <p className="text-sm break-words text-muted">
        {sender} · {t('mail.kept', { count: kept })}
      </p>
      {skipped.length > 0 ? (
        <ul className="mt-2 flex flex-col gap-1">
          {skipped.map(({ filename, code }, index) => (
            <li key={index} className="flex gap-2 text-sm">
              <TriangleAlert aria-hidden size={14} strokeWidth={1.75} className="mt-0.5 shrink-0 text-warn" />
              <span className="min-w-0 break-words">
                <strong className="font-medium">{filename === '' ? t('mail.noName') : filename}</strong>:{' '}
                {code === 'DOCUMENT_TOO_LARGE' ? t('mail.tooLarge') : errorSentence(t, code)}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </li>
  );
}
