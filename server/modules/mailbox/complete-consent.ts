import { and, eq, isNull } from 'drizzle-orm';

import { mailboxConsents } from '#drizzle/schema/mailbox.ts';
import type { Deps } from '#server/context.ts';
import type { MailboxConsentFailure } from '#server/contracts/mailbox.ts';
import { type CompanyScope, withCompanyTx } from '#server/db/company-tx.ts';
import { systemActor } from '#server/db/scope.ts';
import { record } from '#server/events/record.ts';
import { defineSubscriber } from '#server/events/subscriber.ts';
import { CONSENT_CODE_REFUSED, CONSENT_INCOMPLETE } from '#server/integrations/mailbox/port.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';

import { connectMailbox } from './connect-mailbox.ts';
import { redirectUriOf } from './consent-state.ts';
import { consentPurpose, type ConsentRow } from './mailbox-row.ts';
import { FAILURE_OF } from './note-failure.ts';

/**
 * Completes a consent that its owner has given: uses its code, keeps what that was good for, asks whose mailbox it opens, and
 * connects it. A vendor that is away is asked again until the consent's time is over.
 *
 * A process that dies after the vendor took the code and before the credentials are kept has lost it: the next try hears that it
 * was used, and a person begins anew. Everywhere else the next try goes on.
 */
export const completeAnsweredConsent = defineSubscriber({
  name: 'mailbox.complete-consent',
  on: ['mailbox.consent_answered'],
  async handle(deps, { companyId, data: { consentId, by } }) {
    const scope = { companyId, actor: systemActor('mailbox.complete-consent') };
    const mine = eq(mailboxConsents.id, consentId);
    const [begun] = await withCompanyTx(deps, scope, (tx) => tx.select().from(mailboxConsents).where(mine));
    if (begun === undefined || begun.failure !== null) return;
    const { vendor } = begun;
    const outcome = begun.expiresAt <= deps.clock.now() ? 'away' : await accept(deps, scope, begun);
    if (typeof outcome === 'string') return fail(deps, scope, begun, outcome);
    await withCompanyTx(deps, scope, async (tx) => {
      // Whoever came first has connected it.
      const used = await tx.delete(mailboxConsents).where(mine).returning({ id: mailboxConsents.id });
      if (used.length > 0) await connectMailbox(deps, tx, { companyId, vendor, by, ...outcome });
    });
    deps.checkpoint('mailbox.connected');
  },
});

interface Granted {
  readonly credentials: Uint8Array;
  readonly address: string;
}

/** What the owner opened, or why nothing will come of it. What may end well another time is thrown. */
async function accept(deps: Deps, scope: CompanyScope, begun: ConsentRow): Promise<Granted | MailboxConsentFailure> {
  const { vendor, expiresAt } = begun;
  try {
    const credentials = await credentialsOf(deps, scope, begun);
    return { credentials, address: await deps.ports.mailbox[vendor].addressOf(credentials) };
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    const { codes, kind, verdict, retryAt, provider } = error;
    if (codes.includes(CONSENT_CODE_REFUSED)) return 'over';
    if (codes.includes(CONSENT_INCOMPLETE) || kind === 'consent_expired') return 'incomplete';
    if (verdict === 'retry' && (retryAt === null || retryAt < expiresAt)) throw error;
    if (verdict === 'needs_user') deps.log.error({ provider, codes }, 'mailboxes: the vendor refuses this installation');
    return FAILURE_OF[kind];
  }
}

/** What the code was good for: kept at once, as the code is worth nothing from then on. */
async function credentialsOf(deps: Deps, scope: CompanyScope, begun: ConsentRow): Promise<Uint8Array> {
  const { companyId, id, vendor } = begun;
  const open = (sealed: Uint8Array | null, secret: 'verifier' | 'code' | 'credentials') =>
    deps.sealer.open(sealed ?? new Uint8Array(), consentPurpose(companyId, id, secret));
  if (begun.credentials !== null) return open(begun.credentials, 'credentials');
  const answer = {
    redirectUri: redirectUriOf(deps.installation.appUrl, vendor),
    code: open(begun.code, 'code').toString('utf8'),
    codeVerifier: open(begun.verifier, 'verifier').toString('utf8'),
  };
  deps.checkpoint('mailbox.code_opened');
  const credentials = await deps.ports.mailbox[vendor].acceptConsent(answer);
  deps.checkpoint('mailbox.code_used');
  const sealed = deps.sealer.seal(credentials, consentPurpose(companyId, id, 'credentials'));
  await withCompanyTx(deps, scope, (tx) =>
    tx.update(mailboxConsents).set({ code: null, credentials: sealed, failure: null }).where(eq(mailboxConsents.id, id)),
  );
  deps.checkpoint('mailbox.credentials_kept');
  return credentials;
}

/** Keeps why nothing came of a consent, and erases its secrets; not when another process has got further meanwhile. */
async function fail(deps: Deps, scope: CompanyScope, begun: ConsentRow, failure: MailboxConsentFailure): Promise<void> {
  const { id, vendor } = begun;
  await withCompanyTx(deps, scope, async (tx) => {
    const unused = failure === 'over' ? isNull(mailboxConsents.credentials) : undefined;
    const left = await tx
      .update(mailboxConsents)
      .set({ failure, code: null, credentials: null })
      .where(and(eq(mailboxConsents.id, id), isNull(mailboxConsents.failure), unused))
      .returning({ id: mailboxConsents.id });
    if (left.length === 0) return;
    await record(tx, { type: 'mailbox.consent_failed', subject: `mailbox-consent:${id}`, data: { vendor, failure } });
  });
}
