import { z } from 'zod';

import type { KpdReason } from '#server/domain/catalog/propose-kpd.ts';

export const FindKpdInput = z.object({
  /** A description of what is sold, words of the classification, or the first digits of a code; empty for what the company uses most. */
  search: z.string().max(1000).default(''),
  /** Only services of trade (46 wholesale, 47 retail). */
  trade: z.boolean().default(false),
  limit: z.number().int().min(1).max(50).default(10),
});
export type FindKpdInput = z.infer<typeof FindKpdInput>;

export interface KpdOption {
  /** `NN.NN.NN` */
  readonly code: string;
  /** In the person's language; empty for a code that the list at hand does not name. */
  readonly name: string;
  readonly reason: KpdReason;
}

export interface FoundKpd {
  /** The likeliest first. */
  readonly options: readonly KpdOption[];
  /** The official edition whose names are shown; null while only our own short list is at hand. */
  readonly edition: string | null;
  /** Goods are among them: who resells goods needs a service of trade instead. */
  readonly hasGoods: boolean;
}
