import { TRADE_VIEWS, type TradeView } from '#server/contracts/trade.ts';

/** Tabs of the list: the drafts, and the views of what was issued. */
export const TRADE_TABS = ['all', 'drafts', 'open', 'accepted', 'expired', 'converted', 'dropped'] as const;
export type TradeTab = TradeView | 'drafts';

/** What of the list stands in its address; `trail` holds the cursors of the pages gone through, the current one last. */
export interface TradeParams {
  readonly tab: TradeTab;
  readonly search: string;
  readonly trail: readonly string[];
}

/** Pages that an address remembers. */
const LONGEST_TRAIL = 12;

/** Reads the list's address. What it does not understand counts as not given. */
export function readTradeParams(query: URLSearchParams): TradeParams {
  return {
    tab: TRADE_TABS.find((tab) => tab === query.get('prikaz')) ?? 'all',
    search: (query.get('q') ?? '').trim().slice(0, 200),
    trail: query.getAll('nakon').slice(-LONGEST_TRAIL),
  };
}

/** The address's query for these params, without what is the default. */
export function tradeQuery({ tab, search, trail }: TradeParams): string {
  const query = new URLSearchParams();
  if (tab !== 'all') query.set('prikaz', tab);
  if (search) query.set('q', search);
  for (const cursor of trail.slice(-LONGEST_TRAIL)) query.append('nakon', cursor);
  const text = query.toString();
  return text ? `?${text}` : '';
}

/** The view of `trade.list` behind a tab; that of the drafts asks for the counts alone. */
export const viewOf = (tab: TradeTab): TradeView => TRADE_VIEWS.find((view) => view === tab) ?? 'all';
