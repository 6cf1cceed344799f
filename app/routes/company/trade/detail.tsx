import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useParams, useSearchParams } from '@remix-run/react';
import { PageHeader } from '#app/components/layout/page-header.tsx';
import { heldBackFor } from '#app/features/invoice-document/held-back.server.ts';
import { documentIdOf } from '#app/features/invoice-document/if-there.server.ts';
import { LinkCard } from '#app/features/invoice-document/link-card.tsx';
import { MailCard } from '#app/features/invoice-document/mail-card.tsx';
import { onDemand } from '#app/features/invoice-document/on-demand.tsx';
import { panelOf } from '#app/features/invoice-document/panels.ts';
import { paperView } from '#app/features/invoice-document/paper-view.ts';
import { Paper } from '#app/features/invoice-document/paper.tsx';
import { paperSymbols } from '#app/features/invoice-document/symbols.server.ts';
import { useRights } from '#app/features/invoice-document/use-rights.ts';
import { TimelineCard } from '#app/features/invoice-timeline/timeline-card.tsx';
import { AnswerCard } from '#app/features/trade/answer-card.tsx';
import { ChainCard } from '#app/features/trade/chain-card.tsx';
import { tradeAction } from '#app/features/trade/trade-action.server.ts';
import { TradeActions } from '#app/features/trade/trade-actions.tsx';
import { TradeState } from '#app/features/trade/trade-state.tsx';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { fromApi } from '#app/lib/errors.ts';
import { inCompany } from '#app/lib/paths.ts';

const SendPanel = onDemand(async () => (await import('#app/features/invoice-document/send-panel.tsx')).SendPanel);

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, `trade.pageTitle.${data?.paper.kind ?? 'quote'}`, { number: data?.paper.number ?? '' });

export async function loader(args: LoaderFunctionArgs) {
  const { context, params } = args;
  const id = documentIdOf(args);
  const { paper, held, link } = await fromApi(args, async () => {
    const api = await context.companyApi(params.company ?? '');
    const [found, way] = await Promise.all([api.trade.get({ id }), api.sharing.link({ id })]);
    return { paper: found, link: way, held: await heldBackFor(api, found) };
  });
  return { paper, held, link, view: paperView(paper, context.isDemo), symbols: paperSymbols(paper) };
}

export const action = (args: ActionFunctionArgs) => tradeAction(args);

export default function TradePage() {
  const t = useT();
  const { company = '' } = useParams();
  const { paper, held, link, view, symbols } = useLoaderData<typeof loader>();
  const { mayWrite } = useRights();
  const [query] = useSearchParams();
  const base = inCompany(company);
  const path = `${base}/ponude/${paper.id}`;
  return (
    <>
      <PageHeader
        title={paper.number}
        parent={{ to: `${base}/ponude`, label: t('trade.title') }}
        status={<TradeState state={paper.state} />}
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
              closeHref={path}
            />
          ) : null}
          <AnswerCard paper={paper} mayWrite={mayWrite} />
          <ChainCard chain={paper.chain} id={paper.id} base={base} />
          <TimelineCard timeline={paper.timeline} className="max-lg:order-4" />
          <LinkCard link={link} kind={paper.kind} mayWrite={mayWrite} />
          <MailCard emails={paper.emails} />
        </div>
      </div>
    </>
  );
}
