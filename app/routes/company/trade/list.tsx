import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { tradeList } from '#app/features/trade/list-loader.server.ts';
import { PaperList } from '#app/features/trade/paper-list.tsx';
import { pageTitle } from '#app/i18n/use-t.tsx';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'trade.ponude.title');

export const loader = (args: LoaderFunctionArgs) => tradeList(args, 'ponude');

export default function QuotesPage() {
  return <PaperList shelf="ponude" {...useLoaderData<typeof loader>()} />;
}
