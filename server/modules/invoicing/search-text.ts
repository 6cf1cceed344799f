import type { IssuedDocument } from '#server/domain/invoicing/document.ts';
import { foldText } from '#server/domain/shared/fold-text.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';

/** What a document is found by: number, buyer, OIB and amount, folded. */
export function searchTextOf({ number, buyer, totals }: Pick<IssuedDocument, 'number' | 'buyer' | 'totals'>): string {
  const total = decimalFromMinor(totals.totalMinor);
  return foldText([number, buyer.name, buyer.oib ?? '', buyer.vatId ?? '', total, total.replace('.', ',')].join(' '));
}
