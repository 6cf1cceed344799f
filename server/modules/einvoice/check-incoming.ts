import { eq } from 'drizzle-orm';

import { companies } from '#drizzle/schema/companies.ts';
import { incomingEinvoices } from '#drizzle/schema/einvoice.ts';
import type { Deps } from '#server/context.ts';
import type { IncomingHeader } from '#server/contracts/einvoice.ts';
import { type CompanyScope, withCompanyTx } from '#server/db/company-tx.ts';
import { record } from '#server/events/record.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';

import { findAccount, openAccount } from './account.ts';

const MINUTE_MS = 60_000;
const STEPS_MS = [5 * MINUTE_MS, 30 * MINUTE_MS, 3 * 60 * MINUTE_MS, 12 * 60 * MINUTE_MS];
const LONGEST_MS = 24 * 60 * MINUTE_MS;
/** The receipt is reported within five working days; what is not known two weeks later is asked of the intermediary by a person. */
const FOLLOWED_FOR_MS = 14 * 24 * 60 * MINUTE_MS;

/** Asks whether the receipt of an eRačun was reported, and writes down what changed. Throws what the intermediary threw. */
export async function checkIncoming(deps: Deps, scope: CompanyScope, id: string): Promise<void> {
  const found = await withCompanyTx(deps, scope, async (tx) => {
    const [row] = await tx.select().from(incomingEinvoices).where(eq(incomingEinvoices.id, id));
    const account = await findAccount(tx);
    if (row === undefined || account?.intermediary !== row.intermediary) return null;
    const [company] = await tx.select({ oib: companies.oib }).from(companies);
    return { row, buyerOib: company?.oib ?? '', ...(await openAccount(tx, deps, account)) };
  });
  const set = (values: Partial<typeof incomingEinvoices.$inferInsert>) =>
    withCompanyTx(deps, scope, (tx) => tx.update(incomingEinvoices).set(values).where(eq(incomingEinvoices.id, id)));
  if (found === null || !found.port.capabilities().fiscalStatus) {
    await set({ nextCheckAt: null });
    return;
  }
  const { row, port, account, buyerOib } = found;
  const now = deps.clock.now().getTime();
  const checks = row.checks + 1;
  const next = new Date(now + (STEPS_MS[checks] ?? LONGEST_MS));
  const { number, issuedOn, sellerOib } = row.header as IncomingHeader;
  try {
    const { fiscal, errors } = await port.getInboundStatus(account, {
      providerRef: row.providerRef,
      number,
      issuedOn,
      sellerOib,
      buyerOib,
    });
    const isOver = fiscal === 'done' || now - row.receivedAt.getTime() > FOLLOWED_FOR_MS;
    await withCompanyTx(deps, scope, async (tx) => {
      const values = { fiscal, fiscalErrors: errors, checks, nextCheckAt: isOver ? null : next };
      await tx.update(incomingEinvoices).set(values).where(eq(incomingEinvoices.id, id));
      if (fiscal !== row.fiscal)
        await record(tx, { type: 'einvoice.receipt_state', subject: `einvoice:${id}`, data: { fiscal, errors } });
    });
  } catch (error) {
    const named = error instanceof ProviderError ? error.retryAt : null;
    await set({ checks, nextCheckAt: named ?? next });
    throw error;
  }
}
