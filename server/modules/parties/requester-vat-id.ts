import type { companies } from '#drizzle/schema/companies.ts';

/** The number that VIES is told of who asks, without which it gives no number of the consultation; null for a seller without one. */
export const requesterVatIdOf = ({
  inVat,
  hasVatId,
  oib,
}: Pick<typeof companies.$inferSelect, 'inVat' | 'hasVatId' | 'oib'>): string | null => (inVat || hasVatId ? `HR${oib}` : null);
