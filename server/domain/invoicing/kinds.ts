/** Corrections of an issued document: odobrenje takes a part of it back, terećenje asks for more. */
export const CORRECTION_KINDS = ['credit_note', 'debit_note'] as const;
export type CorrectionKind = (typeof CORRECTION_KINDS)[number];

/** Invoices in the eyes of the law: numbered in the sequence of the internal act, reported, booked. */
export const LEGAL_KINDS = ['invoice', 'advance', 'storno', ...CORRECTION_KINDS] as const;
export type LegalKind = (typeof LEGAL_KINDS)[number];

/** Kinds that take back what another asked for: their amounts are below zero, and nobody pays them. */
export const TAKES_BACK = ['storno', 'credit_note'] as const satisfies readonly LegalKind[];

export const takesBack = (kind: string): boolean => TAKES_BACK.some((each) => each === kind);

export const isCorrectionKind = (kind: string): kind is CorrectionKind => CORRECTION_KINDS.some((each) => each === kind);

/** How an issued document may be corrected; what takes back is not taken back again. */
const CORRECTED_BY = {
  invoice: ['credit_note', 'debit_note'],
  debit_note: ['credit_note'],
  advance: [],
  storno: [],
  credit_note: [],
} as const satisfies Record<LegalKind, readonly CorrectionKind[]>;

export const correctionsOf = (kind: LegalKind): readonly CorrectionKind[] => CORRECTED_BY[kind];

/** Papers before a sale: ponuda and predračun. */
export const OFFER_KINDS = ['quote', 'proforma'] as const;

/** Papers beside a sale, also otpremnica: numbered in sequences of their own, never reported and never booked. */
export const TRADE_KINDS = [...OFFER_KINDS, 'delivery_note'] as const;
export type TradeKind = (typeof TRADE_KINDS)[number];

export type DocumentKind = LegalKind | TradeKind;

/** What a new document can be; the others are begun on the page of the document that they correct. */
export const NEW_KINDS = ['invoice', 'advance', ...TRADE_KINDS] as const;

/** What a person writes in the editor; a storno is made from its original. */
export const DRAFT_KINDS = [...NEW_KINDS, ...CORRECTION_KINDS] as const;
export type DraftKind = (typeof DRAFT_KINDS)[number];

/** Drafts that stand in the list of invoices. */
export const LEGAL_DRAFT_KINDS = ['invoice', 'advance', ...CORRECTION_KINDS] as const satisfies readonly DraftKind[];

export const isTradeKind = (kind: string): kind is TradeKind => TRADE_KINDS.some((each) => each === kind);

/** Kinds that goods are delivered by: what a delivery note can be made from. */
export const isDelivered = (kind: DocumentKind): boolean => kind === 'invoice' || kind === 'quote' || kind === 'proforma';

/** The kind of a draft; those of before 2026-12 do not say, and are invoices. */
export const draftKindOf = (content: { readonly kind?: DraftKind | undefined }): DraftKind => content.kind ?? 'invoice';

/** What may be made of a paper, in the order of a usual sale; one of its own kind takes its place. */
export const CONVERSIONS = {
  quote: ['proforma', 'invoice', 'quote'],
  proforma: ['advance', 'invoice', 'proforma'],
  delivery_note: ['invoice'],
} as const satisfies Record<TradeKind, readonly DraftKind[]>;

/** What comes of a paper. */
export type SuccessorKind = (typeof CONVERSIONS)[TradeKind][number];

export const canBecome = (from: TradeKind, to: DraftKind): boolean => CONVERSIONS[from].some((kind) => kind === to);

const PREFIX = { quote: 'PON', proforma: 'PRE', delivery_note: 'OTP' } as const satisfies Record<TradeKind, string>;

/** `PON-12/2026`: no three parts as in the number of an invoice, so that nobody takes the one for the other. */
export const tradeNumberOf = (kind: TradeKind, ordinal: number, year: number): string => `${PREFIX[kind]}-${ordinal}/${year}`;
