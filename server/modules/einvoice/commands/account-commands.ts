import { eq } from 'drizzle-orm';

import { einvoiceAccounts } from '#drizzle/schema/einvoice.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { DomainError } from '#server/domain/shared/errors.ts';
import { record } from '#server/events/record.ts';
import { withinOrLater } from '#server/integrations/waiting.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';

import { openAccount, requireAccount } from '../account.ts';
import { receiveEInvoices } from '../receive.ts';

/** A person waits so long for what came; the rest is fetched in the background. */
const BUDGET_MS = 4_000;
const WAIT_MS = 6_000;

/** Opens the account again, to see whether it still opens. Throws `provider_rejected` EINVOICE_ACCOUNT_REFUSED. */
export async function testAccount(ctx: CompanyContext): Promise<void> {
  const { deps } = ctx;
  const { port, account, row } = await withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    const found = await requireAccount(tx);
    return { row: found, ...(await openAccount(tx, deps, found)) };
  });
  await port.test(account).catch((error: unknown) => {
    if (!(error instanceof ProviderError) || error.verdict === 'retry') throw error;
    throw new DomainError('provider_rejected', 'EINVOICE_ACCOUNT_REFUSED', { cause: error });
  });
  await withCompanyTx(deps, scopeOf(ctx), (tx) =>
    tx.update(einvoiceAccounts).set({ testedAt: deps.clock.now() }).where(eq(einvoiceAccounts.id, row.id)),
  );
}

/** Forgets the account and its secrets. What is on its way stops until there is one again. */
export async function removeAccount(ctx: CompanyContext): Promise<void> {
  await withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const { id, intermediary } = await requireAccount(tx);
    await tx.delete(einvoiceAccounts).where(eq(einvoiceAccounts.id, id));
    await record(tx, { type: 'einvoice.account_removed', subject: 'company', data: { intermediary } });
  });
}

/** Looks into the inbox now. `finished` is false where the intermediary is slow and what came is fetched in the background. */
export async function receiveNow(ctx: CompanyContext): Promise<{ readonly fresh: number; readonly finished: boolean }> {
  const received = await withinOrLater(
    WAIT_MS,
    async () => ({ fresh: await receiveEInvoices(ctx.deps, scopeOf(ctx), BUDGET_MS), finished: true }),
    (error) => ctx.deps.log.warn({ err: error, companyId: ctx.company.id }, 'the inbox of eRačun could not be read'),
  );
  return received ?? { fresh: 0, finished: false };
}
