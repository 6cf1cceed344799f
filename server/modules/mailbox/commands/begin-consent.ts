import { createHash, randomBytes } from 'node:crypto';

import { and, eq, isNotNull, isNull, lte, or } from 'drizzle-orm';

import { mailboxConsents } from '#drizzle/schema/mailbox.ts';
import { type CompanyContext, scopeOf, type SessionInfo } from '#server/context.ts';
import type { BeginConsentInput } from '#server/contracts/mailbox.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { forbidden, precondition } from '#server/domain/shared/errors.ts';

import { consentPurpose, lockMailbox } from '../mailbox-row.ts';
import { redirectUriOf, stateHash } from '../consent-state.ts';

const MINUTES = 15;

/**
 * Begins a consent for the person of this session and returns the vendor's address to send the browser to. What comes back is
 * taken within a quarter of an hour, in the same session. With `mailboxId` the owner of that mailbox is asked again.
 *
 * @throws DomainError `forbidden` MAILBOX_NEEDS_PERSON · `precondition` MAILBOX_OFF · `not_found` MAILBOX_NOT_FOUND
 */
export async function beginConsent(
  ctx: CompanyContext,
  session: SessionInfo | null,
  { vendor, mailboxId }: BeginConsentInput,
): Promise<{ readonly url: string }> {
  const { deps, company } = ctx;
  if (session === null) throw forbidden('MAILBOX_NEEDS_PERSON');
  if (deps.installation.modes[vendor] === 'off') throw precondition('MAILBOX_OFF', { params: { fix: 'postavke' } });
  const state = `${company.slug}.${randomBytes(24).toString('base64url')}`;
  const verifier = randomBytes(48).toString('base64url');
  const now = deps.clock.now();
  const id = deps.ids.next();
  const loginHint = await withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    const again = mailboxId === undefined ? null : await lockMailbox(tx, mailboxId);
    // One visit to a vendor of a session at a time. Those from which nobody came back, and of which nothing came, are forgotten.
    const unanswered = isNull(mailboxConsents.answeredAt);
    const old = or(eq(mailboxConsents.sessionId, session.sessionId), lte(mailboxConsents.expiresAt, now));
    await tx.delete(mailboxConsents).where(or(and(unanswered, old), isNotNull(mailboxConsents.failure)));
    await tx.insert(mailboxConsents).values({
      companyId: company.id,
      id,
      stateHash: stateHash(state),
      vendor,
      mailboxId: again?.id ?? null,
      sessionId: session.sessionId,
      verifier: deps.sealer.seal(Buffer.from(verifier), consentPurpose(company.id, id, 'verifier')),
      expiresAt: new Date(now.getTime() + MINUTES * 60_000),
    });
    return again?.address;
  });
  const url = await deps.ports.mailbox[vendor].consentUrl({
    redirectUri: redirectUriOf(deps.installation.appUrl, vendor),
    state,
    codeChallenge: createHash('sha256').update(verifier).digest('base64url'),
    ...(loginHint === undefined ? {} : { loginHint }),
  });
  return { url };
}
