import { randomBytes } from 'node:crypto';

import { and, eq, isNotNull, isNull, lte, or } from 'drizzle-orm';

import { bankConsents } from '#drizzle/schema/banking.ts';
import { type CompanyContext, scopeOf, type SessionInfo } from '#server/context.ts';
import type { BeginBankConsentInput } from '#server/contracts/banking.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { forbidden, notFound, precondition } from '#server/domain/shared/errors.ts';
import type { BankDataVendor, BankInstitution } from '#server/integrations/bank-data/port.ts';

import { institutionOf, lockConnection, redirectUriOf, stateHash } from '../connection-row.ts';
import { keptInstitutions } from '../kept-institutions.ts';

/** Banks may want a visit to the phone and back. */
const MINUTES = 60;

interface Wish {
  readonly vendor: BankDataVendor;
  readonly institution: BankInstitution;
  readonly connectionId: string | null;
}

/**
 * Begins a consent for the person of this session and returns the address to send the browser to. With `connectionId` the same
 * bank is asked again: what was read stays, accounts are found again by their IBAN.
 *
 * @throws DomainError `forbidden` BANK_NEEDS_PERSON · `precondition` BANK_DATA_OFF · `not_found` BANK_CONNECTION_NOT_FOUND,
 *   BANK_INSTITUTION_NOT_FOUND
 */
export async function beginBankConsent(
  ctx: CompanyContext,
  session: SessionInfo | null,
  input: BeginBankConsentInput,
): Promise<{ readonly url: string; readonly institution: string }> {
  const { deps, company } = ctx;
  if (session === null) throw forbidden('BANK_NEEDS_PERSON');
  const { vendor, institution, connectionId } = await wishOf(ctx, input);
  if (deps.installation.modes[vendor] === 'off') throw precondition('BANK_DATA_OFF', { params: { fix: 'postavke' } });
  const state = `${company.slug}.${randomBytes(24).toString('base64url')}`;
  const begun = await deps.ports.bankData[vendor].beginConsent({
    institution,
    redirectUri: redirectUriOf(deps.installation.appUrl),
    state,
    locale: ctx.locale,
  });
  const now = deps.clock.now();
  await withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    // One visit to a bank of a session at a time. Those from which nobody came back, and of which nothing came, are forgotten.
    const unanswered = isNull(bankConsents.answeredAt);
    const old = or(eq(bankConsents.sessionId, session.sessionId), lte(bankConsents.expiresAt, now));
    await tx.delete(bankConsents).where(or(and(unanswered, old), isNotNull(bankConsents.failure)));
    await tx.insert(bankConsents).values({
      companyId: company.id,
      id: deps.ids.next(),
      stateHash: stateHash(state),
      vendor,
      institution,
      connectionId,
      sessionId: session.sessionId,
      consentRef: begun.consentRef,
      expiresAt: new Date(now.getTime() + MINUTES * 60_000),
    });
  });
  return { url: begun.url, institution: institution.name };
}

async function wishOf(ctx: CompanyContext, input: BeginBankConsentInput): Promise<Wish> {
  if ('connectionId' in input) {
    const row = await withCompanyTx(ctx.deps, scopeOf(ctx), (tx) => lockConnection(tx, input.connectionId));
    return { vendor: row.vendor, institution: institutionOf(row), connectionId: row.id };
  }
  const { vendor, institutionId, country } = input;
  if (ctx.deps.installation.modes[vendor] === 'off') throw precondition('BANK_DATA_OFF', { params: { fix: 'postavke' } });
  const institution = (await keptInstitutions(ctx.deps, vendor, country)).find(({ id }) => id === institutionId);
  if (institution === undefined) throw notFound('BANK_INSTITUTION_NOT_FOUND');
  return { vendor, institution, connectionId: null };
}
