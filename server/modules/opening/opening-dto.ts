import type { openingReceivables } from '#drizzle/schema/opening.ts';
import type { OpeningItem } from '#server/contracts/opening.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';

type Row = typeof openingReceivables.$inferSelect;

/** A receivable as lists show it. @param today PlainDate */
export function openingItem(row: Row, customer: string, today: string): OpeningItem {
  const { id, contactId, number, issuedOn, dueOn, totalMinor, openingMinor, openMinor } = row;
  return {
    id,
    contactId,
    customer,
    number,
    issuedOn,
    dueOn,
    total: decimalFromMinor(totalMinor),
    opening: decimalFromMinor(openingMinor),
    open: decimalFromMinor(openMinor),
    state: stateOf(row, today),
  };
}

function stateOf({ archivedAt, openMinor, dueOn }: Row, today: string): OpeningItem['state'] {
  if (archivedAt !== null) return 'archived';
  if (openMinor === 0n) return 'paid';
  return dueOn < today ? 'overdue' : 'open';
}
