import type { fiscalSubmissions } from '#drizzle/schema/fiscalization.ts';
import type { TillReceiptItem } from '#server/contracts/till-sale.ts';

type Status = (typeof fiscalSubmissions.$inferSelect)['status'];

/** What became of a receipt at the Tax Administration; without a submission it is none of theirs. */
export function jirStateOf(status: Status | null, jir: string | null): TillReceiptItem['jir'] {
  if (status === null) return 'none';
  if (jir !== null) return 'there';
  return status === 'stopped' ? 'stopped' : 'waiting';
}
