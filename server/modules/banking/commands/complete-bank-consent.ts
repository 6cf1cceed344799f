import { and, eq } from 'drizzle-orm';

import { bankConsents } from '#drizzle/schema/banking.ts';
import { type CompanyContext, scopeOf, type SessionInfo } from '#server/context.ts';
import type { CompleteBankConsentInput } from '#server/contracts/banking.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { forbidden, invalid } from '#server/domain/shared/errors.ts';
import { record } from '#server/events/record.ts';

import { codePurpose, institutionOf, stateHash } from '../connection-row.ts';

/** For so long a bank that is away is asked again by itself; then a person begins anew. */
const TRIED_FOR_MS = 60 * 60_000;

/** A consent that is being completed; what becomes of it stands in the overview. */
interface AnsweredConsent {
  readonly id: string;
  readonly institution: string;
}

/**
 * Takes what the browser brought back to a consent that this session began. It is kept with its code and completed by a job: a
 * code works once and must not be lost with a process. The same address may be opened again meanwhile; nothing happens twice.
 *
 * @throws DomainError `invalid` BANK_CONSENT_STALE, BANK_CONSENT_DENIED · `forbidden` BANK_NEEDS_PERSON
 */
export async function completeBankConsent(
  ctx: CompanyContext,
  session: SessionInfo | null,
  { state, code, error }: CompleteBankConsentInput,
): Promise<AnsweredConsent> {
  const { deps, company } = ctx;
  if (session === null) throw forbidden('BANK_NEEDS_PERSON');
  const mine = and(eq(bankConsents.stateHash, stateHash(state)), eq(bankConsents.sessionId, session.sessionId));
  const now = deps.clock.now();
  const begun = await withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    const [found] = await tx.select().from(bankConsents).where(mine).for('update');
    if (found === undefined || found.answeredAt !== null || found.expiresAt <= now) return found;
    if (error) {
      await tx.delete(bankConsents).where(mine);
      return found;
    }
    const { id, vendor } = found;
    await tx
      .update(bankConsents)
      .set({
        answeredAt: now,
        expiresAt: new Date(now.getTime() + TRIED_FOR_MS),
        code: code ? deps.sealer.seal(Buffer.from(code), codePurpose(company.id, id)) : null,
      })
      .where(mine);
    const by = ctx.actor.kind === 'user' ? ctx.actor.id : null;
    const data = { vendor, institution: institutionOf(found).name, consentId: id, by };
    await record(tx, { type: 'bank.consent_answered', subject: `bank-consent:${id}`, data });
    return found;
  });
  if (begun === undefined || (begun.answeredAt === null && begun.expiresAt <= now)) throw invalid('BANK_CONSENT_STALE');
  if (begun.answeredAt === null && error) throw invalid('BANK_CONSENT_DENIED');
  deps.checkpoint('bank.answer_kept');
  return { id: begun.id, institution: institutionOf(begun).name };
}
