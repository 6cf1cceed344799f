import { eq } from 'drizzle-orm';

import { incomingEinvoices } from '#drizzle/schema/einvoice.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { CopyDifferencesDto, EInvoiceIdInput } from '#server/contracts/einvoice.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { differencesBetween } from '#server/domain/einvoice/read/differences.ts';
import { type ReadField, readEInvoice } from '#server/domain/einvoice/read/read-einvoice.ts';
import { shownValue } from '#server/domain/einvoice/read/shown-value.ts';
import { notFound } from '#server/domain/shared/errors.ts';

import { readIncomingFile } from '../incoming-file.ts';

/** More is no correction of a few data; the whole content shows it. */
const MOST = 50;

/**
 * In what a received corrected copy differs from its original. Reads both files in the document store.
 *
 * @throws DomainError `not_found` EINVOICE_NOT_FOUND for what is no copy of something that came; and what `readIncomingFile` throws
 */
export async function getCopyDifferences(ctx: CompanyContext, { id }: EInvoiceIdInput): Promise<CopyDifferencesDto> {
  const scope = scopeOf(ctx);
  const [row] = await withCompanyTx(ctx.deps, scope, (tx) =>
    tx.select({ originalId: incomingEinvoices.copyOfId }).from(incomingEinvoices).where(eq(incomingEinvoices.id, id)),
  );
  if (row === undefined || row.originalId === null) throw notFound('EINVOICE_NOT_FOUND');
  const before = readEInvoice((await readIncomingFile(ctx.deps, scope, row.originalId)).root);
  const after = readEInvoice((await readIncomingFile(ctx.deps, scope, id)).root);
  const shown = (fields: readonly ReadField[]) => fields.map((field) => shownValue(field, ctx.locale));
  return {
    fields: differencesBetween(before, after)
      .slice(0, MOST)
      .map(({ term, label, isTaxed, ...values }) => ({
        term,
        label: label[ctx.locale],
        before: shown(values.before),
        after: shown(values.after),
        isTaxed,
      })),
  };
}
