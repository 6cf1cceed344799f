import type { SerializeFrom } from '@remix-run/node';
import { useParams, useSearchParams } from '@remix-run/react';
import { PageHeader } from '#app/components/layout/page-header.tsx';
import { AttachmentsCard } from '#app/features/attachments/attachments-card.tsx';
import { LinkCard } from '#app/features/invoice-document/link-card.tsx';
import { MailCard } from '#app/features/invoice-document/mail-card.tsx';
import { onDemand } from '#app/features/invoice-document/on-demand.tsx';
import { panelOf } from '#app/features/invoice-document/panels.ts';
import { Paper } from '#app/features/invoice-document/paper.tsx';
import { useRights } from '#app/features/invoice-document/use-rights.ts';
import { TimelineCard } from '#app/features/invoice-timeline/timeline-card.tsx';
import { AnswerCard } from '#app/features/trade/answer-card.tsx';
import { ChainCard } from '#app/features/trade/chain-card.tsx';
import { documentPath, shelfOf } from '#app/features/trade/document-path.ts';
import type { paperPage } from '#app/features/trade/paper-loader.server.ts';
import { TradeActions } from '#app/features/trade/trade-actions.tsx';
import { TradeState } from '#app/features/trade/trade-state.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import { inCompany } from '#app/lib/paths.ts';

const SendPanel = onDemand(async () => (await import('#app/features/invoice-document/send-panel.tsx')).SendPanel);

/** A quote, a pro forma or a delivery note: the paper left; answer, links, timeline and mails right. */
export function PaperPage({ paper, held, link, files, view, symbols }: SerializeFrom<typeof paperPage>) {
  const t = useT();
  const { company = '' } = useParams();
  const { mayWrite } = useRights();
  const [query] = useSearchParams();
  const base = inCompany(company);
  const shelf = shelfOf(paper.kind);
  const path = documentPath(base, paper);
  return (
    <>
      <PageHeader
        title={paper.number}
        parent={{ to: `${base}/${shelf}`, label: t(`trade.${shelf}.title`) }}
        status={<TradeState state={paper.state} kind={paper.kind} />}
        actions={<TradeActions paper={paper} path={path} base={base} mayWrite={mayWrite} />}
      />
      <div className="flex flex-col gap-5 lg:grid lg:grid-cols-[minmax(0,1fr)_356px] lg:items-start">
        <div className="min-w-0 max-lg:order-3">
          <Paper view={view} symbols={symbols} />
        </div>
        <div className="flex min-w-0 flex-col gap-4 max-lg:contents">
          {panelOf(query) === 'posalji' && mayWrite ? (
            <SendPanel
              invoice={paper}
              title={t('trade.send.title', { kind: paper.kind, number: paper.number })}
              message=""
              held={held}
              files={files}
              closeHref={path}
            />
          ) : null}
          <AnswerCard paper={paper} mayWrite={mayWrite} />
          <ChainCard chain={paper.chain} id={paper.id} base={base} />
          <TimelineCard timeline={paper.timeline} className="max-lg:order-4" />
          <AttachmentsCard id={paper.id} files={files} mayWrite={mayWrite} className="max-lg:order-5" />
          <LinkCard link={link} kind={paper.kind} mayWrite={mayWrite} />
          <MailCard emails={paper.emails} />
        </div>
      </div>
    </>
  );
}
