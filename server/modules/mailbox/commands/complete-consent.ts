import { and, eq, gt } from 'drizzle-orm';

import { mailboxConsents, mailboxes } from '#drizzle/schema/mailbox.ts';
import { type CompanyContext, scopeOf, type SessionInfo } from '#server/context.ts';
import type { CompleteConsentInput } from '#server/contracts/mailbox.ts';
import { type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import { FIRST_RULES } from '#server/domain/mailbox/mail-rules.ts';
import { forbidden, invalid } from '#server/domain/shared/errors.ts';
import { record } from '#server/events/record.ts';
import {
  CONSENT_CODE_REFUSED,
  CONSENT_INCOMPLETE,
  type GrantedMailbox,
  type MailboxVendor,
} from '#server/integrations/mailbox/port.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';

import { redirectUriOf, stateHash } from '../consent-state.ts';
import { credentialsPurpose, FIRST_WINDOW_MS, INBOX, verifierPurpose } from '../mailbox-row.ts';

/**
 * Ends a consent that this session began. A mailbox that is new waits for its rules; one that had rested goes on where it was.
 *
 * @throws DomainError `invalid` MAILBOX_CONSENT_STALE, MAILBOX_CONSENT_DENIED, MAILBOX_CONSENT_INCOMPLETE ·
 *   `forbidden` MAILBOX_NEEDS_PERSON
 */
export async function completeConsent(
  ctx: CompanyContext,
  session: SessionInfo | null,
  { vendor, state, code, error }: CompleteConsentInput,
): Promise<{ readonly id: string; readonly isNew: boolean; readonly address: string }> {
  const { deps, company } = ctx;
  if (session === null) throw forbidden('MAILBOX_NEEDS_PERSON');
  const [begun] = await withCompanyTx(deps, scopeOf(ctx), (tx) =>
    tx
      .delete(mailboxConsents)
      .where(
        and(
          eq(mailboxConsents.stateHash, stateHash(state)),
          eq(mailboxConsents.vendor, vendor),
          eq(mailboxConsents.sessionId, session.sessionId),
          gt(mailboxConsents.expiresAt, deps.clock.now()),
        ),
      )
      .returning(),
  );
  if (begun === undefined) throw invalid('MAILBOX_CONSENT_STALE');
  if (!code) throw invalid(error === 'access_denied' ? 'MAILBOX_CONSENT_DENIED' : 'MAILBOX_CONSENT_STALE');
  const codeVerifier = deps.sealer.open(begun.verifier, verifierPurpose(company.id, begun.id)).toString('utf8');
  const redirectUri = redirectUriOf(deps.installation.appUrl, vendor);
  const granted = await deps.ports.mailbox[vendor].acceptConsent({ redirectUri, code, codeVerifier }).catch(refused);
  return withCompanyTx(deps, scopeOf(ctx), (tx) => store(ctx, tx, vendor, granted));
}

function refused(thrown: unknown): never {
  if (thrown instanceof ProviderError && thrown.codes.includes(CONSENT_INCOMPLETE)) throw invalid('MAILBOX_CONSENT_INCOMPLETE');
  if (thrown instanceof ProviderError && thrown.codes.includes(CONSENT_CODE_REFUSED)) throw invalid('MAILBOX_CONSENT_STALE');
  throw thrown;
}

async function store(ctx: CompanyContext, tx: CompanyTx, vendor: MailboxVendor, { address, credentials }: GrantedMailbox) {
  const { deps, company, actor } = ctx;
  const now = deps.clock.now();
  const fresh = deps.ids.next();
  const readFrom = new Date(now.getTime() - FIRST_WINDOW_MS);
  const [known] = await tx
    .select()
    .from(mailboxes)
    .where(and(eq(mailboxes.vendor, vendor), eq(mailboxes.address, address)))
    .for('update');
  const id = known?.id ?? fresh;
  const isNew = known === undefined || known.state === 'left' || known.state === 'new';
  const values = {
    credentials: deps.sealer.seal(credentials, credentialsPurpose(company.id, id)),
    failure: null,
    failures: 0,
    nextReadAt: now,
    connectedBy: actor.kind === 'user' ? actor.id : null,
    // Whoever still reads with the old consent must not write its tokens over the new ones.
    leaseId: null,
    leaseUntil: null,
  };
  if (known === undefined) {
    await tx.insert(mailboxes).values({
      companyId: company.id,
      id,
      vendor,
      address,
      state: 'new',
      folder: INBOX[vendor],
      rules: FIRST_RULES,
      readFrom,
      createdAt: now,
      ...values,
    });
  } else {
    const begin = { state: 'new' as const, cursor: null, readFrom };
    const goOn = { state: known.state === 'paused' ? ('paused' as const) : ('active' as const) };
    await tx
      .update(mailboxes)
      .set({ ...values, ...(isNew ? begin : goOn) })
      .where(eq(mailboxes.id, id));
  }
  await record(tx, { type: 'mailbox.connected', subject: `mailbox:${id}`, data: { vendor, address } });
  return { id, isNew, address };
}
