import { and, desc, eq, isNull, ne, or } from 'drizzle-orm';

import { expenses } from '#drizzle/schema/expenses.ts';
import { contacts } from '#drizzle/schema/parties.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import type { Known } from '#server/domain/expenses/check-reading.ts';
import type { CostCategory } from '#server/domain/expenses/cost-category.ts';
import { normalizeOib } from '#server/domain/parties/oib.ts';

export interface KnownSupplier extends Omit<Known, 'today'> {
  /** Kind of its last cost. */
  readonly category: CostCategory | null;
}

/** What the company already knows of a supplier: name, account and kind of cost from its last ones, else the name in the directory. */
export async function knownSupplier(tx: CompanyTx, taxId: string | null): Promise<KnownSupplier> {
  const key = normalizeOib(taxId ?? '').toUpperCase();
  if (key === '') return { supplierName: null, supplierIban: null, category: null };
  const ofSupplier = and(eq(expenses.supplierTaxId, key), isNull(expenses.removedAt));
  const [last] = await tx
    .select({ name: expenses.supplierName, category: expenses.category })
    .from(expenses)
    .where(ofSupplier)
    .orderBy(desc(expenses.createdAt))
    .limit(1);
  const [paid] = await tx
    .select({ iban: expenses.supplierIban })
    .from(expenses)
    .where(and(ofSupplier, ne(expenses.supplierIban, '')))
    .orderBy(desc(expenses.createdAt))
    .limit(1);
  const supplierIban = paid?.iban ?? null;
  if (last) return { supplierName: last.name, supplierIban, category: last.category };
  const [contact] = await tx
    .select({ name: contacts.name })
    .from(contacts)
    .where(or(eq(contacts.oib, key), eq(contacts.vatId, key)))
    .limit(1);
  return { supplierName: contact?.name ?? null, supplierIban, category: null };
}
