import { and, eq } from 'drizzle-orm';

import { mailboxConsents } from '#drizzle/schema/mailbox.ts';
import { type CompanyContext, scopeOf, type SessionInfo } from '#server/context.ts';
import type { CompleteConsentInput } from '#server/contracts/mailbox.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { forbidden, invalid } from '#server/domain/shared/errors.ts';
import { record } from '#server/events/record.ts';

import { stateHash } from '../consent-state.ts';
import { consentPurpose } from '../mailbox-row.ts';

/** For so long a vendor that is away is asked again by itself; then a person begins anew. */
const TRIED_FOR_MS = 60 * 60_000;

/**
 * Takes what the browser brought back to a consent that this session began. It is kept with its code and completed by a job: a
 * code works once and must not be lost with a process. The same address may be opened again meanwhile; nothing happens twice.
 * What becomes of it stands in the list of mailboxes.
 *
 * @throws DomainError `invalid` MAILBOX_CONSENT_STALE, MAILBOX_CONSENT_DENIED · `forbidden` MAILBOX_NEEDS_PERSON
 */
export async function completeConsent(
  ctx: CompanyContext,
  session: SessionInfo | null,
  { vendor, state, code, error }: CompleteConsentInput,
): Promise<{ readonly id: string }> {
  const { deps, company } = ctx;
  if (session === null) throw forbidden('MAILBOX_NEEDS_PERSON');
  const mine = and(
    eq(mailboxConsents.stateHash, stateHash(state)),
    eq(mailboxConsents.vendor, vendor),
    eq(mailboxConsents.sessionId, session.sessionId),
  );
  const now = deps.clock.now();
  const begun = await withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    const [found] = await tx.select().from(mailboxConsents).where(mine).for('update');
    if (found === undefined || found.answeredAt !== null || found.expiresAt <= now) return found;
    if (!code) {
      await tx.delete(mailboxConsents).where(mine);
      return found;
    }
    const { id } = found;
    await tx
      .update(mailboxConsents)
      .set({
        answeredAt: now,
        expiresAt: new Date(now.getTime() + TRIED_FOR_MS),
        code: deps.sealer.seal(Buffer.from(code), consentPurpose(company.id, id, 'code')),
      })
      .where(mine);
    const by = ctx.actor.kind === 'user' ? ctx.actor.id : null;
    const data = { vendor, consentId: id, by };
    await record(tx, { type: 'mailbox.consent_answered', subject: `mailbox-consent:${id}`, data });
    return found;
  });
  if (begun === undefined || (begun.answeredAt === null && begun.expiresAt <= now)) throw invalid('MAILBOX_CONSENT_STALE');
  if (begun.answeredAt === null && !code) {
    throw invalid(error === 'access_denied' ? 'MAILBOX_CONSENT_DENIED' : 'MAILBOX_CONSENT_STALE');
  }
  deps.checkpoint('mailbox.answer_kept');
  return { id: begun.id };
}
