import { z } from 'zod';

import {
  DRAFT_KINDS,
  TRADE_KINDS,
  type DocumentKind,
  type SuccessorKind,
  type TradeKind,
} from '#server/domain/invoicing/kinds.ts';
import { TRADE_DECISIONS, type TradeDecision, type TradeState } from '#server/domain/invoicing/trade-document.ts';

import type { PaperDto, InvoiceDto } from './invoicing.ts';

const id = z.uuid('FIELD_INVALID');

/** `dropped`: what was declined, withdrawn or replaced by another. */
export const TRADE_VIEWS = ['all', 'open', 'accepted', 'expired', 'converted', 'dropped'] as const;
export type TradeView = (typeof TRADE_VIEWS)[number];

export const ListTradeInput = z.object({
  view: z.enum(TRADE_VIEWS).default('all'),
  /** Of these kinds and no others. */
  kinds: z.array(z.enum(TRADE_KINDS)).max(TRADE_KINDS.length).optional(),
  contactId: id.optional(),
  search: z.string().max(200).default(''),
  cursor: z.string().max(400).optional(),
  limit: z.number().int().min(1).max(100).default(50),
});
export type ListTradeInput = z.input<typeof ListTradeInput>;

export const TradeIdInput = z.object({ id });
export type TradeIdInput = z.infer<typeof TradeIdInput>;

export const ConvertDocumentInput = z.object({ id, to: z.enum(DRAFT_KINDS, 'FIELD_INVALID') });
export type ConvertDocumentInput = z.infer<typeof ConvertDocumentInput>;

/** Delivery notes that one invoice is to charge. */
export const InvoiceDeliveriesInput = z.object({ ids: z.array(id).min(1, 'DELIVERIES_MISSING').max(50, 'DELIVERIES_TOO_MANY') });
export type InvoiceDeliveriesInput = z.infer<typeof InvoiceDeliveriesInput>;

export const DecideTradeInput = z.object({ id, decision: z.enum(TRADE_DECISIONS, 'FIELD_INVALID') });
export type DecideTradeInput = z.infer<typeof DecideTradeInput>;

export interface TradeListItem {
  readonly id: string;
  readonly kind: TradeKind;
  readonly number: string;
  readonly buyerName: string;
  readonly issuedOn: string;
  readonly dueOn: string | null;
  readonly total: string;
  readonly state: TradeState;
}

export interface TradeList {
  readonly items: readonly TradeListItem[];
  readonly nextCursor: string | null;
  /** Of every view with the same filters; `drafts` counts all drafts of such kinds. */
  readonly counts: Readonly<Record<TradeView | 'drafts', number>>;
}

/** A document of one sale, as the pages of the others show it. */
export interface ChainLink {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly number: string;
  readonly issuedOn: string;
  readonly total: string;
}

/** What was said of a paper last. */
export interface TradeAnswer {
  readonly decision: Exclude<TradeDecision, 'open'>;
  readonly at: Date;
  /** Who answered on the paper's page; null for what the seller noted. */
  readonly customer: string | null;
  readonly remark: string;
}

/** A quote, a pro forma or a delivery note with all that stands beside it. */
export interface TradeDto extends PaperDto, Pick<InvoiceDto, 'contactId' | 'emails' | 'timeline'> {
  readonly kind: TradeKind;
  readonly state: TradeState;
  /** Null where nothing was said, or it was taken back. */
  readonly answer: TradeAnswer | null;
  /** What can still be made of it. */
  readonly conversions: readonly SuccessorKind[];
  /** Its goods can go out by a delivery note. */
  readonly mayDeliver: boolean;
  readonly chain: readonly ChainLink[];
}
