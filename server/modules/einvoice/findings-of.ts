import { eq } from 'drizzle-orm';

import { operators } from '#drizzle/schema/companies.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import type { OperatorFacts } from '#server/domain/einvoice/einvoice-issues.ts';
import { findEInvoiceFindings } from '#server/domain/einvoice/preflight/find-findings.ts';
import type { FieldIssue } from '#server/domain/shared/errors.ts';
import type { LoadedDocument } from '#server/modules/invoicing/index.ts';

/** Who issued a document, with the OIB of today: on the document itself it does not stand. */
export async function operatorFactsOf(tx: CompanyTx, { document, row }: LoadedDocument): Promise<OperatorFacts> {
  const [operator] = await tx.select({ oib: operators.oib }).from(operators).where(eq(operators.id, row.operatorId));
  return { name: document.operatorName, oib: operator?.oib ?? null };
}

/** What a receiver would refuse in the eRačun of an issued document; see `findEInvoiceFindings`. */
export async function findingsOf(tx: CompanyTx, loaded: LoadedDocument, locale: 'hr' | 'en'): Promise<readonly FieldIssue[]> {
  return findEInvoiceFindings(loaded.document, await operatorFactsOf(tx, loaded), locale);
}
