import { and, eq, gt } from 'drizzle-orm';

import { bankConnections, bankConsents } from '#drizzle/schema/banking.ts';
import { type CompanyContext, scopeOf, type SessionInfo } from '#server/context.ts';
import type { CompleteBankConsentInput } from '#server/contracts/banking.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { forbidden, invalid } from '#server/domain/shared/errors.ts';
import { record } from '#server/events/record.ts';
import { withinOrLater } from '#server/integrations/waiting.ts';
import { BANK_DATA_CODES, type GrantedConsent } from '#server/integrations/bank-data/port.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';

import { institutionOf, lockConnection, stateHash } from '../connection-row.ts';
import { linkAccounts } from '../link-accounts.ts';

type Begun = typeof bankConsents.$inferSelect;

/** Vendors ask the bank about each account, one after the other; the person waits no longer than this for it. */
const WAIT_MS = 5_000;

/** With its id and how many accounts the owner opened; both null where the bank is slow and they are fetched in the background. */
interface ConnectedBank {
  readonly id: string | null;
  readonly institution: string;
  readonly accounts: number | null;
}

/**
 * Ends a consent that this session began: keeps the connection and its accounts, which are due at once. Renewed connections keep
 * everything that was read. Where the bank failed on the way, the same address may be opened again.
 *
 * @throws DomainError `invalid` BANK_CONSENT_STALE, BANK_CONSENT_DENIED, BANK_CONSENT_NO_ACCOUNTS · `forbidden` BANK_NEEDS_PERSON
 */
export async function completeBankConsent(
  ctx: CompanyContext,
  session: SessionInfo | null,
  { state, code, error }: CompleteBankConsentInput,
): Promise<ConnectedBank> {
  const { deps } = ctx;
  if (session === null) throw forbidden('BANK_NEEDS_PERSON');
  const mine = and(
    eq(bankConsents.stateHash, stateHash(state)),
    eq(bankConsents.sessionId, session.sessionId),
    gt(bankConsents.expiresAt, deps.clock.now()),
  );
  const [begun] = await withCompanyTx(deps, scopeOf(ctx), (tx) => tx.select().from(bankConsents).where(mine));
  if (begun === undefined) throw invalid('BANK_CONSENT_STALE');
  if (error) {
    await withCompanyTx(deps, scopeOf(ctx), (tx) => tx.delete(bankConsents).where(mine));
    throw invalid('BANK_CONSENT_DENIED');
  }
  const connected = await withinOrLater(
    WAIT_MS,
    () => accept(ctx, begun, code ?? null),
    (failure) => deps.log.warn({ err: failure, provider: begun.vendor }, 'a bank could not be connected'),
  );
  return connected ?? { id: null, institution: institutionOf(begun).name, accounts: null };
}

async function accept(ctx: CompanyContext, begun: Begun, code: string | null): Promise<ConnectedBank> {
  const { deps } = ctx;
  const { id, vendor, consentRef } = begun;
  const granted = await deps.ports.bankData[vendor].acceptConsent({ consentRef, code }).catch(refused);
  if (granted.accounts.length === 0) throw invalid('BANK_CONSENT_NO_ACCOUNTS');
  return withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    // Whoever came first with this address has kept it.
    const used = await tx.delete(bankConsents).where(eq(bankConsents.id, id)).returning({ id: bankConsents.id });
    if (used.length === 0) throw invalid('BANK_CONSENT_STALE');
    return keep(ctx, tx, begun, granted);
  });
}

function refused(thrown: unknown): never {
  if (thrown instanceof ProviderError && thrown.codes.includes(BANK_DATA_CODES.consentDenied))
    throw invalid('BANK_CONSENT_DENIED');
  if (thrown instanceof ProviderError && thrown.codes.includes(BANK_DATA_CODES.consentIncomplete))
    throw invalid('BANK_CONSENT_STALE');
  throw thrown;
}

async function keep(ctx: CompanyContext, tx: Parameters<typeof linkAccounts>[1], begun: Begun, granted: GrantedConsent) {
  const { deps, company, actor } = ctx;
  const { vendor, institution } = begun;
  const { name } = institutionOf(begun);
  const values = {
    vendor,
    institution,
    institutionName: name,
    state: 'active' as const,
    consentRef: granted.consentRef,
    consentExpiresAt: granted.expiresAt,
    warnedDays: null,
    connectedBy: actor.kind === 'user' ? actor.id : null,
  };
  const id = begun.connectionId ?? deps.ids.next();
  if (begun.connectionId === null) {
    await tx.insert(bankConnections).values({ companyId: company.id, id, createdAt: deps.clock.now(), ...values });
  } else {
    await lockConnection(tx, id);
    await tx.update(bankConnections).set(values).where(eq(bankConnections.id, id));
  }
  await linkAccounts(ctx, tx, id, granted.accounts);
  await record(tx, {
    type: 'bank.connected',
    subject: `bank:${id}`,
    data: { vendor, institution: name, accounts: granted.accounts.length, renewed: begun.connectionId !== null },
  });
  return { id, institution: name, accounts: granted.accounts.length };
}
