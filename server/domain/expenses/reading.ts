import type { PlainDate } from '#server/domain/shared/plain-date.ts';

export const READ_KINDS = ['receipt', 'invoice', 'other'] as const;
export type ReadKind = (typeof READ_KINDS)[number];

export const COST_PAYMENT_METHODS = ['cash', 'card', 'transfer', 'other'] as const;
export type CostPaymentMethod = (typeof COST_PAYMENT_METHODS)[number];

/** One line as it is printed. Decimal strings; `rate` is a percentage. Whether amounts are net or gross, only the sums tell. */
export interface ReadLine {
  readonly description: string;
  readonly quantity: string | null;
  readonly unitPrice: string | null;
  readonly amount: string | null;
  readonly rate: string | null;
}

/** What the document says about VAT at one rate: percentage, base and tax as decimal strings. */
export interface ReadVatGroup {
  readonly rate: string;
  readonly base: string;
  readonly amount: string;
}

/** What a reader made out on somebody's receipt or invoice, word for word and unchecked. Null: not on the document. */
export interface Reading {
  readonly kind: ReadKind;
  readonly supplierName: string | null;
  /** OIB or VAT number. */
  readonly supplierTaxId: string | null;
  readonly supplierAddress: string | null;
  readonly supplierIban: string | null;
  readonly number: string | null;
  readonly issuedOn: PlainDate | null;
  readonly deliveredOn: PlainDate | null;
  readonly dueOn: PlainDate | null;
  /** ISO 4217. */
  readonly currency: string | null;
  readonly lines: readonly ReadLine[];
  readonly vatGroups: readonly ReadVatGroup[];
  /** To be paid, with VAT; decimal string. */
  readonly total: string | null;
  readonly paymentMethod: CostPaymentMethod | null;
  /** Poziv na broj. */
  readonly paymentReference: string | null;
  readonly jir: string | null;
  readonly zki: string | null;
  /** What the reader itself was not sure of, in its own words. */
  readonly notes: readonly ReadingNote[];
}

export interface ReadingNote {
  readonly field: string;
  readonly note: string;
}

/** Fields that get a verdict, in the order of the screen. */
export const READING_FIELDS = [
  'supplierName',
  'supplierTaxId',
  'supplierAddress',
  'supplierIban',
  'number',
  'issuedOn',
  'deliveredOn',
  'dueOn',
  'currency',
  'lines',
  'vatGroups',
  'total',
  'paymentMethod',
  'paymentReference',
  'jir',
  'zki',
] as const satisfies readonly (keyof Reading)[];
export type ReadingField = (typeof READING_FIELDS)[number];
