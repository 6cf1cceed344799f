import { parseDate } from '#app/i18n/parse.ts';
import { LABEL_MAX } from '#server/contracts/internal-notes.ts';
import type { InvoiceFilter, InvoiceView } from '#server/contracts/invoicing.ts';
import { PAYMENT_METHODS, type PaymentMethod } from '#server/domain/invoicing/document.ts';
import { VAT_ROW } from '#server/domain/invoicing/vat-code.ts';

/** Tabs of the list: the views of issued documents, and the drafts. */
export type ListTab = InvoiceView | 'drafts';
export const LIST_TABS = [
  'all',
  'drafts',
  'awaiting',
  'open',
  'overdue',
  'paid',
  'cancelled',
] as const satisfies readonly ListTab[];

export const LIST_SORTS = ['issued', 'due', 'total'] as const;
export type ListSort = (typeof LIST_SORTS)[number];

/** What of the list stands in its address; `trail` holds the cursors of the pages gone through, the current one last. */
export interface ListParams {
  readonly tab: ListTab;
  readonly search: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly paymentMethod: PaymentMethod | null;
  /** Customer and article: an id, or `none` for documents or lines without one. */
  readonly contactId: string | null;
  readonly productId: string | null;
  readonly operatorId: string | null;
  readonly premisesId: string | null;
  /** `standard:25` */
  readonly vat: string | null;
  readonly label: string | null;
  readonly sort: ListSort;
  readonly direction: 'asc' | 'desc';
  readonly trail: readonly string[];
}

/** Pages that an address remembers; from further on, "previous" leads to the first page in the end. */
const LONGEST_TRAIL = 12;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const oneOf = <T extends string>(values: readonly T[], wanted: string | null): T | null =>
  values.find((value) => value === wanted) ?? null;

/** Reads the list's address. What it does not understand counts as not given, so that an old link still opens. */
export function readListParams(query: URLSearchParams): ListParams {
  const id = (name: string, none?: 'none'): string | null => {
    const given = query.get(name);
    return given !== null && (UUID.test(given) || given === none) ? given : null;
  };
  const vat = query.get('pdv');
  return {
    tab: oneOf(LIST_TABS, query.get('prikaz')) ?? 'all',
    search: (query.get('q') ?? '').trim().slice(0, 200),
    from: parseDate(query.get('od') ?? '', ''),
    to: parseDate(query.get('do') ?? '', ''),
    paymentMethod: oneOf(PAYMENT_METHODS, query.get('placanje')),
    contactId: id('kupac', 'none'),
    productId: id('artikl', 'none'),
    operatorId: id('operater'),
    premisesId: id('prostor'),
    vat: vat !== null && VAT_ROW.test(vat) ? vat : null,
    label: (query.get('oznaka') ?? '').trim().slice(0, LABEL_MAX) || null,
    sort: oneOf(LIST_SORTS, query.get('poredak')) ?? 'issued',
    direction: query.get('smjer') === 'asc' ? 'asc' : 'desc',
    trail: query.getAll('nakon').slice(-LONGEST_TRAIL),
  };
}

/** The address's query for these params, without what is the default; empty where all is. */
export function listQuery(params: ListParams): string {
  const query = new URLSearchParams();
  if (params.tab !== 'all') query.set('prikaz', params.tab);
  if (params.search) query.set('q', params.search);
  if (params.from) query.set('od', params.from);
  if (params.to) query.set('do', params.to);
  if (params.paymentMethod) query.set('placanje', params.paymentMethod);
  if (params.contactId) query.set('kupac', params.contactId);
  if (params.productId) query.set('artikl', params.productId);
  if (params.operatorId) query.set('operater', params.operatorId);
  if (params.premisesId) query.set('prostor', params.premisesId);
  if (params.vat) query.set('pdv', params.vat);
  if (params.label) query.set('oznaka', params.label);
  if (params.sort !== 'issued') query.set('poredak', params.sort);
  if (params.direction !== 'desc') query.set('smjer', params.direction);
  for (const cursor of params.trail.slice(-LONGEST_TRAIL)) query.append('nakon', cursor);
  const text = query.toString();
  return text ? `?${text}` : '';
}

/** The same list with something else about it; whatever changes, the pages begin anew. */
export const changed = (params: ListParams, changes: Partial<ListParams>): ListParams => ({ ...params, trail: [], ...changes });

/** The order that a click on a column's header asks for: the other way round, or the most telling way first. */
export const sortedBy = (params: ListParams, sort: ListSort): ListParams =>
  changed(params, { sort, direction: params.sort === sort && params.direction === 'desc' ? 'asc' : 'desc' });

const NOT_NARROWED = {
  search: '',
  from: null,
  to: null,
  paymentMethod: null,
  contactId: null,
  productId: null,
  operatorId: null,
  premisesId: null,
  vat: null,
  label: null,
} as const satisfies Partial<ListParams>;

/** True where the list is narrowed beyond its tab. */
export const isNarrowed = (params: ListParams): boolean =>
  Object.entries(NOT_NARROWED).some(([name, nothing]) => params[name as keyof typeof NOT_NARROWED] !== nothing);

/** The list without anything that narrows it, on the same tab. */
export const widened = (params: ListParams): ListParams => changed(params, NOT_NARROWED);

/** The list of all documents that a filter finds; the address of a row of a report. */
export const filteredList = (filter: InvoiceFilter, tab: ListTab = 'all'): string => {
  const set = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
  return listQuery({ ...readListParams(new URLSearchParams()), ...set, tab });
};

/** Input of `invoicing.list` for a page of the list. The drafts' tab asks for the counts alone. */
export function listInput(params: ListParams, limit: number) {
  const cursor = params.trail.at(-1);
  const isDrafts = params.tab === 'drafts';
  return {
    view: params.tab === 'drafts' ? ('all' as const) : params.tab,
    search: params.search,
    ...(params.from ? { from: params.from } : {}),
    ...(params.to ? { to: params.to } : {}),
    ...(params.paymentMethod ? { paymentMethod: params.paymentMethod } : {}),
    ...(params.contactId ? { contactId: params.contactId } : {}),
    ...(params.productId ? { productId: params.productId } : {}),
    ...(params.operatorId ? { operatorId: params.operatorId } : {}),
    ...(params.premisesId ? { premisesId: params.premisesId } : {}),
    ...(params.vat ? { vat: params.vat } : {}),
    ...(params.label ? { label: params.label } : {}),
    sort: params.sort,
    direction: params.direction,
    ...(cursor && !isDrafts ? { cursor } : {}),
    limit: isDrafts ? 1 : limit,
  };
}
