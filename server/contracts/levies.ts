import { z } from 'zod';

import { isPieces, type LineLevies, tidyLevies } from '#server/domain/invoicing/levies.ts';
import { feeIssues, isPurchasePrice, otherTaxIssues } from '#server/domain/invoicing/levy-issues.ts';

const loose = (max: number) => z.string().max(max, 'FIELD_TOO_LONG');

/** Taxes and fees beside VAT of a draft's line, kept as typed; issuing judges them. */
export const DraftLevies = z.object({
  consumptionTax: z.boolean('FIELD_INVALID').optional(),
  /** Pieces of returnable packaging in one unit. */
  packagingPieces: loose(12).optional(),
  /** In euros for one unit, outside VAT. */
  fee: z.object({ name: loose(200).default(''), amount: loose(24).default('') }).optional(),
  /** Percent of the price without taxes. */
  /** What one unit was bought for; of goods under the margin scheme. */
  purchasePrice: loose(24).optional(),
  otherTax: z.object({ name: loose(200).default(''), percent: loose(12).default('') }).optional(),
});

/** The same of a product, whole and right; null for none. */
export const ProductLevies = DraftLevies.nullish()
  .transform((levies): LineLevies | null => tidyLevies(levies))
  .superRefine((levies, ctx) => {
    const complain = (path: string[], code: string) => ctx.addIssue({ code: 'custom', path, message: code, input: levies });
    const { packagingPieces, fee, otherTax, purchasePrice } = levies ?? {};
    if (packagingPieces !== undefined && !isPieces(packagingPieces)) complain(['packagingPieces'], 'LEVY_PIECES_INVALID');
    if (purchasePrice !== undefined && !isPurchasePrice(purchasePrice)) complain(['purchasePrice'], 'LEVY_PURCHASE_INVALID');
    for (const { field, code } of fee === undefined ? [] : feeIssues(fee)) complain(['fee', field], code);
    for (const { field, code } of otherTax === undefined ? [] : otherTaxIssues(otherTax)) complain(['otherTax', field], code);
  });
