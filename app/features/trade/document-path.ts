import { type DocumentKind, isTradeKind, OFFER_KINDS, type TradeKind } from '#server/domain/invoicing/kinds.ts';

/** The two lists of papers, by their addresses. */
export const SHELVES = {
  ponude: { kinds: OFFER_KINDS, fresh: 'quote', tabs: ['all', 'drafts', 'open', 'accepted', 'expired', 'converted', 'dropped'] },
  otpremnice: { kinds: ['delivery_note'], fresh: 'delivery_note', tabs: ['all', 'drafts', 'open', 'converted', 'dropped'] },
} as const satisfies Record<string, { kinds: readonly TradeKind[]; fresh: TradeKind; tabs: readonly string[] }>;

export type Shelf = keyof typeof SHELVES;

/** The list that papers of a kind are in. */
export const shelfOf = (kind: TradeKind): Shelf => (kind === 'delivery_note' ? 'otpremnice' : 'ponude');

/** The list that documents of a kind are in, below the company's address. */
export const listOf = (kind: DocumentKind): Shelf | 'racuni' => (isTradeKind(kind) ? shelfOf(kind) : 'racuni');

/** Address of a sales document's page below the company's. */
export const documentPath = (base: string, { id, kind }: { readonly id: string; readonly kind: DocumentKind }): string =>
  `${base}/${listOf(kind)}/${id}`;
