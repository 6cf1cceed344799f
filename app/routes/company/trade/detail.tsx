import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { paperPage } from '#app/features/trade/paper-loader.server.ts';
import { PaperPage } from '#app/features/trade/paper-page.tsx';
import { tradeAction } from '#app/features/trade/trade-action.server.ts';
import { pageTitle } from '#app/i18n/use-t.tsx';

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, `trade.pageTitle.${data?.paper.kind ?? 'quote'}`, { number: data?.paper.number ?? '' });

export const loader = (args: LoaderFunctionArgs) => paperPage(args, 'ponude');

export const action = (args: ActionFunctionArgs) => tradeAction(args, 'ponude');

export default function QuotePage() {
  return <PaperPage {...useLoaderData<typeof loader>()} />;
}
