import { desc, eq } from 'drizzle-orm';

import { vatChecks } from '#drizzle/schema/vat-checks.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { DirectoryIdInput } from '#server/contracts/directory.ts';
import type { VatCheck } from '#server/contracts/party-checks.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';

import { vatCheckDto } from '../vat-check-row.ts';

const SHOWN = 20;

/** The last checks of a customer's VAT number, newest first; of all numbers that the customer had. */
export const listVatChecks = (ctx: CompanyContext, { id }: DirectoryIdInput): Promise<readonly VatCheck[]> =>
  withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const rows = await tx
      .select()
      .from(vatChecks)
      .where(eq(vatChecks.contactId, id))
      .orderBy(desc(vatChecks.checkedAt), desc(vatChecks.id))
      .limit(SHOWN);
    return rows.map(vatCheckDto);
  });
