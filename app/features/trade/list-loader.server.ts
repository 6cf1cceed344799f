import type { LoaderFunctionArgs } from '@remix-run/node';
import { SHELVES, type Shelf } from '#app/features/trade/document-path.ts';
import { readTradeParams, viewOf } from '#app/features/trade/trade-params.ts';
import { fromApi } from '#app/lib/errors.ts';

const PAGE = 50;

/** A page of one of the lists of papers, or of its drafts. */
export async function tradeList(args: LoaderFunctionArgs, shelf: Shelf) {
  const { context, params, request } = args;
  const wanted = readTradeParams(new URL(request.url).searchParams);
  const { tab, search, trail } = wanted;
  const cursor = trail.at(-1);
  const page = cursor === undefined ? {} : { cursor };
  const kinds = [...SHELVES[shelf].kinds];
  return fromApi(args, async () => {
    const api = await context.companyApi(params.company ?? '');
    const isDrafts = tab === 'drafts';
    const [list, drafts] = await Promise.all([
      api.trade.list({ kinds, view: viewOf(tab), search, ...(isDrafts ? { limit: 1 } : { ...page, limit: PAGE }) }),
      isDrafts ? api.invoicing.drafts({ kinds, search, ...page, limit: PAGE }) : null,
    ]);
    return { params: wanted, list, drafts };
  });
}
