import { and, asc, desc, eq, isNull, ne } from 'drizzle-orm';

import { bankConnections } from '#drizzle/schema/banking.ts';
import { certificates } from '#drizzle/schema/fiscalization.ts';
import { mailboxes } from '#drizzle/schema/mailbox.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { CompanyLinks, LinkTerm } from '#server/contracts/links.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';

import { readLinkHealth } from '../read-link-health.ts';

/** How long before its end something is called to mind. */
const WARN_MS = 14 * 24 * 60 * 60_000;

/** The installation's services as one company sees them, and what of its own at them ends or waits. */
export async function listCompanyLinks(ctx: CompanyContext): Promise<CompanyLinks> {
  const { clock, installation } = ctx.deps;
  const now = clock.now();
  const stateAt = (until: Date): LinkTerm['state'] =>
    until <= now ? 'over' : until.getTime() - now.getTime() < WARN_MS ? 'ending' : 'ok';

  const terms = await withCompanyTx(ctx.deps, scopeOf(ctx), async (tx): Promise<LinkTerm[]> => {
    const own = and(isNull(certificates.removedAt), eq(certificates.environment, installation.fiscalization ?? 'live'));
    const [certificate] = await tx
      .select({ name: certificates.subject, oib: certificates.oib, until: certificates.notAfter })
      .from(certificates)
      .where(own)
      .orderBy(desc(certificates.notAfter))
      .limit(1);
    const banks = await tx
      .select({
        vendor: bankConnections.vendor,
        name: bankConnections.institutionName,
        until: bankConnections.consentExpiresAt,
        state: bankConnections.state,
      })
      .from(bankConnections)
      .where(ne(bankConnections.state, 'left'))
      .orderBy(asc(bankConnections.consentExpiresAt))
      .limit(50);
    const boxes = await tx
      .select({ vendor: mailboxes.vendor, name: mailboxes.address, state: mailboxes.state })
      .from(mailboxes)
      .where(ne(mailboxes.state, 'left'))
      .orderBy(asc(mailboxes.address))
      .limit(50);
    return [
      ...(certificate === undefined
        ? []
        : [
            {
              provider: 'cis',
              kind: 'certificate' as const,
              ...certificate,
              state: stateAt(certificate.until),
              href: 'postavke/certifikat',
            },
          ]),
      ...banks.map(({ vendor, name, until, state }) => ({
        provider: vendor,
        kind: 'bank_consent' as const,
        name,
        oib: null,
        until,
        state: state === 'active' ? stateAt(until) : ('over' as const),
        href: 'banka',
      })),
      ...boxes.map(({ vendor, name, state }) => ({
        provider: vendor,
        kind: 'mailbox_consent' as const,
        name,
        oib: null,
        until: null,
        state: state === 'reconnect' ? ('over' as const) : ('ok' as const),
        href: 'pretinac',
      })),
    ];
  });
  return { links: await readLinkHealth(ctx), terms };
}
