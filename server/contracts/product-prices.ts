import { z } from 'zod';

import type { PriceMode } from '#server/domain/invoicing/document.ts';
import { isPlainDate, type PlainDate } from '#server/domain/shared/plain-date.ts';

import { priceField } from './products.ts';

const id = z.uuid('FIELD_INVALID');

export const PlanPriceInput = z.object({
  productId: id,
  /** Net or gross as the product's price is. */
  price: priceField,
  /** First day on which it is charged, after today. */
  validFrom: z.string('FIELD_REQUIRED').refine(isPlainDate, 'FIELD_DATE'),
});
export type PlanPriceInput = z.infer<typeof PlanPriceInput>;

export const DropPriceInput = z.object({ id });
export type DropPriceInput = z.infer<typeof DropPriceInput>;

/** Prices of a product by day, planned and past. */
export interface ProductPrices {
  readonly items: readonly {
    readonly id: string;
    readonly price: string;
    readonly priceMode: PriceMode;
    readonly validFrom: PlainDate;
    /** Its day is still to come: it can be dropped. */
    readonly isPlanned: boolean;
  }[];
  readonly today: PlainDate;
}
