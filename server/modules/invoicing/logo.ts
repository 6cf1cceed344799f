import { desc, eq, isNull } from 'drizzle-orm';

import { companyLogos } from '#drizzle/schema/invoicing.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';

import type { Logo } from './pdf/logo.ts';

/** Id of the logo that new documents bear; null for none. */
export async function currentLogoId(tx: CompanyTx): Promise<string | null> {
  const [row] = await tx
    .select({ id: companyLogos.id })
    .from(companyLogos)
    .where(isNull(companyLogos.removedAt))
    .orderBy(desc(companyLogos.createdAt), desc(companyLogos.id))
    .limit(1);
  return row?.id ?? null;
}

/** The picture itself. */
export async function logoOf(tx: CompanyTx, id: string | null): Promise<Logo | null> {
  if (id === null) return null;
  const [row] = await tx
    .select({ bytes: companyLogos.body, contentType: companyLogos.contentType })
    .from(companyLogos)
    .where(eq(companyLogos.id, id));
  return row ?? null;
}
