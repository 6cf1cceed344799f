import { and, eq, isNull } from 'drizzle-orm';

import { contacts } from '#drizzle/schema/parties.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { FindBuyerInput, FoundBuyer } from '#server/contracts/till-sale.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { DomainError } from '#server/domain/shared/errors.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';
import { lookUpCompany } from '#server/modules/parties/index.ts';

/**
 * Whose OIB it is: a business among the customers, else what the court register says. A register that does not answer, or is off, only
 * leaves the name to be typed: the customer at the counter does not wait for it.
 */
export async function findBuyer(ctx: CompanyContext, { oib }: FindBuyerInput): Promise<FoundBuyer> {
  const { id, kind, name, street, postalCode, city } = contacts;
  const [contact] = await withCompanyTx(ctx.deps, scopeOf(ctx), (tx) =>
    tx
      .select({ id, kind, name, oib: contacts.oib, street, postalCode, city })
      .from(contacts)
      .where(and(eq(contacts.oib, oib), eq(kind, 'business'), isNull(contacts.archivedAt)))
      .limit(1),
  );
  if (contact) return { contact, company: null };
  const company = await lookUpCompany(ctx, { oib }).catch((error: unknown) => {
    if (error instanceof ProviderError || (error instanceof DomainError && error.code === 'COMPANY_REGISTRY_OFF')) return null;
    throw error;
  });
  return { contact: null, company };
}
