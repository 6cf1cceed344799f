import { Link } from '@remix-run/react';
import clsx from 'clsx';
import { CircleCheck, CircleSlash, Copy, type LucideIcon } from 'lucide-react';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { Pill, type Tone } from '#app/components/ui/pill.tsx';
import { Table, type Column } from '#app/components/ui/table.tsx';
import { linkClass } from '#app/features/form-fields/link-class.ts';
import { documentQuery } from '#app/features/documents/document-params.ts';
import { formatInstantShort } from '#app/i18n/format.ts';
import { errorSentence } from '#app/i18n/t.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { MailFileDto, MailFilePage } from '#server/contracts/mailbox.ts';

const LOOK = {
  taken: ['ok', CircleCheck],
  known: ['neutral', Copy],
  refused: ['warn', CircleSlash],
} as const satisfies Record<MailFileDto['outcome'], readonly [Tone, LucideIcon]>;

const RECEIVED = { kind: 'received', trail: [], removing: false } as const;

/** What came out of the mailboxes, newest first, each with the document that it became or why it did not. */
export function FilesCard({
  page,
  path,
  documentsPath,
  isFirst,
}: {
  page: MailFilePage;
  path: string;
  documentsPath: string;
  isFirst: boolean;
}) {
  const t = useT();
  const columns: readonly Column<MailFileDto>[] = [
    {
      id: 'name',
      header: t('mailbox.files.name'),
      slot: 'title',
      tone: 'strong',
      width: 'w-[280px]',
      cell: ({ filename, documentId }) => (
        <span className="grid" title={filename}>
          {documentId === null ? (
            <span className="truncate">{filename}</span>
          ) : (
            <Link
              to={documentsPath + documentQuery({ ...RECEIVED, search: filename, open: documentId })}
              className={clsx(linkClass, 'truncate')}
            >
              {filename}
            </Link>
          )}
        </span>
      ),
    },
    {
      id: 'sender',
      header: t('mailbox.files.sender'),
      slot: 'meta',
      tone: 'muted',
      cell: ({ sender, subject }) => (
        <span className="grid" title={`${sender} · ${subject}`}>
          <span className="truncate">
            {sender} · {subject}
          </span>
        </span>
      ),
    },
    {
      id: 'received',
      header: t('mailbox.files.receivedAt'),
      slot: 'amount',
      tone: 'muted',
      width: 'w-[128px]',
      cell: ({ receivedAt }) => <span className="whitespace-nowrap">{formatInstantShort(receivedAt)}</span>,
    },
    {
      id: 'outcome',
      header: t('mailbox.files.outcome'),
      slot: 'status',
      width: 'w-[232px]',
      cell: (row) => <Outcome file={row} />,
    },
  ];
  return (
    <Card title={t('mailbox.files.title')} ruled flush>
      {page.items.length === 0 ? (
        <p className="px-[18px] py-4 text-sm text-muted">{t('mailbox.files.none')}</p>
      ) : (
        <Table bare caption={t('mailbox.files.title')} columns={columns} rows={page.items} rowKey={({ id }) => id} />
      )}
      {isFirst && page.nextCursor === null ? null : (
        <nav aria-label={t('common.pages')} className="flex justify-end gap-2 border-t px-[18px] py-2.5">
          {isFirst ? null : (
            <ButtonLink small to={path}>
              {t('mailbox.files.newest')}
            </ButtonLink>
          )}
          {page.nextCursor === null ? null : (
            <ButtonLink small to={`${path}?od=${page.nextCursor}`} rel="next">
              {t('mailbox.files.older')}
            </ButtonLink>
          )}
        </nav>
      )}
    </Card>
  );
}

function Outcome({ file: { outcome, reason } }: { file: MailFileDto }) {
  const t = useT();
  const [tone, icon] = LOOK[outcome];
  return (
    <span className="inline-flex flex-col gap-0.5">
      <span>
        <Pill tone={tone} icon={icon}>
          {t(`mailbox.files.${outcome}`)}
        </Pill>
      </span>
      {reason === null ? null : <span className="text-xs whitespace-normal text-muted">{errorSentence(t, reason)}</span>}
    </span>
  );
}
