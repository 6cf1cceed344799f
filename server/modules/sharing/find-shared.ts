import { and, eq, isNull } from 'drizzle-orm';

import { companies } from '#drizzle/schema/companies.ts';
import { memberships } from '#drizzle/schema/identity.ts';
import { documentLinks } from '#drizzle/schema/sharing.ts';
import type { CompanyContext, RequestContext } from '#server/context.ts';
import { systemActor } from '#server/db/scope.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { notFound } from '#server/domain/shared/errors.ts';
import { countAttempt, type Limit, networkOf } from '#server/modules/identity/index.ts';

const MINUTE = 60_000;

/** More than an office behind one address opens, and far too little to guess by. */
const OPENED_BY_NETWORK: Limit = { name: 'shared-document.network', max: 300, windowMs: 15 * MINUTE };

/** 256 bits in base64url. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** A document that a token opens, and a request that may read in its company. */
export interface Shared {
  readonly ctx: CompanyContext;
  readonly invoiceId: string;
  readonly linkId: string;
}

/**
 * Finds what a token opens. Each look is counted for its network first, so that unknown and known tokens cost the same.
 *
 * @throws DomainError `not_found` DOCUMENT_LINK_GONE for what was never given or was revoked; `rate_limited` RATE_LIMITED
 */
export async function findShared(request: RequestContext, token: string): Promise<Shared> {
  const { deps } = request;
  await countAttempt(deps, [{ limit: OPENED_BY_NETWORK, of: networkOf(request.ip) }]);
  if (!TOKEN.test(token)) throw notFound('DOCUMENT_LINK_GONE');
  const [found] = await withSystemTx(deps, 'a document by its link', (tx) =>
    tx
      .select({
        companyId: documentLinks.companyId,
        slug: companies.slug,
        invoiceId: documentLinks.invoiceId,
        id: documentLinks.id,
      })
      .from(documentLinks)
      .innerJoin(companies, eq(companies.id, documentLinks.companyId))
      .where(and(eq(documentLinks.token, token), isNull(documentLinks.revokedAt))),
  );
  if (!found) throw notFound('DOCUMENT_LINK_GONE');
  const { companyId, slug, invoiceId, id: linkId } = found;
  const company = { id: companyId, slug, role: 'viewer' as const };
  return { ctx: { ...request, company, actor: systemActor('sharing'), sessionId: null }, invoiceId, linkId };
}

/** Whether a person belongs to a company: what its own people look at is no view by a customer. */
export async function isMember({ deps }: RequestContext, companyId: string, userId: string): Promise<boolean> {
  const rows = await withSystemTx(deps, 'membership of who looks at a shared document', (tx) =>
    tx
      .select({ userId: memberships.userId })
      .from(memberships)
      .where(and(eq(memberships.companyId, companyId), eq(memberships.userId, userId))),
  );
  return rows.length > 0;
}
