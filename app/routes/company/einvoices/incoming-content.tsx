import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useParams } from '@remix-run/react';
import { Download, Paperclip } from 'lucide-react';
import { Fragment } from 'react';
import { PageHeader } from '#app/components/layout/page-header.tsx';
import { Banner } from '#app/components/ui/banner.tsx';
import { buttonClass } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { formatBytes } from '#app/i18n/format.ts';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { fromApi } from '#app/lib/errors.ts';
import { inCompany } from '#app/lib/paths.ts';

export const meta: MetaFunction<typeof loader> = ({ matches, data: loaded }) =>
  pageTitle(matches, 'einvoice.content.title', { number: loaded?.content.number ?? '' });

export async function loader(args: LoaderFunctionArgs) {
  const api = await fromApi(args, () => args.context.companyApi(args.params['company'] ?? ''));
  return { content: await fromApi(args, () => api.einvoice.incomingContent({ id: args.params['id'] ?? '' })) };
}

/** Everything that a received eRačun says. */
export default function ReceivedContent() {
  const t = useT();
  const { company = '', id = '' } = useParams();
  const { content } = useLoaderData<typeof loader>();
  const fatal = content.broken.filter(({ severity }) => severity === 'fatal');
  const here = inCompany(company, `eracuni/primljeni/${id}`);
  return (
    <>
      <PageHeader
        title={t('einvoice.content.heading')}
        parent={{ to: here, label: content.number || t('einvoice.detail.untitled') }}
        note={t('einvoice.content.note')}
        actions={
          <a href={`${here}/ispis.pdf`} className={buttonClass({ variant: 'secondary' })}>
            <Download aria-hidden size={16} />
            {t('einvoice.content.pdf')}
          </a>
        }
      />
      <div className="flex max-w-[860px] flex-col gap-4">
        {content.attachments.length === 0 ? null : (
          <Card title={t('einvoice.content.attachments')}>
            <ul className="flex flex-col gap-2">
              {content.attachments.map(({ index, filename, bytes }) => (
                <li key={index} className="flex items-center gap-2 text-sm">
                  <Paperclip aria-hidden size={14} className="shrink-0 text-muted" />
                  <a href={`${here}/prilog/${index}`} className="min-w-0 truncate text-brand underline">
                    {filename}
                  </a>
                  <span className="tabular shrink-0 text-xs text-muted">{formatBytes(bytes)}</span>
                </li>
              ))}
            </ul>
          </Card>
        )}
        {fatal.length === 0 ? null : (
          <Banner tone="warn" title={t('einvoice.content.broken', { count: fatal.length })}>
            <ul className="list-disc pl-4">
              {fatal.map(({ id, message }, index) => (
                <li key={`${index} ${id}`}>
                  {message} {id === '' ? null : <span className="text-xs whitespace-nowrap">{id}</span>}
                </li>
              ))}
            </ul>
          </Banner>
        )}
        {content.left === 0 ? null : (
          <Banner tone="info" title={t('einvoice.content.left', { count: content.left })}>
            {t('einvoice.content.leftDetail')}
          </Banner>
        )}
        {content.groups.map(({ title, fields }, index) => (
          <Card key={`${index} ${title}`} title={title}>
            <dl className="grid gap-x-6 gap-y-2 text-sm sm:grid-cols-[minmax(0,15rem)_minmax(0,1fr)]">
              {fields.map(({ label, value, term }, position) => (
                // Labels repeat within a part: a document has several notes, a line several attributes.
                <Fragment key={position}>
                  <dt className="text-muted max-sm:mt-1">
                    {label}
                    {term === '' ? null : <span className="ml-1.5 text-xs text-muted">{term}</span>}
                  </dt>
                  <dd className="tabular min-w-0 break-words whitespace-pre-line">{value}</dd>
                </Fragment>
              ))}
            </dl>
          </Card>
        ))}
      </div>
    </>
  );
}
