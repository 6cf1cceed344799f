import { eq } from 'drizzle-orm';

import { einvoiceAccounts } from '#drizzle/schema/einvoice.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { ConfirmSetupStepInput } from '#server/contracts/einvoice-setup.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { record } from '#server/events/record.ts';

import { requireAccount } from '../account.ts';

/** Writes down that a step in FiskAplikacija was done, or that it was not. Throws `precondition` EINVOICE_NOT_SET_UP. */
export async function confirmSetupStep(ctx: CompanyContext, { step, done }: ConfirmSetupStepInput): Promise<void> {
  const at = done ? ctx.deps.clock.now() : null;
  await withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const { id, intermediary } = await requireAccount(tx);
    await tx
      .update(einvoiceAccounts)
      .set(step === 'authorisation' ? { authorisationConfirmedAt: at } : { addressConfirmedAt: at })
      .where(eq(einvoiceAccounts.id, id));
    await record(tx, { type: 'einvoice.setup_confirmed', subject: 'company', data: { step, done, intermediary } });
  });
}
