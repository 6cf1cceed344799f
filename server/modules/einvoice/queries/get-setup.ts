import { eq, sql } from 'drizzle-orm';

import { companies } from '#drizzle/schema/companies.ts';
import { incomingEinvoices, outgoingEinvoices } from '#drizzle/schema/einvoice.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { EInvoiceSetup, EInvoiceSetupStepDto } from '#server/contracts/einvoice-setup.ts';
import { type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import { setupState } from '#server/domain/einvoice/setup-steps.ts';
import { einvoiceObligations } from '#server/domain/fiscal/einvoice-obligations.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';

import { abilitiesOf, type AccountRow, findAccount } from '../account.ts';

/** What the law asks of the company today and later, and how the two steps in FiskAplikacija stand. */
export async function getSetup(ctx: CompanyContext): Promise<EInvoiceSetup> {
  const { deps } = ctx;
  const rules = await deps.rules();
  return withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    const [company] = await tx.select({ inVat: companies.inVat }).from(companies);
    const inVat = company?.inVat ?? false;
    const account = await findAccount(tx);
    return {
      inVat,
      obligations: einvoiceObligations({ sellerInVat: inVat }, zagrebDateOf(deps.clock.now()), rules),
      steps: account === null ? null : await stepsOf(tx, account),
      canAsk: account !== null && (abilitiesOf(deps, account.intermediary)?.canReceive ?? false),
    };
  });
}

/** From what was seen at this intermediary: what arrived, what was fiscalized or refused with S006, and what it answered. */
async function stepsOf(tx: CompanyTx, account: AccountRow): Promise<readonly EInvoiceSetupStepDto[]> {
  const [arrived] = await tx
    .select({ at: sql<Date | null>`max(${incomingEinvoices.receivedAt})`.mapWith(incomingEinvoices.receivedAt) })
    .from(incomingEinvoices)
    .where(eq(incomingEinvoices.intermediary, account.intermediary));
  const lastSent = (which: ReturnType<typeof sql>) =>
    sql<Date | null>`max(${outgoingEinvoices.sentAt}) filter (where ${which})`.mapWith(outgoingEinvoices.sentAt);
  const [reported] = await tx
    .select({
      doneAt: lastSent(sql`${outgoingEinvoices.fiscal} = 'done'`),
      refusedAt: lastSent(sql`${outgoingEinvoices.fiscal} = 'failed' and ${outgoingEinvoices.errors}::text like '%S006%'`),
    })
    .from(outgoingEinvoices)
    .where(eq(outgoingEinvoices.intermediary, account.intermediary));
  const { addressFound, addressCheckedAt, addressConfirmedAt, authorisationConfirmedAt } = account;
  const found = addressFound === true ? addressCheckedAt : null;
  const address = setupState({
    provenAt: later(arrived?.at ?? null, found),
    missingAt: addressFound === false ? addressCheckedAt : null,
    confirmedAt: addressConfirmedAt,
  });
  const authorisation = setupState({
    provenAt: reported?.doneAt ?? null,
    missingAt: reported?.refusedAt ?? null,
    confirmedAt: authorisationConfirmedAt,
  });
  return [
    { step: 'receiving_address', ...address },
    { step: 'authorisation', ...authorisation },
  ];
}

const later = (one: Date | null, other: Date | null): Date | null =>
  one === null || (other !== null && other > one) ? other : one;
