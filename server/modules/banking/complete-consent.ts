import { and, eq, isNull } from 'drizzle-orm';

import { bankConnections, bankConsents } from '#drizzle/schema/banking.ts';
import type { Deps } from '#server/context.ts';
import type { BankConsentFailure } from '#server/contracts/banking.ts';
import { type CompanyScope, type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import { systemActor } from '#server/db/scope.ts';
import { record } from '#server/events/record.ts';
import { defineSubscriber } from '#server/events/subscriber.ts';
import { BANK_DATA_CODES, type GrantedConsent } from '#server/integrations/bank-data/port.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';

import { codePurpose, type ConsentRow, institutionOf, lockConnection } from './connection-row.ts';
import { linkAccounts } from './link-accounts.ts';
import { FAILURE_OF } from './note-failure.ts';

/**
 * Completes a consent that its owner has given: uses its code, and keeps the connection with its accounts, which are due at once.
 * Renewed connections keep everything that was read. A bank that is away is asked again until the consent's time is over.
 *
 * A process that dies after the vendor took the code and before the connection is kept has lost it: the next try hears that it
 * was used, and a person begins anew. Everywhere else the next try goes on.
 */
export const completeAnsweredConsent = defineSubscriber({
  name: 'banking.complete-consent',
  on: ['bank.consent_answered'],
  async handle(deps, { companyId, data: { consentId, by } }) {
    const scope = { companyId, actor: systemActor('banking.complete-consent') };
    const mine = eq(bankConsents.id, consentId);
    const [begun] = await withCompanyTx(deps, scope, (tx) => tx.select().from(bankConsents).where(mine));
    if (begun === undefined || begun.failure !== null) return;
    const outcome = begun.expiresAt <= deps.clock.now() ? 'away' : await accept(deps, begun);
    if (typeof outcome === 'string') return fail(deps, scope, begun, outcome);
    deps.checkpoint('bank.code_used');
    await withCompanyTx(deps, scope, async (tx) => {
      // Whoever came first has kept it.
      const used = await tx.delete(bankConsents).where(mine).returning({ id: bankConsents.id });
      if (used.length > 0) await keep(deps, tx, begun, outcome, by);
    });
    deps.checkpoint('bank.connected');
  },
});

/** What the owner opened, or why nothing will come of it. What may end well another time is thrown. */
async function accept(deps: Deps, begun: ConsentRow): Promise<GrantedConsent | BankConsentFailure> {
  const { companyId, id, vendor, consentRef, expiresAt } = begun;
  const code = begun.code === null ? null : deps.sealer.open(begun.code, codePurpose(companyId, id)).toString('utf8');
  deps.checkpoint('bank.code_opened');
  try {
    const granted = await deps.ports.bankData[vendor].acceptConsent({ consentRef, code });
    return granted.accounts.length === 0 ? 'no_accounts' : granted;
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    const { codes, kind, verdict, retryAt, provider } = error;
    if (codes.includes(BANK_DATA_CODES.consentDenied)) return 'denied';
    if (codes.includes(BANK_DATA_CODES.consentIncomplete) || kind === 'consent_expired') return 'over';
    if (verdict === 'retry' && (retryAt === null || retryAt < expiresAt)) throw error;
    if (verdict === 'needs_user') deps.log.error({ provider, codes }, 'bank data: the vendor refuses this installation');
    return FAILURE_OF[kind];
  }
}

/** Keeps why nothing came of a consent, and erases its code. */
async function fail(deps: Deps, scope: CompanyScope, begun: ConsentRow, failure: BankConsentFailure): Promise<void> {
  const { id, vendor } = begun;
  await withCompanyTx(deps, scope, async (tx) => {
    const left = await tx
      .update(bankConsents)
      .set({ failure, code: null })
      .where(and(eq(bankConsents.id, id), isNull(bankConsents.failure)))
      .returning({ id: bankConsents.id });
    if (left.length === 0) return;
    const data = { vendor, institution: institutionOf(begun).name, failure };
    await record(tx, { type: 'bank.consent_failed', subject: `bank-consent:${id}`, data });
  });
}

async function keep(deps: Deps, tx: CompanyTx, begun: ConsentRow, granted: GrantedConsent, by: string | null): Promise<void> {
  const { companyId, vendor, institution } = begun;
  const { name } = institutionOf(begun);
  const values = {
    vendor,
    institution,
    institutionName: name,
    state: 'active' as const,
    consentRef: granted.consentRef,
    consentExpiresAt: granted.expiresAt,
    warnedDays: null,
    connectedBy: by,
  };
  const id = begun.connectionId ?? deps.ids.next();
  if (begun.connectionId === null) {
    await tx.insert(bankConnections).values({ companyId, id, createdAt: deps.clock.now(), ...values });
  } else {
    await lockConnection(tx, id);
    await tx.update(bankConnections).set(values).where(eq(bankConnections.id, id));
  }
  await linkAccounts(deps, tx, id, granted.accounts);
  await record(tx, {
    type: 'bank.connected',
    subject: `bank:${id}`,
    data: { vendor, institution: name, accounts: granted.accounts.length, renewed: begun.connectionId !== null },
  });
}
