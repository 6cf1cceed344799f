import { and, desc, eq, isNotNull, sql } from 'drizzle-orm';

import { invoices } from '#drizzle/schema/invoicing.ts';
import { contacts } from '#drizzle/schema/parties.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { ContactOption } from '#server/contracts/contacts.ts';
import type { DirectoryOptionsInput } from '#server/contracts/directory.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';

import { contactOption } from '../contact-row.ts';
import { contactDirectory } from '../contact-directory.ts';

/** So many of the latest documents tell who the recent customers are; older ones would only cost time. */
const RECENT_DOCUMENTS = 300;

/** Contacts for a picker: who had a document lately first, then who was added or changed lately. Nobody that was put away. */
export async function contactOptions(
  ctx: CompanyContext,
  { search, limit }: DirectoryOptionsInput,
): Promise<readonly ContactOption[]> {
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const latest = tx
      .select({ contactId: invoices.contactId, issuedAt: invoices.issuedAt })
      .from(invoices)
      .where(isNotNull(invoices.contactId))
      .orderBy(desc(invoices.issuedAt), desc(invoices.id))
      .limit(RECENT_DOCUMENTS)
      .as('latest');
    const recent = tx
      .select({ contactId: latest.contactId, lastAt: sql<Date>`max(${latest.issuedAt})`.as('last_at') })
      .from(latest)
      .groupBy(latest.contactId)
      .as('recent');
    const rows = await tx
      .select({ contact: contacts })
      .from(contacts)
      .leftJoin(recent, eq(recent.contactId, contacts.id))
      .where(and(contactDirectory.inView(false), contactDirectory.matchesSearch(search)))
      .orderBy(sql`${recent.lastAt} desc nulls last`, desc(contacts.updatedAt), desc(contacts.id))
      .limit(limit);
    return rows.map(({ contact }) => contactOption(contact));
  });
}
