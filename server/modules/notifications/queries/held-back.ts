import { and, asc, inArray, isNull } from 'drizzle-orm';

import { emailSuppressions } from '#drizzle/schema/notifications.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { HeldBackInput, SuppressionDto } from '#server/contracts/mail.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';

import { addressKey } from '../suppressions.ts';

/** Those of the addresses to which the company's mail no longer goes, each with why. */
export async function heldBack(ctx: CompanyContext, { addresses }: HeldBackInput): Promise<readonly SuppressionDto[]> {
  const keys = addresses.map(addressKey);
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const found = await tx
      .select()
      .from(emailSuppressions)
      .where(and(inArray(emailSuppressions.address, keys), isNull(emailSuppressions.liftedAt)))
      .orderBy(asc(emailSuppressions.address));
    return found.map(({ address, reason, detail, since }) => ({ address, reason, detail, since }));
  });
}
