import type { TipDto } from '#server/contracts/till-tip.ts';

/** A receipt as a slip shows it, every word and number written in its customer's language. */
export interface SlipView {
  readonly locale: 'hr' | 'en';
  readonly demo: string | null;
  readonly seller: readonly string[];
  readonly title: string;
  readonly facts: readonly string[];
  readonly buyer: readonly string[];
  readonly rows: readonly { readonly description: string; readonly detail: string; readonly amount: string }[];
  readonly totals: readonly { readonly label: string; readonly value: string; readonly strong: boolean }[];
  /** VAT by rate: rate, base, VAT, sum; null of a seller outside VAT. */
  readonly recapitulation: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] } | null;
  readonly payments: readonly { readonly label: string; readonly value: string }[];
  /** ZKI, JIR or why there is none yet, operator and means of payment. */
  readonly fiscal: readonly string[];
  readonly notes: readonly string[];
  /** Address of the picture of the QR code; null on what is not fiscalized. */
  readonly qr: string | null;
}

/** What the till shows of a receipt that was sold. */
export interface SoldReceipt {
  readonly id: string;
  readonly number: string;
  readonly total: string;
  readonly jir: string | null;
  /** It gets a JIR. */
  readonly isFiscal: boolean;
  readonly isStorno: boolean;
  /** What was left on top of it, and how far each tip has come. */
  readonly tips: readonly TipDto[];
  /** Number of the receipt that took it back; null for none. */
  readonly cancelledBy: string | null;
  readonly slip: SlipView;
}
