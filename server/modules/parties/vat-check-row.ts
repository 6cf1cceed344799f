import type { vatChecks } from '#drizzle/schema/vat-checks.ts';
import type { VatCheck } from '#server/contracts/party-checks.ts';

export const vatCheckDto = (row: typeof vatChecks.$inferSelect): VatCheck => ({
  id: row.id,
  vatId: row.vatId,
  valid: row.result === 'valid',
  name: row.name,
  address: row.address,
  requestId: row.requestId,
  checkedAt: row.checkedAt,
});
