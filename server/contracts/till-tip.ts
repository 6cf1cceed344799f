import { z } from 'zod';

import { isPlainDate } from '#server/domain/shared/plain-date.ts';

const id = z.uuid('FIELD_INVALID');
/** A tip is left in cash or by card: to an account nothing is left (Porezna uprava, Napojnica). */
export const TIP_METHODS = ['cash', 'card'] as const;
export type TipMethod = (typeof TIP_METHODS)[number];

export const TipAmountSchema = z.string().regex(/^\d{1,6}(\.\d{1,2})?$/, 'FIELD_AMOUNT_INVALID');
const method = z.enum(TIP_METHODS, 'FIELD_CHOICE');
const day = z.string().refine(isPlainDate, 'FIELD_DATE');

/** What is left together with the payment. */
export const TipSchema = z.object({ amount: TipAmountSchema, method });

export const LeaveTipInput = z.object({
  /** Of the tip, made by the browser: sent twice, it is one tip. */
  id,
  invoiceId: id,
  deviceId: id,
  amount: TipAmountSchema,
  method,
});
export type LeaveTipInput = z.infer<typeof LeaveTipInput>;

export const SpreadTipsInput = z.object({
  /** Of the sum, made by the browser: sent twice, it is spread once. */
  id,
  deviceId: id,
  amount: TipAmountSchema,
  method,
  /** Day of issue of the receipts; left out, those of the open shift, and of today where none is open. */
  day: day.optional(),
  /** The receipts of whoever is signed on, or those of everybody at the device. */
  whose: z.enum(['mine', 'all'], 'FIELD_CHOICE'),
});
export type SpreadTipsInput = z.infer<typeof SpreadTipsInput>;

/** Without a day those of the open shift, and of today where none is open. */
export const TipsInput = z.object({ deviceId: id, day: day.optional() });
export type TipsInput = z.infer<typeof TipsInput>;

export const TellTipInput = z.object({ id, deviceId: id });
export type TellTipInput = z.infer<typeof TellTipInput>;

/** `unsure`: no answer came, and the Tax Administration may have it. */
export type TipStatus = 'waiting' | 'told' | 'refused' | 'unsure';

/** A tip with its receipt. */
export interface TipDto {
  readonly id: string;
  readonly amount: string;
  readonly method: TipMethod | 'transfer' | 'other';
  readonly status: TipStatus;
}

/** How many receipts a sum was spread over. */
export interface SpreadTips {
  readonly count: number;
}

/** Tips of the receipts of one day or of the open shift at one device. */
export interface TillTips {
  /** The shift that is open at the device. */
  readonly shift: { readonly number: number; readonly openedAt: Date } | null;
  /** The day of the receipts; null: they are those of the shift. */
  readonly day: string | null;
  readonly sums: readonly {
    readonly operatorMark: string;
    readonly operatorName: string;
    readonly method: TipDto['method'];
    readonly amount: string;
    /** Receipts that they were left with. */
    readonly count: number;
  }[];
  /** Not told to the Tax Administration yet. */
  readonly waiting: number;
  /** Those that a person must look at, also of days before, the newest first. */
  readonly troubles: readonly (TipDto & { readonly number: string; readonly codes: readonly string[] })[];
}
