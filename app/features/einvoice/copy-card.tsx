import { ButtonLink } from '#app/components/ui/button.tsx';
import { Banner } from '#app/components/ui/banner.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { Table } from '#app/components/ui/table.tsx';
import { formatInstantShort } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { CopyDifferencesDto, IncomingDto } from '#server/contracts/einvoice.ts';

/** What a received corrected copy corrects and in what it differs; of an original, that a copy of it came. */
export function CopyBanners({
  incoming: { isCopy, original, copy, header },
  differences,
  base,
}: {
  incoming: IncomingDto;
  differences: CopyDifferencesDto | null;
  base: string;
}) {
  const t = useT();
  const hrefOf = (id: string): string => `${base}/eracuni/primljeni/${id}`;
  return (
    <>
      {copy === null ? null : (
        <Banner
          tone="warn"
          title={t('einvoiceCopy.received.newer', { at: formatInstantShort(copy.receivedAt) })}
          action={
            <ButtonLink small to={hrefOf(copy.id)}>
              {t('einvoiceCopy.received.copy')}
            </ButtonLink>
          }
        />
      )}
      {!isCopy || original === null ? null : (
        <Banner
          title={t('einvoiceCopy.received.of', { number: header.number, at: formatInstantShort(original.receivedAt) })}
          action={
            <ButtonLink small to={hrefOf(original.id)}>
              {t('einvoiceCopy.received.original')}
            </ButtonLink>
          }
        />
      )}
      {differences?.fields.some(({ isTaxed }) => isTaxed) ? (
        <Banner tone="err" title={t('einvoiceCopy.received.amounts')} />
      ) : null}
    </>
  );
}

/** What was said before, and what is said now. */
export function DifferencesCard({ differences: { fields } }: { differences: CopyDifferencesDto }) {
  const t = useT();
  const title = t('einvoiceCopy.received.differs');
  const said = (values: readonly string[]) => (values.length === 0 ? t('einvoiceCopy.received.nothing') : values.join(', '));
  if (fields.length === 0)
    return (
      <Card title={title}>
        <p className="text-sm text-muted">{t('einvoiceCopy.received.same')}</p>
      </Card>
    );
  return (
    <Card title={title} ruled flush>
      <Table
        bare
        caption={title}
        rows={fields.map((field, index) => ({ ...field, key: String(index) }))}
        rowKey={({ key }) => key}
        columns={[
          { id: 'label', header: t('einvoiceCopy.received.term'), cell: ({ label }) => label, slot: 'title' },
          {
            id: 'before',
            header: t('einvoiceCopy.received.before'),
            cell: ({ before }) => (
              <>
                <span className="md:hidden">{t('einvoiceCopy.received.before')}: </span>
                {said(before)}
              </>
            ),
            slot: 'meta',
            tone: 'muted',
          },
          {
            id: 'after',
            header: t('einvoiceCopy.received.after'),
            cell: ({ after }) => said(after),
            slot: 'amount',
            tone: 'strong',
          },
        ]}
      />
    </Card>
  );
}
