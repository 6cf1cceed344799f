import { and, eq, isNull } from 'drizzle-orm';

import { emailSuppressions, type SuppressionReason } from '#drizzle/schema/notifications.ts';
import { type CompanyTx, contextOf } from '#server/db/company-tx.ts';
import type { EmailEvent } from '#server/integrations/email/port.ts';

type Suppression = typeof emailSuppressions.$inferSelect;

/** Addresses are compared without case: no mail server of today tells `Ana@` from `ana@`. */
export const addressKey = (address: string): string => address.trim().toLowerCase();

/** Why a company's mail does not go to an address; null when it does. */
export async function suppressionOf(tx: CompanyTx, address: string): Promise<Suppression | null> {
  const standing = and(eq(emailSuppressions.address, addressKey(address)), isNull(emailSuppressions.liftedAt));
  const [row] = await tx.select().from(emailSuppressions).where(standing);
  return row ?? null;
}

const reasonOf = ({ kind, permanent }: Pick<EmailEvent, 'kind' | 'permanent'>): SuppressionReason | null => {
  if (kind === 'bounced') return permanent ? 'bounced' : null;
  return kind === 'complained' || kind === 'suppressed' ? kind : null;
};

/**
 * Notes that an address bounced for good or complained: no further mail of the company goes there. An event from before a
 * person lifted the suppression does not bring it back.
 */
export async function suppressAfter(
  tx: CompanyTx,
  address: string,
  event: Pick<EmailEvent, 'kind' | 'permanent' | 'detail'> & { readonly at: string },
): Promise<void> {
  const reason = reasonOf(event);
  if (reason === null) return;
  const { companyId } = contextOf(tx);
  const key = addressKey(address);
  const since = new Date(event.at);
  const [known] = await tx.select().from(emailSuppressions).where(eq(emailSuppressions.address, key)).for('update');
  if (known && (known.liftedAt === null || since <= known.liftedAt)) return;
  const values = { reason, detail: event.detail, since, liftedAt: null };
  await tx
    .insert(emailSuppressions)
    .values({ companyId, address: key, ...values })
    .onConflictDoUpdate({ target: [emailSuppressions.companyId, emailSuppressions.address], set: values });
}
