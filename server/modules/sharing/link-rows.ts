import { and, desc, eq, isNull } from 'drizzle-orm';

import { documentLinks } from '#drizzle/schema/sharing.ts';
import { type CompanyTx, contextOf } from '#server/db/company-tx.ts';
import { newSecretToken } from '#server/modules/identity/index.ts';

export type LinkRow = typeof documentLinks.$inferSelect;

/** A document's last link, revoked or not; null where none was ever made. */
export async function lastLinkOf(tx: CompanyTx, invoiceId: string): Promise<LinkRow | null> {
  const [row] = await tx
    .select()
    .from(documentLinks)
    .where(eq(documentLinks.invoiceId, invoiceId))
    .orderBy(desc(isNull(documentLinks.revokedAt)), desc(documentLinks.createdAt))
    .limit(1);
  return row ?? null;
}

/** The link that works; made when there is none. Two who ask at the same time get the same one. */
export async function workingLinkOf(tx: CompanyTx, invoiceId: string): Promise<LinkRow> {
  const { companyId, deps } = contextOf(tx);
  const fresh = { companyId, id: deps.ids.next(), invoiceId, token: newSecretToken(), createdAt: deps.clock.now() };
  const [made] = await tx.insert(documentLinks).values(fresh).onConflictDoNothing().returning();
  if (made) return made;
  const [known] = await tx
    .select()
    .from(documentLinks)
    .where(and(eq(documentLinks.invoiceId, invoiceId), isNull(documentLinks.revokedAt)));
  if (!known) throw new Error('a link vanished while it was made');
  return known;
}

/** Ends the link that works; nothing where there is none. Returns whether there was one. */
export async function revokeIn(tx: CompanyTx, invoiceId: string): Promise<boolean> {
  const ended = await tx
    .update(documentLinks)
    .set({ revokedAt: contextOf(tx).deps.clock.now() })
    .where(and(eq(documentLinks.invoiceId, invoiceId), isNull(documentLinks.revokedAt)))
    .returning({ id: documentLinks.id });
  return ended.length > 0;
}

/** The link that a mail carries; null where a person has ended it and began no other. */
export async function linkForMail(tx: CompanyTx, invoiceId: string): Promise<LinkRow | null> {
  const last = await lastLinkOf(tx, invoiceId);
  if (last !== null && last.revokedAt !== null) return null;
  return last ?? workingLinkOf(tx, invoiceId);
}

/** A link by its id, also one that was revoked; for a mail whose text may not change from try to try. */
export async function linkById(tx: CompanyTx, id: string): Promise<LinkRow | null> {
  const [row] = await tx.select().from(documentLinks).where(eq(documentLinks.id, id));
  return row ?? null;
}

/** The address of a document's page; `appUrl` is the installation's own. */
export const linkAddress = (appUrl: string, token: string): string => new URL(`/d/${token}`, appUrl).href;
