/** Invoices in the eyes of the law: numbered in the sequence of the internal act, reported, booked. */
export const LEGAL_KINDS = ['invoice', 'storno'] as const;
export type LegalKind = (typeof LEGAL_KINDS)[number];

/** Papers before a sale, ponuda and predračun: numbered in sequences of their own, never reported and never booked. */
export const TRADE_KINDS = ['quote', 'proforma'] as const;
export type TradeKind = (typeof TRADE_KINDS)[number];

export type DocumentKind = LegalKind | TradeKind;

/** What a person writes in the editor; a storno is made from its original. */
export const DRAFT_KINDS = ['invoice', ...TRADE_KINDS] as const;
export type DraftKind = (typeof DRAFT_KINDS)[number];

export const isTradeKind = (kind: string): kind is TradeKind => TRADE_KINDS.some((each) => each === kind);

/** The kind of a draft; those of before 2026-12 do not say, and are invoices. */
export const draftKindOf = (content: { readonly kind?: DraftKind | undefined }): DraftKind => content.kind ?? 'invoice';

/** What may be made of a paper, in the order of a usual sale. */
export const CONVERSIONS = {
  quote: ['proforma', 'invoice'],
  proforma: ['invoice'],
} as const satisfies Record<TradeKind, readonly DraftKind[]>;

/** What comes of a paper. */
export type SuccessorKind = (typeof CONVERSIONS)[TradeKind][number];

export const canBecome = (from: TradeKind, to: DraftKind): boolean => CONVERSIONS[from].some((kind) => kind === to);

const PREFIX = { quote: 'PON', proforma: 'PRE' } as const satisfies Record<TradeKind, string>;

/** `PON-12/2026`: no three parts as in the number of an invoice, so that nobody takes the one for the other. */
export const tradeNumberOf = (kind: TradeKind, ordinal: number, year: number): string => `${PREFIX[kind]}-${ordinal}/${year}`;
